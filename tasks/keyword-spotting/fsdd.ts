import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import {
  SPLITS,
  UserError,
  type DataContext,
  type DataSet,
  type Example,
  type Split,
} from '../contract/index.js';
import { DIGIT_WORDS, type Clip, type Word } from './clip.js';
import type { DataCheck } from '../kit/fetch-archive.js';
import { oneLine } from '../kit/one-line.js';
import { hashFiles, inFixedOrder, loadRecordings, readSound, type Recording } from './recordings.js';

/** The commit of the public repository that everything here is about. */
export const FSDD_COMMIT = '26eb9aaf76e81b692f806f9140c2d2777410d7a1';

/** Who speaks in which split. */
export const FSDD_SPEAKERS: Readonly<Record<Split, readonly string[]>> = {
  train: ['george', 'jackson', 'nicolas'],
  validation: ['yweweler'],
  test: ['lucas', 'theo'],
};

/** `{digit}_{speaker}_{take}.wav` */
const NAME = /^(\d)_([a-z]+)_(\d+)\.wav$/;

/** The split that a file is in by its name; nothing for one that is not called as a recording of these six people. */
export function fsddSplitOf(fileName: string): Split | undefined {
  const [, , speaker] = NAME.exec(fileName) ?? [];
  return SPLITS.find((split) => speaker !== undefined && FSDD_SPEAKERS[split].includes(speaker));
}

/** Recordings that each speaker made of each digit. */
const TAKES = 50;

/** Where the recordings lie in the repository, and in a folder named by `--data-dir`. */
const RECORDINGS = 'recordings';

/**
 * {@link hashFiles} of each speaker's recordings at the commit. For the two speakers of the test split none is known
 * here: their recordings are checked for number and form alone, and {@link checkFsdd} says so.
 */
const CONTENT: Readonly<Record<string, string>> = {
  george: '8a18adb9afe4ca8747f81a7b32fbbcc34bbdbef6da8e430dcfdfa863b281c091',
  jackson: '5bbf5615c0892c79235a0f5159cc9499b131785062352d5e5fef866b1fdaf548',
  nicolas: '42537d551a22d58d6b83558356d577552799d72999fcf9dcb3209038ae66b07b',
  yweweler: '7273f466b4589781e9ce7c454bdb856afffa073fbf3e116f6eb4be1c9ccd917e',
};

/**
 * The Free Spoken Digit Dataset: the ten digits, 50 times by each of six people, at 8 kHz. It holds neither other
 * words nor silence. Splits are by speaker.
 *
 * It is read from the folder that `--data-dir` names, or from where `data fetch fsdd` put it.
 */
export const fsdd: DataSet<Clip, Word> = {
  id: 'fsdd',
  title: 'Free Spoken Digit Dataset',
  licence: 'CC BY-SA 4.0',
  citation:
    'Z. Jackson, C. Souza, J. Flaks, Y. Pan, H. Nicolas, A. Thite: Free Spoken Digit Dataset, 2018, doi:10.5281/zenodo.1342401',
  source: `https://github.com/Jakobovski/free-spoken-digit-dataset, commit ${FSDD_COMMIT}`,
  recognises: async (folder) => (await listRecordings(folder).catch(() => [])).length > 0,
  fingerprint: async (context) => {
    const folder = fsddFolder(context);
    return hashFiles(
      folder,
      (await listRecordings(folder)).map(({ path }) => path),
    );
  },
  load: (split, context) => {
    const folder = fsddFolder(context);
    const key = `${folder}:${split}`;
    let loading = loaded.get(key);
    if (!loading) {
      loading = loadSplit(folder, split, context);
      loading.catch(() => loaded.delete(key));
      loaded.set(key, loading);
    }
    return loading;
  },
};

const loaded = new Map<string, Promise<readonly Example<Clip, Word>[]>>();

