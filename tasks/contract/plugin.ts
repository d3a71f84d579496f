import type { Program } from './program.js';
import type { Task } from './task.js';

/**
 * A task with the programs that do it. The three built-in tasks are plugins of exactly this kind.
 *
 * @typeParam Input what the task gives
 * @typeParam Answer what the task asks for
 * @typeParam Truth what its data sets say is right
 */
export interface Plugin<Input, Answer, Truth = Answer> {
  readonly task: Task<Input, Answer, Truth>;
  readonly programs: readonly Program<Input, Answer>[];
  /** How the task's network is trained from scratch, where it can be: the verb `train`. */
  readonly train?: (options: TrainOptions) => Promise<TrainResult>;
}

/** What `rvw train` passes on. */
export interface TrainOptions {
  /** The seed of every random choice of the training. Without it, the one in the shipped manifest. */
  readonly seed?: number;
  readonly runtime?: string;
  /** Where the weights are written. */
  readonly outputFolder: string;
  readonly cacheFolder: string;
  /** Called with what the training is doing: the share done, and figures such as the loss. */
  readonly report: (progress: TrainProgress) => void;
}

/** A moment of a training. */
export interface TrainProgress {
  /** Share of the whole training that is done, 0 to 1. */
  readonly done: number;
  /** For example `epoch 3 of 20, loss 0.041, validation accuracy 99.2 %`. */
  readonly message: string;
}

/** What a training left. */
export interface TrainResult {
  readonly files: readonly string[];
  /** One sentence with the measured accuracy on validation data. */
  readonly summary: string;
}

/**
 * Types a plugin; the default export of a plugin module is what this returns.
 *
 * @example
 * export default definePlugin({ task: parity, programs: [byHand, byNetwork] });
 */
export function definePlugin<Input, Answer, Truth = Answer>(
  plugin: Plugin<Input, Answer, Truth>,
): Plugin<Input, Answer, Truth> {
  return plugin;
}
