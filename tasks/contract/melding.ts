import type { LoadedProgram, LoadOptions } from './loaded-program.js';
import type { SweepOptions } from './sweep.js';

/**
 * What noisy inputs are given to: a network that was trained for clean ones `alone`; one that takes the noise away and that
 * network, each tuned on by itself (`apart`); or both tuned on end to end (`together`).
 */
export type MeldedForm = 'alone' | 'apart' | 'together';

/** All forms. */
export const MELDED_FORMS: readonly MeldedForm[] = ['alone', 'apart', 'together'];

/**
 * How two networks are trained apart and then tuned together, to see whether modules meld. The harness trains and scores
 * them once (`rvw train TASK --melding`) and every run reads what was recorded.
 */
export interface NetworkMelding<Input, Answer> {
  /** How the networks are trained, in a sentence or two. */
  readonly recipe: string;
  /** Everything that determines a training beside its seed. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** The folder of the recorded results. */
  readonly recorded: URL;
  /**
   * The input under noise; the one that is given is left alone.
   *
   * @param normal draws from the standard normal distribution
   */
  noisy(input: Input, normal: () => number): Input;
  /** Trains both networks and all forms of them: same settings, seed, data and runtime, same networks. */
  train(seed: number, options: SweepOptions): Promise<MeldedNetworks<Input, Answer>>;
}

/** Two networks, trained apart and together. */
export interface MeldedNetworks<Input, Answer> {
  readonly trainingSeconds: number;
  /** Different examples that they were trained on. */
  readonly trainingExamples: number;
  readonly runtime: { readonly id: string; readonly version: string };
  load(form: MeldedForm, options: LoadOptions): Promise<LoadedProgram<Input, Answer>>;
}