/** Where the data set lies: the folder named on the command line, or the one that fetching fills. */
export function fsddFolder({ dataFolder, cacheFolder }: DataContext): string {
  return dataFolder ?? join(cacheFolder, 'data', 'fsdd');
}

async function loadSplit(
  folder: string,
  split: Split,
  context: DataContext,
): Promise<readonly Example<Clip, Word>[]> {
  const all = await listRecordings(folder);
  const mend =
    split === 'test'
      ? 'fetch the whole set with "rvw data fetch fsdd", or develop with --split validation'
      : 'fetch the whole set with "rvw data fetch fsdd"';
  const missing = FSDD_SPEAKERS[split].filter((speaker) => !all.some(({ person }) => person === speaker));
  if (missing.length > 0) {
    throw new UserError(
      `fsdd: ${oneLine(folder)} has no recordings of ${missing.join(' and ')}; the ${split} split is spoken by ${FSDD_SPEAKERS[split].join(' and ')}; ${mend}`,
    );
  }
  const spoken = all.filter(({ person }) => FSDD_SPEAKERS[split].includes(person));
  const gaps = FSDD_SPEAKERS[split].flatMap((speaker) => {
    const words = DIGIT_WORDS.filter(
      (word) => !spoken.some(({ person, truth }) => person === speaker && truth === word),
    );
    return words.length > 0 ? [`${words.join(', ')} by ${speaker}`] : [];
  });
  if (gaps.length > 0)
    throw new UserError(`fsdd: ${oneLine(folder)} has no recordings of ${gaps.join('; ')}; ${mend}`);
  return loadRecordings(folder, inFixedOrder(spoken, 'fsdd'), `fsdd ${split}`, context);
}

/** The recordings of the six speakers, by name. */
async function listRecordings(folder: string): Promise<Recording[]> {
  const names = await readdir(join(folder, RECORDINGS)).catch((cause: unknown) => {
    throw new UserError(
      `fsdd is not in ${oneLine(folder)}: it has no folder "${RECORDINGS}" that can be read; fetch it with "rvw data fetch fsdd", or name a copy with --data-dir`,
      { cause },
    );
  });
  return names.sort().flatMap((name) => {
    const [, digit, person, take] = NAME.exec(name) ?? [];
    if (!digit || !person || !take || !fsddSplitOf(name)) return [];
    return [
      {
        id: `${digit}_${person}_${take}`,
        path: `${RECORDINGS}/${name}`,
        truth: DIGIT_WORDS[Number(digit)]!,
        person,
      },
    ];
  });
}

/**
 * Checks a copy of the data set: 50 recordings a speaker and digit, each a readable WAV file, and the very content of
 * the commit where it is known.
 */
export async function checkFsdd(folder: string): Promise<DataCheck> {
  const all = await listRecordings(folder);
  const facts: string[] = [];
  const problems: string[] = [];
  for (const speaker of SPLITS.flatMap((split) => FSDD_SPEAKERS[split])) {
    const own = all.filter(({ person }) => person === speaker);
    const short = DIGIT_WORDS.filter((word) => own.filter(({ truth }) => truth === word).length !== TAKES);
    if (short.length > 0) {
      problems.push(
        `${speaker}: ${own.length} recordings, expected ${TAKES} of each digit; ${short.join(', ')} differ`,
      );
      continue;
    }
    for (const { path } of own) {
      const sound = await readSound(folder, path);
      if (sound instanceof UserError) problems.push(sound.message);
    }
    const content = await hashFiles(
      folder,
      own.map(({ path }) => path),
    );
    const expected = CONTENT[speaker];
    if (expected && content !== expected) {
      problems.push(`${speaker}: sha256 ${content}, expected ${expected}: not the recordings of the commit`);
    } else {
      const known = expected ? 'as in the commit' : 'no hash to compare with; checked for number and form';
      facts.push(`${speaker}: ${own.length} recordings, sha256 ${content}, ${known}`);
    }
  }
  return { facts, problems };
}
