import { existsSync } from 'node:fs';

import { UserError, type DataContext } from '../contract/index.js';
import {
  fetchArchive,
  type Archive,
  type DataCheck,
  type Fetched,
  type FetchOptions,
} from '../kit/fetch-archive.js';
import { checkFsdd, fsdd, FSDD_COMMIT, fsddFolder } from './fsdd.js';
import { oneLine } from '../kit/one-line.js';
import { checkSpeechCommands, speechCommands, wordFolder } from './speech-commands.js';

/** A data set that is fetched, for the command `data`. */
export interface FetchableData {
  readonly id: string;
  readonly title: string;
  readonly licence: string;
  readonly source: string;
  /** Size of the download in words. */
  readonly size: string;
  /** Where it lies or would lie. */
  readonly folder: string;
  readonly present: boolean;
}

interface Entry {
  readonly about: Pick<FetchableData, 'id' | 'title' | 'licence' | 'source'>;
  readonly size: string;
  readonly archive: Archive;
  readonly folder: (context: DataContext) => string;
}

/** GitHub packs an archive anew from time to time, so that its hash changes and its content does not. */
const fsddArchive: Archive = {
  id: fsdd.id,
  url: `https://github.com/Jakobovski/free-spoken-digit-dataset/archive/${FSDD_COMMIT}.tar.gz`,
  mostBytes: 40e6,
  mostUnpackedBytes: 200e6,
  strip: 1,
  keep: (path) => /^(recordings\/[^/]+\.wav|README\.md|LICENSE[^/]*)$/.test(path),
  check: checkFsdd,
};

/** The hash is the one that torchaudio checks (datasets/speechcommands.py). */
const speechCommandsArchive: Archive = {
  id: speechCommands.id,
  url: 'http://download.tensorflow.org/data/speech_commands_v0.02.tar.gz',
  sha256: 'af14739ee7dc311471de98f5f9d2c9191b18aedfe957f4a6ff791c709868ff58',
  mostBytes: 2.5e9,
  mostUnpackedBytes: 5e9,
  strip: 0,
  keep: (path) => path !== '',
  check: checkSpeechCommands,
};

const ENTRIES: readonly Entry[] = [
  { about: fsdd, size: 'about 20 MB', archive: fsddArchive, folder: fsddFolder },
  {
    about: speechCommands,
    size: '2.4 GB',
    archive: speechCommandsArchive,
    folder: (context) => wordFolder(speechCommands.id, context),
  },
];

/** The data sets of this task that can be fetched, and whether they are there. */
export function listData(context: DataContext): FetchableData[] {
  return ENTRIES.map(({ about, size, folder }) => {
    const { id, title, licence, source } = about;
    const place = folder(context);
    return { id, title, licence, source, size, folder: place, present: existsSync(place) };
  });
}

/**
 * Fetches a data set into the cache folder.
 *
 * @throws UserError for an unknown id, and for all that {@link fetchArchive} throws
 * @example
 * await fetchData('fsdd', { cacheFolder: '.cache', report: (done, message) => console.log(message) });
 */
export async function fetchData(id: string, options: FetchOptions): Promise<Fetched> {
  return fetchArchive(entry(id).archive, options);
}

/** Where a data set lies, or would lie once fetched. */
export function dataPath(id: string, context: DataContext): string {
  return entry(id).folder(context);
}

/** Looks whether a data set's folder holds what it should. */
export async function checkData(id: string, context: DataContext): Promise<DataCheck> {
  return entry(id).archive.check(entry(id).folder(context));
}

function entry(id: string): Entry {
  const found = ENTRIES.find(({ about }) => about.id === id);
  if (found) return found;
  const known = ENTRIES.map(({ about }) => about.id).join(' or ');
  throw new UserError(`no data set "${oneLine(id)}" can be fetched; expected ${known}`);
}
