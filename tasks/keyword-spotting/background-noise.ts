import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { ReportedSplit } from '../contract/index.js';
import { CLIP_LENGTH, type Clip } from './clip.js';
import { cutClip } from './fit.js';
import type { Random } from '../kit/random.js';
import { isRecordingName, readSound } from './recordings.js';

/** Where Speech Commands keeps long recordings of rooms, streets and machines. */
export const NOISE_FOLDER = '_background_noise_';

/** Which part of each recording a split takes its seconds from, so that none shares a sample with another. */
const PARTS: Readonly<Record<ReportedSplit, readonly [number, number]>> = {
  train: [0, 0.8],
  validation: [0.8, 0.9],
  test: [0.9, 1],
  all: [0, 1],
};

/** How often a clip of silence is nothing at all: a fifth, as in Google's training code (input_data.py). */
const EMPTY = 0.2;

/** The background recordings of a data set's folder; none where it has no such folder. */
export async function listNoise(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, NOISE_FOLDER)).catch(() => []);
  return names
    .filter(isRecordingName)
    .sort()
    .map((name) => `${NOISE_FOLDER}/${name}`);
}

/**
 * Seconds without a word: from random places of the background recordings, at random volume.
 *
 * @param count of clips wanted
 * @returns `count` clips, or none where the folder has no background recordings
 * @throws UserError when a background recording cannot be read
 */
export async function backgroundClips(
  folder: string,
  split: ReportedSplit,
  count: number,
  random: Random,
): Promise<Clip[]> {
  const parts: Float32Array[] = [];
  for (const path of await listNoise(folder)) {
    const sound = await readSound(folder, path);
    if (sound instanceof Error) throw sound;
    const { samples } = sound;
    const [from, to] = PARTS[split];
    const part = samples.subarray(Math.round(from * samples.length), Math.round(to * samples.length));
    if (part.length >= CLIP_LENGTH) parts.push(part);
  }
  if (parts.length === 0) return [];
  return Array.from({ length: count }, () => {
    const part = random.pick(parts);
    const start = random.integer(part.length - CLIP_LENGTH + 1);
    const volume = random.chance(EMPTY) ? 0 : random.uniform();
    return cutClip(part, start).map((sample) => sample * volume);
  });
}
