import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

import { writeWhole } from '../../tasks/kit/write-whole.js';

import type { DataContext, DataSet, Split } from '../../tasks/contract/index.js';
import type { Clip, Word } from '../../tasks/keyword-spotting/clip.js';
import { BANDS, FRAMES, LEAST_POWER, melPowers } from './front-end.js';

/** A clip as powers in bands of frequency over time, and where in it something is loud. */
export interface Picture {
  /** As `melPowers` gives them. */
  readonly powers: Float32Array;
  /** The first window with sound, and the one after the last. */
  readonly begin: number;
  readonly end: number;
  /** Mean power of the numbers between the two. */
  readonly loudness: number;
}

const BELOW_LOUDEST = 22;

/**
 * Finds the sound in powers.
 *
 * @param belowLoudest windows within so many decibels of the loudest one count as sound
 */
export function pictureOf(powers: Float32Array, belowLoudest = BELOW_LOUDEST): Picture {
  const sums = Array.from({ length: FRAMES }, (_, frame) => sumOf(powers, frame, frame + 1));
  const threshold = Math.max(...sums) / 10 ** (belowLoudest / 10);
  const loud = (sum: number): boolean => sum > 0 && sum >= threshold;
  const begin = Math.max(0, sums.findIndex(loud));
  const end = Math.max(begin, sums.findLastIndex(loud)) + 1;
  return { powers, begin, end, loudness: sumOf(powers, begin, end) / ((end - begin) * BANDS) + LEAST_POWER };
}

/** The sum of the powers from one window up to another. */
function sumOf(powers: Float32Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from * BANDS; at < to * BANDS; at++) sum += powers[at]!;
  return sum;
}

/** One window of a picture, a view. */
export function windowOf(powers: Float32Array, frame: number): Float32Array {
  return powers.subarray(frame * BANDS, (frame + 1) * BANDS);
}

/** A clip of a data set, ready to be augmented. */
export interface LabelledPicture extends Picture {
  readonly word: Word;
  /** Who says it; undefined for silence. */
  readonly person: string | undefined;
  /** The word as it stands in a dictionary; undefined where that is not known, or nothing is said. */
  readonly said?: string | undefined;
}

/** To be raised whenever the front end changes, or what is kept of a clip. */
const FRONT_END = 4;

/** Clips between two reports. */
const REPORT_EVERY = 250;

/**
 * The pictures of a split, from the cache folder where an earlier training left them: hearing and resampling thousands
 * of clips takes longer than an epoch.
 *
 * @throws UserError when the data set cannot be loaded
 */
export async function loadPictures(
  dataSet: DataSet<Clip, Word>,
  split: Split,
  context: DataContext,
): Promise<readonly LabelledPicture[]> {
  const key = [FRONT_END, FRAMES, BANDS, dataSet.id, split, await dataSet.fingerprint(context)].join('\n');
  const name = `pictures-${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
  const path = join(context.cacheFolder, 'keyword-spotting', name);
  const kept = await readPictures(path);
  if (kept) return kept;

  const examples = await dataSet.load(split, context);
  const pictures: LabelledPicture[] = [];
  for (const { input, truth, person } of examples) {
    pictures.push({ ...pictureOf(melPowers(input)), word: truth, person });
    if (pictures.length % REPORT_EVERY > 0) continue;
    context.tell?.(pictures.length / examples.length, `${dataSet.id}: heard ${pictures.length} clips`);
    // Lets a progress bar draw, and Ctrl-C work.
    await new Promise(setImmediate);
  }
  await writeWhole(path, serialize(pictures));
  return pictures;
}

/** Undefined where there are none or they cannot be read: they can always be made again. */
async function readPictures(path: string): Promise<readonly LabelledPicture[] | undefined> {
  try {
    return deserialize(await readFile(path)) as readonly LabelledPicture[];
  } catch {
    return undefined;
  }
}
