import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { UserError, type Split } from '../contract/index.js';
import { DIGIT_WORDS, type DigitWord } from './clip.js';
import { oneLine, reasonOf } from '../kit/one-line.js';
import { isRecordingName, type Recording } from './recordings.js';
import { withRegularFile } from '../kit/regular-file.js';

/** The lists that say which recordings are for validating and for testing; all others are for training. */
export const LISTS = { validation: 'validation_list.txt', test: 'testing_list.txt' } as const;

/**
 * The split of a recording by its name alone, as in Google's `which_set` (TensorFlow, speech_commands/input_data.py):
 * a hash of the speaker, so that a person never changes sides when recordings are added. About 10 % of the people
 * are for validating, 10 % for testing.
 *
 * @param fileName for example `0a7c2a8d_nohash_0.wav`; without `_nohash_`, every file is a person of its own
 */
export function splitOf(fileName: string): Split {
  const hash = createHash('sha1').update(speakerOf(fileName)).digest('hex');
  const share = (Number(BigInt(`0x${hash}`) % BigInt(LARGEST_CLASS + 1)) * 100) / LARGEST_CLASS;
  if (share < 10) return 'validation';
  return share < 20 ? 'test' : 'train';
}

/** More recordings than any class will ever have: 2^27 - 1, as in the original. */
const LARGEST_CLASS = 2 ** 27 - 1;

const speakerOf = (fileName: string): string => fileName.replace(/_nohash_.*$/s, '');

/** Every recording in the word folders of a data set, by split. */
export async function listRecordings(
  id: string,
  folder: string,
): Promise<ReadonlyMap<Split, readonly Recording[]>> {
  const words = await listWords(id, folder);
  const lists = await readLists(folder);
  const bySplit = new Map<Split, Recording[]>([
    ['train', []],
    ['validation', []],
    ['test', []],
  ]);
  for (const word of words) {
    for (const name of await listWord(folder, word)) {
      const path = `${word}/${name}`;
      const truth = (DIGIT_WORDS as readonly string[]).includes(word) ? (word as DigitWord) : 'unknown';
      const person = speakerOf(basename(name, '.wav'));
      bySplit
        .get(lists?.get(path) ?? (lists ? 'train' : splitOf(name)))!
        .push({ id: oneLine(path), path, truth, person });
    }
  }
  if ([...bySplit.values()].every((recordings) => recordings.length === 0)) {
    throw new UserError(
      `${id}: ${oneLine(folder)} has no folders with WAV files; expected one folder a word, such as seven/anna_nohash_0.wav`,
    );
  }
  return bySplit;
}

/** The word folders, and links to such; what is hidden or begins with `_` is none. */
async function listWords(id: string, folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    throw new UserError(
      `${id} is not in ${oneLine(folder)}: no such folder; fetch it with "rvw data fetch speech-commands", or name a folder of word folders with --data-dir`,
      { cause },
    );
  });
  const words: string[] = [];
  for (const entry of entries) {
    if (/^[._]/.test(entry.name)) continue;
    if (entry.isDirectory() || (entry.isSymbolicLink() && (await isFolder(join(folder, entry.name))))) {
      words.push(entry.name);
    }
  }
  return words.sort();
}

/** Whether a link leads to a folder; one that leads nowhere is no word. */
async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() ?? false;
}

async function listWord(folder: string, word: string): Promise<string[]> {
  const names = await readdir(join(folder, word)).catch((cause: unknown) => {
    throw new UserError(
      `the folder "${oneLine(word)}" in ${oneLine(folder)} cannot be read (${reasonOf(cause)}); make it readable or remove it`,
      { cause },
    );
  });
  return names.filter(isRecordingName).sort();
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
