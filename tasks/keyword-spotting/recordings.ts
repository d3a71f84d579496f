import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { UserError, type DataContext, type Example } from '../contract/index.js';
import type { Clip, Word } from './clip.js';
import { fitToClip } from './fit.js';
import { packClip, packedExample } from './packed.js';
import { createRandom as randomFrom } from '../kit/random.js';
import { readWav, type WavSound } from './wav.js';

/** A recording on disk, and what it holds. */
export interface Recording {
  readonly id: string;
  /** Relative to the data set's folder. */
  readonly path: string;
  readonly truth: Word;
  readonly person: string;
}

/** What a check of a data set's folder found. */
export interface DataCheck {
  /** What is there, in one line a fact. */
  readonly facts: readonly string[];
  /** What is wrong, in one line a thing; empty for a whole data set. */
  readonly problems: readonly string[];
}

/** What a fetch tells about its progress. */
export type Report = (done: number, message: string) => void;

/** Recordings named in an error before "and N more". */
const NAMED = 3;

/** Files that are read at a time. */
const AT_A_TIME = 16;

/**
 * Reads recordings as clips of one second, and notes in one line what was converted.
 *
 * @param title how the report names the recordings
 * @throws UserError that names the recordings that cannot be used: an evaluation on what happens to be left of a
 *   damaged data set would be one of another data set
 */
export async function loadRecordings(
  folder: string,
  recordings: readonly Recording[],
  title: string,
  { report, note: tell, signal }: Pick<DataContext, 'report' | 'note' | 'signal'>,
): Promise<Example<Clip, Word>[]> {
  const examples: Example<Clip, Word>[] = [];
  const refused: string[] = [];
  const notes = new Map<string, number>();
  for (let from = 0; from < recordings.length; from += AT_A_TIME) {
    const some = recordings.slice(from, from + AT_A_TIME);
    const sounds = await Promise.all(some.map(({ path }) => readSound(folder, path)));
    sounds.forEach((sound, at) => {
      if (sound instanceof UserError) {
        refused.push(sound.message);
      } else {
        for (const note of sound.notes) notes.set(note, (notes.get(note) ?? 0) + 1);
        examples.push(packedExample(some[at]!, packClip(fitToClip(sound.samples))));
      }
    });
    if (from % (AT_A_TIME * 16) === 0) {
      signal?.throwIfAborted();
      report?.(from / recordings.length, `${title}: reading ${from} of ${recordings.length} recordings`);
    }
  }
  if (refused.length > 0) {
    const more = refused.length > NAMED ? `; and ${refused.length - NAMED} more` : '';
    throw new UserError(
      `${refused.length} of ${recordings.length} recordings in ${folder} cannot be used: ${refused.slice(0, NAMED).join('; ')}${more}`,
    );
  }
  const converted = [...notes].map(([note, count]) => `${count} ${note}`);
  if (converted.length > 0) tell?.(`of ${recordings.length} recordings, ${converted.join(', ')}`);
  return examples;
}

/** A sound, or the reason why it cannot be read. */
export async function readSound(folder: string, path: string): Promise<WavSound | UserError> {
  try {
    return readWav(await readFile(join(folder, path)), path);
  } catch (error) {
    if (error instanceof UserError) return error;
    return new UserError(`${path} cannot be read (${error instanceof Error ? error.message : 'unknown'})`);
  }
}

/** The list in an order that is always the same, and of which any beginning is a fair sample. */
export function inFixedOrder<Item>(items: readonly Item[], label: string): Item[] {
  return randomFrom(0, 'order', label).shuffled(items);
}

/** SHA-256 over the names and the content of files, in the order of their names. */
export async function hashFiles(folder: string, paths: readonly string[]): Promise<string> {
  const whole = createHash('sha256');
  for (const path of [...paths].sort()) {
    const content = createHash('sha256').update(await readFile(join(folder, path)));
    whole.update(`${path} ${content.digest('hex')}\n`);
  }
  return whole.digest('hex');
}
