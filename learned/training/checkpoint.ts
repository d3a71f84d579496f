import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

import { writeWhole } from '../../tasks/kit/write-whole.js';

import type { Moment } from './adam.js';
import type { CurvePoint } from './learning-curve.js';

/** All that a training needs to go on as if it had never stopped. */
export interface Checkpoint {
  /** Epochs that are done. */
  readonly epochs: number;
  readonly seconds: number;
  readonly weights: readonly Float32Array[];
  /** Running averages of the weights. */
  readonly averages: readonly Float32Array[];
  /** Adam's state: the moments, name by name. */
  readonly moments: readonly Moment[];
  /** The averages of the best epoch so far. */
  readonly best: readonly Float32Array[];
  readonly curve: readonly CurvePoint[];
}

/**
 * The place of a training's checkpoint: named by everything that determines the training, so that a change of any
 * setting starts anew.
 */
export function checkpointPath(cacheFolder: string, configuration: unknown): string {
  const key = createHash('sha256').update(JSON.stringify(configuration)).digest('hex').slice(0, 20);
  return join(cacheFolder, 'training', `${key}.checkpoint`);
}

/** Writes a checkpoint in one piece. */
export async function saveCheckpoint(path: string, checkpoint: Checkpoint): Promise<void> {
  await writeWhole(path, serialize(checkpoint));
}

/** The checkpoint, or undefined where there is none or it cannot be read: a training can always start anew. */
export async function loadCheckpoint(path: string): Promise<Checkpoint | undefined> {
  try {
    return deserialize(await readFile(path)) as Checkpoint;
  } catch {
    return undefined;
  }
}

/** Removes a checkpoint that has served. */
export async function removeCheckpoint(path: string): Promise<void> {
  await rm(path, { force: true });
}
