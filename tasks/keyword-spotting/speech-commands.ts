import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { UserError, type DataContext, type DataSet, type Example, type Split } from '../contract/index.js';
import { backgroundClips, listNoise, NOISE_FOLDER } from './background-noise.js';
import { DIGIT_WORDS, type Clip, type DigitWord, type Word } from './clip.js';
import { packClip, packedExample } from './packed.js';
import { createRandom as randomFrom } from '../kit/random.js';
import { hashFiles, inFixedOrder, loadRecordings, type DataCheck, type Recording } from './recordings.js';

/** The lists that say which recordings are for validating and for testing; all others are for training. */
const LISTS = { validation: 'validation_list.txt', test: 'testing_list.txt' } as const;

/** Recordings of Speech Commands v0.02, and its words (Warden 2018, section 7). */
const RECORDINGS = 105_829;
const SPOKEN_WORDS = 35;

/**
 * Google's Speech Commands v0.02: 35 words by 2,618 people, one second each. The ten digits keep their names, of the
 * other words a seeded sample becomes `unknown`, as many as there are of a digit on average, and as many seconds of
 * the background recordings become `silence`. Its own lists draw the splits.
 *
 * It is read from the folder that `--data-dir` names, or from where `data fetch speech-commands` put it.
 */
export const speechCommands = wordFolders({
  id: 'speech-commands',
  title: 'Speech Commands v0.02',
  licence: 'CC BY 4.0',
  citation:
    'P. Warden: Speech Commands: A Dataset for Limited-Vocabulary Speech Recognition, arXiv:1804.03209, 2018',
  source: 'http://download.tensorflow.org/data/speech_commands_v0.02.tar.gz',
});

/**
 * Recordings of one's own: a folder for each word with its WAV files in it, named by `--data-dir`. With the lists of
 * Speech Commands in the folder, they draw the splits; without them, {@link splitOf} does. Recordings by one person
 * stay in one split when their names begin with the person and `_nohash_`, as in Speech Commands:
 * `seven/anna_nohash_0.wav`. A folder `_background_noise_` gives the silence.
 */
export const ownRecordings = wordFolders({
  id: 'word-folders',
  title: 'Recordings in word folders',
  licence: 'that of the recordings',
  citation: 'recordings of the person who ran this',
  source: 'the folder named by --data-dir',
});

function wordFolders(
  about: Pick<DataSet<Clip, Word>, 'id' | 'title' | 'licence' | 'citation' | 'source'>,
): DataSet<Clip, Word> {
  const loaded = new Map<string, Promise<readonly Example<Clip, Word>[]>>();
  return {
    ...about,
    fingerprint: async (context) => {
      const folder = wordFolder(about.id, context);
      const recordings = [...(await listRecordings(about.id, folder)).values()].flat();
      const lists = (await readLists(folder)) ? Object.values(LISTS) : [];
      return hashFiles(folder, [
        ...recordings.map(({ path }) => path),
        ...lists,
        ...(await listNoise(folder)),
      ]);
    },
    load: (split, context) => {
      const folder = wordFolder(about.id, context);
      const key = `${folder}:${split}:${context.seed}`;
      let loading = loaded.get(key);
      if (!loading) {
        loading = loadSplit(about.id, folder, split, context);
        loading.catch(() => loaded.delete(key));
        loaded.set(key, loading);
      }
      return loading;
    },
  };
}

/** Where the recordings lie: the folder named on the command line, or the one that fetching fills. */
export function wordFolder(id: string, { dataFolder, cacheFolder }: DataContext): string {
  if (dataFolder) return dataFolder;
  if (id === ownRecordings.id) {
    throw new UserError('the data set word-folders is a folder of your own; name it with --data-dir');
  }
  return join(cacheFolder, 'data', id);
}

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

const speakerOf = (fileName: string): string => fileName.replace(/_nohash_.*$/, '');

