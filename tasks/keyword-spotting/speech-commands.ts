import { join } from 'node:path';

import { UserError, type DataContext, type DataSet, type Example, type Split } from '../contract/index.js';
import { backgroundClips, listNoise, NOISE_FOLDER } from './background-noise.js';
import { DIGIT_WORDS, type Clip, type Word } from './clip.js';
import type { DataCheck } from '../kit/fetch-archive.js';
import { oneLine } from '../kit/one-line.js';
import { packClip, packedExample } from './packed.js';
import { createRandom } from '../kit/random.js';
import { hashFiles, inFixedOrder, loadRecordings } from './recordings.js';
import { LISTS, listRecordings, readLists } from './word-folders.js';

export { splitOf } from './word-folders.js';

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
    strangers: async (split, context) => {
      const folder = wordFolder(about.id, context);
      const recordings = (await listRecordings(about.id, folder)).get(split)!;
      const others = recordings.filter(({ truth }) => truth === 'unknown');
      return loadRecordings(folder, others, `${about.id} ${split}, all other words`, context);
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

async function loadSplit(
  id: string,
  folder: string,
  split: Split,
  context: DataContext,
): Promise<readonly Example<Clip, Word>[]> {
  const bySplit = await listRecordings(id, folder);
  const all = bySplit.get(split)!;
  const random = createRandom(context.seed, id, split, 'unknown');
  const digits = all.filter(({ truth }) => truth !== 'unknown');
  const absent = DIGIT_WORDS.filter((word) => !digits.some(({ truth }) => truth === word));
  if (absent.length > 0) {
    throw new UserError(
      `${id}: the ${split} split of ${oneLine(folder)} has no recordings of ${absent.join(', ')}; every one of the ten digits needs a folder with WAV files by several people`,
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
