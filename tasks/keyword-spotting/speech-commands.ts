import { basename, join } from 'node:path';

import {
  SPLITS,
  UserError,
  type DataContext,
  type DataSet,
  type Example,
  type ReportedSplit,
} from '../contract/index.js';
import { backgroundClips, listNoise, NOISE_FOLDER } from './background-noise.js';
import { DIGIT_WORDS, type Clip, type Word } from './clip.js';
import { describeFound, describeLacking, describeMadeWith } from './describe-recordings.js';
import type { DataCheck } from '../kit/fetch-archive.js';
import { oneLine } from '../kit/one-line.js';
import { packClip, packedExample } from './packed.js';
import { createRandom } from '../kit/random.js';
import { hashFiles, inFixedOrder, loadRecordings } from './recordings.js';
import { findRecordings, holdsSounds, LISTS, readLists, type FoundRecording } from './word-folders.js';

export { splitOf } from './word-folders.js';

/** The data set of one's own recordings. */
const OWN = 'word-folders';

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
 * Recordings of one's own, in a folder that `--data-dir` names: see `readNames` for how they may be called and lie. With the
 * lists of Speech Commands in the folder, these draw the splits; without them, {@link splitOf} does. Nobody made a program with
 * them, so that all may be reported on. A folder `_background_noise_` gives the silence.
 */
export const ownRecordings: DataSet<Clip, Word> = wordFolders({
  id: OWN,
  title: 'Recordings in word folders',
  licence: 'that of the recordings',
  citation: 'recordings of the person who ran this',
  source: 'the folder named by --data-dir',
});

function wordFolders(
  about: Pick<DataSet<Clip, Word>, 'id' | 'title' | 'licence' | 'citation' | 'source'>,
): DataSet<Clip, Word> {
  const loaded = new Map<string, Promise<readonly Example<Clip, Word>[]>>();
  const load = (split: ReportedSplit, context: DataContext): Promise<readonly Example<Clip, Word>[]> => {
    const folder = wordFolder(about.id, context);
    const key = `${folder}:${split}:${context.seed}`;
    let loading = loaded.get(key);
    if (!loading) {
      loading = loadSplit(about.id, folder, split, context);
      loading.catch(() => loaded.delete(key));
      loaded.set(key, loading);
    }
    return loading;
  };
  return {
    ...about,
    fingerprint: async (context) => {
      const folder = wordFolder(about.id, context);
      const { recordings } = await findRecordings(about.id, folder);
      const lists = (await readLists(folder)) ? Object.values(LISTS) : [];
      return hashFiles(folder, [
        ...recordings.map(({ path }) => path),
        ...lists,
        ...(await listNoise(folder)),
      ]);
    },
    load,
    ...(about.id === OWN && {
      recognises: holdsSounds,
      describe: (context) => {
        const name = oneLine(basename(wordFolder(OWN, context)));
        return Promise.resolve({
          title: context.dataTitle ?? `Recordings in ${name}`,
          source: `the folder ${name}, named by --data-dir`,
        });
      },
      loadAll: (context) => load('all', context),
    }),
    strangers: async (split, context) => {
      const folder = wordFolder(about.id, context);
      const { recordings } = await findRecordings(about.id, folder);
      const others = recordings.filter((one) => one.truth === 'unknown' && one.split === split);
      return loadRecordings(folder, others, `${about.id} ${split}, all other words`, context);
    },
  };
}

/** Where the recordings lie: the folder named on the command line, or the one that fetching fills. */
export function wordFolder(id: string, { dataFolder, cacheFolder }: DataContext): string {
  if (dataFolder) return dataFolder;
  if (id === OWN)
    throw new UserError('the data set word-folders is a folder of your own; name it with --data-dir');
  return join(cacheFolder, 'data', id);
}

async function loadSplit(
  id: string,
  folder: string,
  split: ReportedSplit,
  context: DataContext,
): Promise<readonly Example<Clip, Word>[]> {
  const found = await findRecordings(id, folder);
  const all = found.recordings.filter((one) => (split === 'all' ? !one.madeWith : one.split === split));
  const digits = all.filter(({ truth }) => truth !== 'unknown');
  if (id === OWN) {
    const { note } = context;
    describeFound(found, split).forEach((sentence) => note?.(sentence));
    describeMadeWith(found.recordings, split).forEach((sentence) => note?.(sentence));
    if (all.length === 0) {
      note?.(
        split === 'all'
          ? 'none is left; take --dataset fsdd for that data set'
          : `none is in the ${split} split, which a hash of the speaker's name draws: report on all with --split all, or write ${LISTS.validation} and ${LISTS.test}`,
      );
      return [];
    }
    describeLacking(all).forEach((sentence) => note?.(sentence));
  } else requireAllDigits(digits, `the ${split} split of ${oneLine(folder)}`, id);

  const random = createRandom(context.seed, id, split, 'unknown');
  const unknown = random.shuffled(all.filter(({ truth }) => truth === 'unknown'));
  const kinds = new Set(digits.map(({ truth }) => truth)).size;
  // Where nothing else is spoken, other words are all that there is.
  const perClass = kinds > 0 ? Math.round(digits.length / kinds) : unknown.length;
  const others = unknown.slice(0, perClass);
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
    createRandom(context.seed, id, split, 'silence'),
  );
  if (silence.length === 0)
    context.note?.(`no ${NOISE_FOLDER} in ${oneLine(folder)}, so no clips of silence`);
  if (others.length === 0) context.note?.(`no other words in ${oneLine(folder)}, so none of "unknown"`);
  const quiet = silence.map((clip, at) =>
    packedExample({ id: `silence-${at}`, truth: 'silence' }, packClip(clip)),
  );
  return inFixedOrder([...spoken, ...quiet], id);
}

/** A copy of a published data set that lacks a word is damaged. */
function requireAllDigits(digits: readonly FoundRecording[], what: string, id: string): void {
  const absent = DIGIT_WORDS.filter((word) => !digits.some(({ truth }) => truth === word));
  if (absent.length > 0)
    throw new UserError(
      `${id}: ${what} has no recordings of ${absent.join(', ')}; every one of the ten digits needs a folder with WAV files by several people; recordings of your own are run by --dataset ${OWN}`,
    );
}

/** Checks a copy of Speech Commands v0.02: its words, its lists, and how many recordings it holds. */
export async function checkSpeechCommands(folder: string): Promise<DataCheck> {
  const { recordings } = await findRecordings(speechCommands.id, folder);
  const words = new Set(recordings.map(({ word }) => word));
  const problems: string[] = [];
  if (words.size !== SPOKEN_WORDS) problems.push(`${words.size} words, expected ${SPOKEN_WORDS}`);
  if (recordings.length !== RECORDINGS)
    problems.push(`${recordings.length} recordings, expected ${RECORDINGS}`);
  if (!(await readLists(folder))) problems.push(`no ${LISTS.validation} and ${LISTS.test}`);
  const sizes = SPLITS.map(
    (split) => `${split} ${recordings.filter((one) => one.split === split).length}`,
  ).join(', ');
  return { facts: [`${words.size} words, ${recordings.length} recordings: ${sizes}`], problems };
}
