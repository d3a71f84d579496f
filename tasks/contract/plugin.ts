import type { Program } from './program.js';
import type { Task } from './task.js';
import type { TrainOptions, TrainResult } from './training.js';

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
