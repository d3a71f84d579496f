import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';

import { UserError, type DataContext, type Example } from '../contract/index.js';
import type { Clip, Word } from './clip.js';
import { fitToClip } from './fit.js';
import { oneLine, reasonOf } from '../kit/one-line.js';
import { packClip, packedExample } from './packed.js';
import { createRandom } from '../kit/random.js';
import { withRegularFile } from '../kit/regular-file.js';
import { readWav, type WavSound } from '../kit/wav.js';

/** A recording on disk, and what it holds. */
export interface Recording {
  readonly id: string;
  /** Relative to the data set's folder. */
  readonly path: string;
  readonly truth: Word;
  readonly person: string;
}

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
  { tell, note: addNote, signal }: Pick<DataContext, 'tell' | 'note' | 'signal'>,
): Promise<Example<Clip, Word>[]> {
  const examples: Example<Clip, Word>[] = [];
  const refused: string[] = [];
  const notes = new Map<string, number>();
  for (let from = 0; from < recordings.length; from += AT_A_TIME) {
    const some = recordings.slice(from, from + AT_A_TIME);
    for (const read of await Promise.all(some.map((recording) => readExample(folder, recording)))) {
      if (read instanceof UserError) {
        refused.push(read.message);
      } else {
        for (const note of read.notes) notes.set(note, (notes.get(note) ?? 0) + 1);
        examples.push(read.example);
      }
    }
    if (from % (AT_A_TIME * 16) === 0) {
      signal?.throwIfAborted();
      tell?.(from / recordings.length, `${title}: reading ${from} of ${recordings.length} recordings`);
    }
  }
  if (refused.length > 0) {
    const more = refused.length > NAMED ? `; and ${refused.length - NAMED} more` : '';
    throw new UserError(
      `${refused.length} of ${recordings.length} recordings in ${oneLine(folder)} cannot be used: ${refused.slice(0, NAMED).join('; ')}${more}`,
    );
  }
  const converted = [...notes].map(([note, count]) => `${count} ${note}`);
  if (converted.length > 0) addNote?.(`of ${recordings.length} recordings, ${converted.join(', ')}`);
  return examples;
}

/** Of a recording, the clip alone is kept: sixteen long ones at a time would not fit into memory. */
async function readExample(
  folder: string,
  recording: Recording,
): Promise<{ example: Example<Clip, Word>; notes: readonly string[] } | UserError> {
  const sound = await readSound(folder, recording.path);
  if (sound instanceof UserError) return sound;
  return { example: packedExample(recording, packClip(fitToClip(sound.samples))), notes: sound.notes };
}

/** A sound, or the reason why it cannot be read. */
export async function readSound(folder: string, path: string): Promise<WavSound | UserError> {
  try {
    return await withRegularFile(join(folder, path), path, (bytes) => readWav(bytes, path));
  } catch (error) {
    if (error instanceof UserError) return error;
    return new UserError(`${oneLine(path)} cannot be read (${reasonOf(error)}); replace or remove it`);
  }
}

/** Whether a name in a listing is that of a recording: hidden files, and the `._` companions of macOS, are none. */
export function isRecordingName(name: string): boolean {
  return /^[^.].*\.wav$/is.test(name);
}

/** The list in an order that is always the same, and of which any beginning is a fair sample. */
export function inFixedOrder<Item>(items: readonly Item[], label: string): Item[] {
  return createRandom(0, 'order', label).shuffled(items);
}

/** Bytes that are hashed at a time. */
const PIECE = 1 << 20;

/**
 * SHA-256 over the names and the content of files, in the order of their names. What cannot be read counts by its name:
 * whether it matters is for those to say who need it.
 */
export async function hashFiles(folder: string, paths: readonly string[]): Promise<string> {
  const whole = createHash('sha256');
  for (const path of [...paths].sort()) {
    const content = await hashFile(join(folder, path), path).catch((error: unknown) => {
      if (error instanceof UserError) return 'unreadable';
      throw error;
    });
    whole.update(`${path} ${content}\n`);
  }
  return whole.digest('hex');
}

function hashFile(path: string, name: string): Promise<string> {
  return withRegularFile(path, name, async ({ size, read }) => {
    const content = createHash('sha256');
    for (let at = 0; at < size; at += PIECE) {
      // A file of gigabytes must not keep a run from being stopped.
      if (at > 0) await setImmediate();
      content.update(read(at, PIECE));
    }
    return content.digest('hex');
  });
}
