import type { PlantedCue } from './cue.js';
import type { DataContext, DataSet, Example } from './data-set.js';
import type { Decision } from './decision.js';
import type { Attribution } from './explanation.js';
import type { Concept, FeatureGroups } from './feature-groups.js';
import type { TryInPage } from './try-in-page.js';
import type { LoadedProgram } from './loaded-program.js';
import type { Perturbation } from './perturbation.js';
import type { Episode, Loss } from './scoring.js';

/**
 * What is to be done: inputs, right answers, data, scoring, drawing. A task knows no program.
 *
 * Everything but {@link Task.dataSets} is free of Node's APIs, so that it also runs in a page.
 *
 * @typeParam Input what a program is given
 * @typeParam Answer what a program answers
 * @typeParam Truth what a data set says is right: the answer itself, or for example a set of right answers
 */
export interface Task<Input, Answer, Truth = Answer> {
  /** Lower case with hyphens, as on the command line. */
  readonly id: string;
  readonly title: string;
  /** One paragraph for the report. */
  readonly summary: string;
  /**
   * What guessing gets: a program that is no better is not a solution. A function computes it of the data, when a run begins;
   * it gives nothing where the data cannot tell.
   */
  readonly floor?: Reference | ((context: DataContext) => Promise<Reference | undefined>);
  /** A trivial method, for scale, with what it gets and where that figure comes from. */
  readonly reference?: Reference;
  /** At least one; the first is the default and needs no download beyond `npm ci`. */
  readonly dataSets: readonly [DataSet<Input, Truth>, ...DataSet<Input, Truth>[]];
  /** The closed list of answers, where there is one: measures by class apply only then. */
  readonly classes?: readonly Answer[];
  /** Those of the classes that say that the input is none of the known things, such as `unknown`, where there are any. */
  readonly rejections?: readonly Answer[];
  /** The flat view that every model-agnostic measure perturbs. */
  readonly features: FeatureView<Input>;
  /** Features that belong together, and how to replace them; chosen by the shape of {@link features} without it. */
  readonly groups?: FeatureGroups<Input>;
  /** What a person would say of an input, in numbers: what a tree that imitates a program may ask about. */
  readonly concepts?: readonly Concept<Input>[];
  /** What inputs may go through; noise, gaps and fading of {@link features} without it. */
  readonly perturbations?: readonly Perturbation<Input, Answer, Truth>[];
  /** What a program must not go by, where something can be laid into an input; only of a task with {@link classes}. */
  readonly cue?: PlantedCue<Input>;
  /**
   * True when the decision is right; an abstention is never right. A task is judged in one of three ways, by this, by
   * {@link loss} or by {@link episode}: it has exactly one of them.
   */
  score?(decision: Decision<Answer>, example: Example<Input, Truth>): boolean;
  /** In place of {@link score}: how wrong an answer is, where answers are not just right or wrong. */
  readonly loss?: Loss<Input, Answer, Truth>;
  /** In place of {@link score}: how a whole course of decisions goes; an example's input is the state that it begins in. */
  readonly episode?: Episode<Input, Answer>;
  /**
   * Whether two answers are the same for all that matters, such as numbers that differ by rounding. Without it they are
   * where they are written alike, and of answers that are judged by a loss nothing is said that asks so, unless the task has
   * {@link classes}.
   */
  sameAnswer?(one: Answer, other: Answer): boolean;
  /** The class of a truth, where the task has classes and the truth is not itself the class. */
  classOf?(truth: Truth): Answer;
  /** An answer in words, for example `seven` or `middle right`. */
  describeAnswer(answer: Answer): string;
  /** A truth in words, for example `seven` or `centre or any corner`; of a task that has episodes it is not asked for. */
  describeTruth?(truth: Truth): string;
  /** The input as an SVG element with a `viewBox`, a title for screen readers, and `currentColor` where it can. */
  draw(input: Input, overlay?: Drawing<Answer>): string;
  /** The input as a sound, where it is one, so that a reader can listen to it. */
  sound?(input: Input): Sound;
  /** An answer as a sound, where it is one: both programs' can be listened to where they are shown side by side. */
  soundOfAnswer?(answer: Answer): Sound;
  /** A truth as a sound, to listen to beside the answers. */
  soundOfTruth?(truth: Truth): Sound;
  /** Inputs that no answer is right for, by kind; drawn by the view of {@link features} without it, where that is long. */
  readonly meaningless?: readonly MeaninglessInputs<Input>[];
  /** Evaluations of the task's own beyond accuracy on examples, for example match play. */
  readonly evaluations?: readonly Evaluation<Input, Answer, Truth>[];
  /** How a reader of the page gives the programs inputs of their own. */
  readonly tryInPage?: TryInPage<Input>;
}

