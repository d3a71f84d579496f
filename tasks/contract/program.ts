import type { ProgramInPage } from './try-in-page.js';
import type { LoadedProgram, LoadOptions } from './loaded-program.js';
import type { NetworkMelding } from './melding.js';
import type { Augmentation } from './perturbation.js';
import type { NetworkSweep } from './sweep.js';
import type { TrainOptions, TrainResult } from './training.js';

/**
 * A way to do a task: written by a person, or trained.
 *
 * @typeParam Input what the task gives
 * @typeParam Answer what the task asks for
 */
export interface Program<Input, Answer> {
  /** Unique within its task, for example `handwritten` or `learned`. */
  readonly id: string;
  readonly kind: 'handwritten' | 'learned';
  /** True for a variant that is run only when it is named, and about which no claim is made. */
  readonly byName?: boolean;
  readonly title: string;
  /** One paragraph: how it works and who or what made it. */
  readonly summary: string;
  /**
   * What it can run on: `v8` for plain JavaScript, else names of network runtimes; the first is the default. A learned
   * program that names `plain`, loops in JavaScript, has its operations counted on it.
   */
  readonly runtimes: readonly [string, ...string[]];
  /** `import.meta.url` of the module that holds the program, for the static measures. */
  readonly module: string;
  /**
   * Learned programs: URL of the module of the runtime alone, which exports `prepare(options: LoadOptions): Promise<void>`.
   * It imports and starts the runtime, and neither the network nor anything else of the program, so that the memory of
   * each can be told apart.
   */
  readonly runtimeModule?: string;
  /**
   * Learned programs: URL of the module that trains the network, so that what there was to write is counted. Nothing imports
   * it for that.
   */
  readonly trainingModule?: string;
  /**
   * Gets the program ready to decide.
   *
   * @throws UserError when the runtime is not to be had or the weights do not match their manifest
   */
  load(options: LoadOptions): Promise<LoadedProgram<Input, Answer>>;
  /** Rule programs: groups of rules that can be switched off one at a time, to see what each is worth. */
  readonly ruleGroups?: readonly RuleGroup[];
  /** Learned programs: what the static measures need to know of the network. */
  network?(): Promise<NetworkDescription>;
  /** Learned programs: the program with its weights rounded to a few bits and run as floats, on the same runtime. */
  quantised?(bits: WeightBits, options: LoadOptions): Promise<QuantisedProgram<Input, Answer>>;
  /** Learned programs: how its training examples were changed, so that it may be used to such perturbations. */
  readonly augmentations?: readonly Augmentation[];
  /** Learned programs: how the network is made in other sizes and from less data, where it can be. */
  readonly sweep?: NetworkSweep<Input, Answer>;
  /** Learned programs: how the network is tuned together with another one, where that was tried. */
  readonly melding?: NetworkMelding<Input, Answer>;
  /** Learned programs: how the network is trained from scratch, where the program knows it: the verb `train`. */
  readonly training?: ProgramTraining;
  /** How it decides in the page, on what a reader gives it, where its task can be tried there. */
  readonly inPage?: ProgramInPage;
}

/** How a program's network is trained, and where it then is. */
export interface ProgramTraining {
  /** The folder that the program reads its network from: a training writes there unless it is told another. */
  readonly folder: URL;
  /** Trains and writes the network: the same seed and data, on the same runtime, give the same bytes. */
  run(options: TrainOptions): Promise<TrainResult>;
}

/** How many bits a weight is rounded to. */
export type WeightBits = 8 | 4;

/** A program whose weights were rounded. */
export interface QuantisedProgram<Input, Answer> {
  readonly loaded: LoadedProgram<Input, Answer>;
  /** What it takes to store the rounded weights. */
  readonly bytes: Uint8Array;
}

/** Rules of one kind within a rule program. */
export interface RuleGroup {
  readonly id: string;
  readonly title: string;
}

/** A network, for the static measures. */
export interface NetworkDescription {
  /** Number of trained numbers. */
  readonly weights: number;
  readonly layers: readonly NetworkLayer[];
  /** Multiply-accumulates of one decision. */
  readonly multiplyAccumulates: number;
  /** Operators called in one decision, after fusing. */
  readonly operatorCalls: number;
  /** Paths of the files that make up the network: topology and weights. */
  readonly files: readonly string[];
  /** The manifest that was written when it was trained. */
  readonly manifest: Readonly<Record<string, unknown>>;
}

/** One layer of a {@link NetworkDescription}. */
export interface NetworkLayer {
  readonly name: string;
  readonly type: string;
  readonly outputShape: readonly number[];
  readonly weights: number;
  readonly multiplyAccumulates: number;
}
