import type { DataSet } from './data-set.js';
import type { Program } from './program.js';
import type { Task } from './task.js';
import type { TrainOptions, TrainResult } from './training.js';

/**
 * What a module contributes: a task with programs that do it; or programs and data sets for a task that is there; or
 * measures and runtimes for all. Contributions of several plugins are merged by the task's id. The three built-in tasks
 * are plugins of exactly this kind.
 *
 * @typeParam Input what the task gives
 * @typeParam Answer what the task asks for
 * @typeParam Truth what its data sets say is right
 */
export interface Plugin<Input, Answer, Truth = Answer> {
  /** A task that nobody else brings. */
  readonly task?: Task<Input, Answer, Truth>;
  /** In place of a task: the id of the one that the programs and data sets are for, for example `digits`. */
  readonly for?: string;
  readonly programs?: readonly (Program<Input, Answer> | ProgramMaker<Input, Answer, Truth>)[];
  /** Beside those that the task names itself. */
  readonly dataSets?: readonly DataSet<Input, Truth>[];
  /** Measures of every program, made with `defineMeasure`. */
  readonly measures?: readonly { readonly id: string }[];
  readonly runtimes?: readonly Runtime[];
  /** How the task's network is trained from scratch, where no program says so itself: the verb `train`. */
  readonly train?: (options: TrainOptions) => Promise<TrainResult>;
}

/**
 * Makes a program for the task that it stands beside in a plugin, such as a network that answers with the task's
 * classes. Called in every process that imports the plugin, so it should be quick.
 *
 * @throws UserError when there can be no such program for the task
 */
export type ProgramMaker<Input, Answer, Truth = Answer> = (
  task: Task<Input, Answer, Truth>,
  plugin: PluginPlace,
) => Program<Input, Answer>;

/** Where a plugin is. */
export interface PluginPlace {
  /** The `file:` URL of the plugin's module as its author wrote it, also where it was compiled: what it needs lies beside it. */
  readonly module: string;
}

/** Something that programs can run on besides plain JavaScript; a program names it among its `runtimes`. */
export interface Runtime {
  readonly id: string;
  /** Whether it is to be had on this machine, and what brings it where it is not. */
  availability(): Promise<
    | {
        readonly state: 'available';
        readonly version: string;
        readonly details: string;
        /**
         * True where it runs in a process of its own, so that every time has the way there and back in it: a network is
         * measured on it only where it is named.
         */
        readonly elsewhere?: true;
      }
    | { readonly state: 'missing'; readonly why: string; readonly mend: string }
  >;
}

/**
 * Types a plugin; the default export of a plugin module is what this returns.
 *
 * @example
 * export default definePlugin({ task: parity, programs: [byHand, byNetwork] });
 * export default definePlugin({ for: 'digits', programs: [mine] });
 */
export function definePlugin<Input, Answer, Truth = Answer>(
  plugin: Plugin<Input, Answer, Truth>,
): Plugin<Input, Answer, Truth> {
  return plugin;
}