async function loadSplit(
  id: string,
  folder: string,
  split: Split,
  context: DataContext,
): Promise<readonly Example<Clip, Word>[]> {
  const bySplit = await listRecordings(id, folder);
  const all = bySplit.get(split)!;
  const random = randomFrom(context.seed, id, split, 'unknown');
  const digits = all.filter(({ truth }) => truth !== 'unknown');
  const absent = DIGIT_WORDS.filter((word) => !digits.some(({ truth }) => truth === word));
  if (absent.length > 0) {
    throw new UserError(
      `${id}: the ${split} split of ${folder} has no recordings of ${absent.join(', ')}; every one of the ten digits needs a folder with WAV files by several people`,
    );
  }
  const perClass = Math.round(digits.length / DIGIT_WORDS.length);
  const others = random.shuffled(all.filter(({ truth }) => truth === 'unknown')).slice(0, perClass);
  const spoken = await loadRecordings(
    folder,
    inFixedOrder([...digits, ...others], id),
    `${id} ${split}`,
    context,
  );
  const silence = await backgroundClips(
    folder,
    split,
    perClass,
    randomFrom(context.seed, id, split, 'silence'),
  );
  if (silence.length === 0) context.note?.(`no ${NOISE_FOLDER} in ${folder}, so no clips of silence`);
  if (others.length === 0) context.note?.(`no other words in ${folder}, so none of "unknown"`);
  const quiet = silence.map((clip, at) =>
    packedExample({ id: `silence-${at}`, truth: 'silence' }, packClip(clip)),
  );
  return inFixedOrder([...spoken, ...quiet], id);
}

/** Every recording in the word folders, by split. */
async function listRecordings(id: string, folder: string): Promise<ReadonlyMap<Split, readonly Recording[]>> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    throw new UserError(
      `${id} is not in ${folder}: no such folder; fetch it with "rvw data fetch ${speechCommands.id}", or name a folder of word folders with --data-dir`,
      { cause },
    );
  });
  const words = entries
    .filter((entry) => entry.isDirectory() && !/^[._]/.test(entry.name))
    .map(({ name }) => name);
  const lists = await readLists(folder);
  const bySplit = new Map<Split, Recording[]>([
    ['train', []],
    ['validation', []],
    ['test', []],
  ]);
  for (const word of words.sort()) {
    for (const name of (await readdir(join(folder, word))).filter((file) => /\.wav$/i.test(file)).sort()) {
      const path = `${word}/${name}`;
      const truth = (DIGIT_WORDS as readonly string[]).includes(word) ? (word as DigitWord) : 'unknown';
      const person = speakerOf(basename(name, '.wav'));
      bySplit
        .get(lists?.get(path) ?? (lists ? 'train' : splitOf(name)))!
        .push({ id: path, path, truth, person });
    }
  }
  if ([...bySplit.values()].every((recordings) => recordings.length === 0)) {
    throw new UserError(
      `${id}: ${folder} has no folders with WAV files; expected one folder a word, such as seven/anna_nohash_0.wav`,
    );
  }
  return bySplit;
}

/** The recordings named in the data set's own lists, or undefined where there are no lists. */
async function readLists(folder: string): Promise<ReadonlyMap<string, Split> | undefined> {
  const read = (name: string) => readFile(join(folder, name), 'utf8').catch(() => undefined);
  const [validation, test] = await Promise.all([read(LISTS.validation), read(LISTS.test)]);
  if (validation === undefined && test === undefined) return undefined;
  if (validation === undefined || test === undefined) {
    throw new UserError(
      `${folder} has only one of ${LISTS.validation} and ${LISTS.test}; put the other back, or remove both to split by speaker`,
    );
  }
  const lines = (list: string): string[] => list.split(/\r?\n/).filter((line) => line !== '');
  return new Map<string, Split>([
    ...lines(validation).map((path) => [path, 'validation'] as const),
    ...lines(test).map((path) => [path, 'test'] as const),
  ]);
}

/** Checks a copy of Speech Commands v0.02: its words, its lists, and how many recordings it holds. */
export async function checkSpeechCommands(folder: string): Promise<DataCheck> {
  const bySplit = await listRecordings(speechCommands.id, folder);
  const all = [...bySplit.values()].flat();
  const words = new Set(all.map(({ path }) => path.split('/')[0]));
  const problems: string[] = [];
  if (words.size !== SPOKEN_WORDS) problems.push(`${words.size} words, expected ${SPOKEN_WORDS}`);
  if (all.length !== RECORDINGS) problems.push(`${all.length} recordings, expected ${RECORDINGS}`);
  if (!(await readLists(folder))) problems.push(`no ${LISTS.validation} and ${LISTS.test}`);
  const sizes = [...bySplit].map(([split, { length }]) => `${split} ${length}`).join(', ');
  return { facts: [`${words.size} words, ${all.length} recordings: ${sizes}`], problems };
}