/** Inputs of one kind that show none of the things that a program knows: shapes that are no digit, boards that cannot be. */
export interface MeaninglessInputs<Input> {
  /** In words, in the plural: `shapes that are no digit`. */
  readonly title: string;
  /**
   * So many of them, or fewer where there are no more.
   *
   * @param seed determines which
   */
  draw(count: number, seed: number): readonly Input[];
}

/** A figure to compare with. */
export interface Reference {
  readonly title: string;
  /** The share of right answers, in [0, 1], of a task whose answers are right or not. */
  readonly accuracy?: number;
  /** The mean in the task's own unit, of one that has a loss or episodes. */
  readonly value?: number;
  /** How the figure was got: the command, paper or calculation. */
  readonly source: string;
}

/** The input as a vector of numbers with a named shape. */
export interface FeatureView<Input> {
  /** For example `[28, 28]`. */
  readonly shape: readonly number[];
  /** For example `['row', 'column']`, one a dimension. */
  readonly axes: readonly string[];
  /** What one feature is, for example `grey value of a pixel, 0 (paper) to 1 (ink)`. */
  readonly meaning: string;
  /**
   * The least and the most that every feature can be, where all are on one scale, for example `[0, 1]`. Without it each
   * feature is taken to be on a scale of its own, from its least to its most among the examples.
   */
  readonly range?: readonly [least: number, most: number];
  /** A fresh vector of `shape`'s product numbers. */
  toVector(input: Input): Float32Array;
  /** The input that a vector stands for: the inverse of {@link toVector}. */
  fromVector(vector: Float32Array): Input;
}

/** What may be laid over a drawn input. */
export interface Drawing<Answer> {
  readonly attribution?: Attribution;
  readonly answer?: Answer;
  /** Places of the {@link Task.groups} that are enough for the answer. */
  readonly enough?: readonly number[];
}

/** Mono sound. */
export interface Sound {
  /** Each in [-1, 1]. */
  readonly samples: Float32Array;
  /** Samples a second. */
  readonly rate: number;
}

/** What an {@link Evaluation} is run on. */
export interface EvaluationContext<Input, Truth> {
  /** The run's seed. */
  readonly seed: number;
  /** The examples of the split that the run decides on. */
  readonly examples: readonly Example<Input, Truth>[];
  /** To be told how far a long evaluation is, 0 to 1: one that is silent for minutes is taken to have hung. */
  readonly tell?: (done: number) => void;
}

/**
 * An evaluation of the task's own, run once a program in its accuracy process.
 *
 * @example match play against a perfect opponent; a proof by walking the game tree
 */
export interface Evaluation<Input, Answer, Truth = unknown> {
  readonly id: string;
  readonly title: string;
  /** One sentence: how to read the figures. */
  readonly reading: string;
  run(
    program: LoadedProgram<Input, Answer>,
    context: EvaluationContext<Input, Truth>,
  ): Promise<EvaluationResult>;
}

/** What an {@link Evaluation} found. */
export interface EvaluationResult {
  /** The finding in one sentence. */
  readonly summary: string;
  readonly figures: readonly EvaluationFigure[];
  /** Drawings that show the finding, for example the shortest line that beats the program, as SVG. */
  readonly drawings?: readonly string[];
}

/** One number of an {@link EvaluationResult}. */
export interface EvaluationFigure {
  readonly title: string;
  readonly value: number;
  /** The 95 % interval, where there is one. */
  readonly low?: number;
  readonly high?: number;
  readonly unit: string;
  readonly direction: Direction;
}

/** Which way is better. */
export type Direction = 'higher-is-better' | 'lower-is-better' | 'neither';
