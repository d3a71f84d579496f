// Registers the gradients of all operators.
import '@tensorflow/tfjs-layers';

import { UserError } from '../../tasks/contract/index.js';
import { nearest } from '../../tasks/kit/nearest.js';
import { requireRuntime } from '../runtimes/registry.js';
import { startBackend, type Backend } from '../runtimes/start.js';
import { registerWasmGradients } from './wasm-gradients.js';

/** What can train, the fastest first. */
export const TRAINING_RUNTIMES: readonly Backend[] = ['tensorflow', 'wasm', 'cpu'];

/** The runtime that a training runs on. */
export interface TrainingRuntime {
  readonly id: Backend;
  readonly version: string;
}

/**
 * Starts the runtime that is asked for or, where none is, the fastest one that this machine has.
 *
 * @throws UserError when the one asked for cannot train or is missing
 */
export async function startTraining(asked?: string): Promise<TrainingRuntime> {
  if (asked !== undefined && !isTrainingRuntime(asked)) {
    throw new UserError(`runtime "${asked}" cannot train; ${nearest(asked, TRAINING_RUNTIMES)}`);
  }
  if (asked !== undefined) await requireRuntime(asked);
  for (const id of asked === undefined ? TRAINING_RUNTIMES : [asked]) {
    try {
      const version = await startBackend(id);
      if (id === 'wasm') registerWasmGradients();
      return { id, version };
    } catch (cause) {
      if (id !== asked) continue;
      throw new UserError(
        `runtime "${id}" does not load: ${(cause as Error).message.split('\n')[0]!}; leave --runtime out to train on the fastest one present`,
        { cause },
      );
    }
  }
  throw new Error('plain JavaScript did not start');
}

const isTrainingRuntime = (name: string): name is Backend =>
  (TRAINING_RUNTIMES as readonly string[]).includes(name);
