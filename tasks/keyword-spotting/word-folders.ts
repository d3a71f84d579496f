import { createHash } from 'node:crypto';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Dirent } from 'node:fs';

import { UserError, type Split } from '../contract/index.js';
import { oneLine, reasonOf } from '../kit/one-line.js';
import { withRegularFile } from '../kit/regular-file.js';
import { fsddSplitOf } from './fsdd.js';
import { digitOf, readNames } from './recording-names.js';
import { isRecordingName, type Recording } from './recordings.js';

/** The lists that say which recordings are for validating and for testing; all others are for training. */
export const LISTS = { validation: 'validation_list.txt', test: 'testing_list.txt' } as const;

/**
 * The split of a recording by its name alone, as in Google's `which_set` (TensorFlow, speech_commands/input_data.py):
 * a hash of the speaker, so that a person never changes sides when recordings are added. About 10 % of the people
 * are for validating, 10 % for testing.
 *
 * @param name of the speaker or of the file, for example `0a7c2a8d_nohash_0.wav`; without `_nohash_`, every file is a person
 *   of its own
 */
export function splitOf(name: string): Split {
  const hash = createHash('sha1')
    .update(name.replace(/_nohash_.*$/s, ''))
    .digest('hex');
  const share = (Number(BigInt(`0x${hash}`) % BigInt(LARGEST_CLASS + 1)) * 100) / LARGEST_CLASS;
  if (share < 10) return 'validation';
  return share < 20 ? 'test' : 'train';
}

/** More recordings than any class will ever have: 2^27 - 1, as in the original. */
const LARGEST_CLASS = 2 ** 27 - 1;

/** A recording in a folder of one's own or of Speech Commands. */
export interface FoundRecording extends Recording {
  readonly split: Split;
  /** One of the ten words, or how another word's folder is called. */
  readonly word: string;
  /** False where no name says who speaks: then files of one name count as one person's. */
  readonly knownSpeaker: boolean;
  /** Of the Free Spoken Digit Dataset: whom programs were trained or developed with. */
  readonly madeWith: boolean;
}

/** What lies in a data set's folder. */
export interface Found {
  readonly recordings: readonly FoundRecording[];
  /** Files that are recordings, but in no word's folder and not called by their word. */
  readonly wordless: readonly string[];
  /** How many files there are of each ending that is not read, such as `.mp3`. */
  readonly unread: ReadonlyMap<string, number>;
}

/**
 * Every recording in the folder of a data set, with its word, its speaker and its split.
 *
 * @throws UserError where there is no such folder, or no recording in it that says its word
 */
export async function findRecordings(id: string, folder: string): Promise<Found> {
  const files = await listSounds(id, folder);
  const lists = await readLists(folder);
  const { named, wordless } = readNames(files.filter((path) => isRecordingName(basename(path))));
  const unread = new Map<string, number>();
  for (const path of files) {
    const ending = extname(path).toLowerCase();
    if (!isRecordingName(basename(path))) unread.set(ending, (unread.get(ending) ?? 0) + 1);
  }
  const recordings = named.map(({ path, word, speaker }): FoundRecording => {
    const file = basename(path);
    const known = fsddSplitOf(file);
    return {
      id: oneLine(path),
      path,
      word,
      truth: digitOf(word) ?? 'unknown',
      person: speaker ?? basename(file, extname(file)),
      knownSpeaker: speaker !== undefined,
      split: known ?? lists?.get(path) ?? (lists ? 'train' : splitOf(speaker ?? file)),
      madeWith: known === 'train' || known === 'validation',
    };
  });
  if (recordings.length === 0)
    throw new UserError(
      [
        `${id}: ${oneLine(folder)} has no folders with WAV files`,
        ...(wordless.length > 0
          ? [`${wordless.length} WAV files that say no word, such as ${oneLine(wordless[0]!)}`]
          : []),
        ...[...unread].map(
          ([ending, count]) => `${count} ${ending} files, which are not read: convert them to WAV`,
        ),
        'expected one folder a word, such as seven/anna_nohash_0.wav, or names that say it, such as 7_anna_0.wav',
      ].join('; '),
    );
  return { recordings, wordless, unread };
}

/** Whether a folder holds sounds, of whatever kind. */
export const holdsSounds = async (folder: string): Promise<boolean> =>
  (await listSounds('', folder).catch(() => [])).length > 0;

/** Endings of sounds, of which some are not read: they are said rather than passed over. */
const SOUNDS = /\.(wav|flac|mp3|ogg|oga|opus|m4a|aac|aiff?|au|wma|webm)$/i;

/** How deep recordings lie: `anna/seven/1.wav`. */
const MOST_FOLDERS = 2;

/** The sounds in the folders of a data set, and in links to such; what is hidden is left out, and folders that begin with `_`. */
async function listSounds(id: string, folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    throw new UserError(
      `${id} is not in ${oneLine(folder)}: no such folder; fetch it with "rvw data fetch speech-commands", or name a folder of word folders with --data-dir`,
      { cause },
    );
  });
  const root = await realpath(folder);
  const found: string[] = [];
  const visit = async (below: string, held: readonly Dirent[], depth: number): Promise<void> => {
    for (const entry of held) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      const sound = /^[^.]/.test(entry.name) && SOUNDS.test(entry.name);
      if (depth > 0 && sound) found.push(path);
      else if (await isFolderOfData(root, folder, path, entry)) {
        if (depth < MOST_FOLDERS) await visit(path, await listFolder(folder, path), depth + 1);
      } else if (sound) found.push(path);
    }
  };
  await visit('', entries, 0);
  return found.sort();
}

/** Whether an entry is a folder, or a link to one that does not lead back up. */
async function isFolderOfData(root: string, folder: string, path: string, entry: Dirent): Promise<boolean> {
  if (/^[._]/.test(entry.name)) return false;
  if (entry.isDirectory()) return true;
  if (!entry.isSymbolicLink()) return false;
  // A link that leads nowhere, or in a circle, is no word.
  const target = await realpath(join(folder, path)).catch(() => undefined);
  if (target === undefined || root === target || root.startsWith(`${target}/`)) return false;
  return (await stat(target)).isDirectory();
}

async function listFolder(folder: string, path: string): Promise<Dirent[]> {
  return readdir(join(folder, path), { withFileTypes: true }).catch((cause: unknown) => {
    throw new UserError(
      `the folder "${oneLine(path)}" in ${oneLine(folder)} cannot be read (${reasonOf(cause)}); make it readable or remove it`,
      { cause },
    );
  });
}

/**
 * The recordings named in the data set's own lists, or undefined where there are no lists.
 *
 * @throws UserError for one list without the other, and for one that cannot be read: without its lists, a data set has
 *   other splits
 */
export async function readLists(folder: string): Promise<ReadonlyMap<string, Split> | undefined> {
  const names: readonly string[] = await readdir(folder).catch(() => []);
  const found = Object.values(LISTS).filter((name) => names.includes(name));
  if (found.length === 0) return undefined;
  if (found.length === 1) {
    throw new UserError(
      `${oneLine(folder)} has only one of ${LISTS.validation} and ${LISTS.test}; put the other back, or remove both to split by speaker`,
    );
  }
  const lists = new Map<string, Split>();
  for (const split of ['validation', 'test'] as const) {
    const name = LISTS[split];
    const text = await withRegularFile(join(folder, name), name, ({ size, read }) =>
      new TextDecoder().decode(read(0, size)),
    );
    for (const line of text.split(/\r?\n/)) if (line !== '') lists.set(line, split);
  }
  return lists;
}
