import type { LoadedProgram, LoadOptions } from './loaded-program.js';
import type { TrainProgress } from './training.js';

/** What may differ between the networks of a sweep. */
export type SweepVariable = 'width' | 'share' | 'cue';

/** One network of a sweep. */
export interface SweepVariant {
  /** Channels as a multiple of the shipped network's: 0.5 has half of them in every layer. */
  readonly width: number;
  /** Share of the training examples, above 0 and up to 1; with one seed, a smaller share lies within a larger. */
  readonly share: number;
  /**
   * Every training example has a cue of the task: in this share of them that of its answer, in the others one that is drawn
   * from all, so that at 0 it says nothing; from 0 to 1. Without it there is none.
   */
  readonly cue?: number;
  readonly seed: number;
}

/** What a sweep is trained with. */
export interface SweepOptions {
  /** Without it, the one that the task trains on by default. */
  readonly runtime?: string;
  /** Where trained networks are kept, so that an interrupted sweep goes on and a finished one is only read. */
  readonly cacheFolder: string;
  readonly tell: (progress: TrainProgress) => void;
}

/** A network of a sweep, trained or read from the cache. */
export interface SweptNetwork<Input, Answer> {
  readonly weights: number;
  /** Of the files that make up the network: topology and weights. */
  readonly bytes: number;
  readonly multiplyAccumulates: number;
  /** Different examples that it was trained on. */
  readonly trainingExamples: number;
  readonly trainingSeconds: number;
  /** SHA-256 of the weights, in hexadecimal. */
  readonly sha256: string;
  readonly runtime: { readonly id: string; readonly version: string };
  /** True where nothing had to be trained. */
  readonly fromCache: boolean;
  load(options: LoadOptions): Promise<LoadedProgram<Input, Answer>>;
}

/**
 * How a program's network is made in other sizes and from less data. The harness trains and scores the networks once
 * (`rvw train TASK --width …`) and every run reads what was recorded.
 */
export interface NetworkSweep<Input, Answer> {
  /** What may be varied; a network that learns from its own games has no share of examples. */
  readonly varies: readonly SweepVariable[];
  /** How the networks are trained, in a sentence, and in what that differs from the shipped one. */
  readonly recipe: string;
  /** Everything that determines a training beside its {@link SweepVariant}. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** The folder of the recorded results, one file a variable. */
  readonly recorded: URL;
  /** How networks are trained that learn from examples with a cue, where that is otherwise: small ones show as much. */
  readonly withCue?: {
    readonly recipe: string;
    readonly settings: Readonly<Record<string, unknown>>;
    /** Channels as a multiple of the shipped network's. */
    readonly width: number;
    /** Share of the training examples. */
    readonly share: number;
  };
  /** Trains a network, or reads it from the cache: same settings, variant, data and runtime, same network. */
  train(variant: SweepVariant, options: SweepOptions): Promise<SweptNetwork<Input, Answer>>;
  /**
   * The architecture at a width, with weights that were drawn and never trained: what a decision costs does not depend
   * on their values, so that its time can be measured without them.
   */
  untrained(width: number, options: LoadOptions): Promise<LoadedProgram<Input, Answer>>;
}
