import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { UserError, type Split } from '../contract/index.js';
import { oneLine } from '../kit/one-line.js';
import { readIdxFile } from './idx-file.js';
import { DIGITS, IMAGE_SIDE, PIXELS, type Digit, type DigitImage } from './image.js';
import type { OwnImage, OwnImages } from './own-images.js';
import { liesOnItsSide, transposed } from './transposed.js';

const IMAGES = /^(.*)images[-.]idx3-ubyte(\.gz)?$/i;
const LABELS = /^(.*)labels[-.]idx1-ubyte(\.gz)?$/i;

/** The images of a pair of files, and what they are called. */
interface Pair {
  /** For example `emnist-digits-test-`. */
  readonly stem: string;
  readonly images: string;
  readonly labels: string;
}

const MEND = 'replace the file, or leave it out';

/** Whether a folder holds images in idx files. */
export async function holdsIdx(folder: string): Promise<boolean> {
  const names: readonly string[] = await readdir(folder).catch(() => []);
  return names.some((name) => IMAGES.test(name));
}

/**
 * Reads every pair of idx files of a folder: images of 28×28 and their labels. A pair whose name has `train` in it is for
 * training, its last sixth for validation, as MNIST's; any other one is for the test.
 *
 * @throws UserError where a file is damaged, lacks its partner, or holds no digits of 28×28
 */
export async function readOwnIdx(folder: string): Promise<OwnImages> {
  const images: OwnImage[] = [];
  const notes: string[] = [];
  const hash = createHash('sha256');
  for (const pair of await pairsIn(folder)) {
    const read = await readPair(folder, pair);
    hash.update(`${pair.stem} ${read.sha256}\n`);
    notes.push(...read.notes);
    images.push(...inSplits(pair.stem, read.images));
  }
  return { images, notes, sha256: hash.digest('hex') };
}

async function pairsIn(folder: string): Promise<readonly Pair[]> {
  const names = (await readdir(folder)).sort();
  const named = (pattern: RegExp): Map<string, string> =>
    new Map(
      names.flatMap((name) => {
        const stem = pattern.exec(name)?.[1];
        return stem === undefined ? [] : [[stem, name] as const];
      }),
    );
  const [images, labels] = [named(IMAGES), named(LABELS)];
  const alone = [
    ...[...images].filter(([stem]) => !labels.has(stem)),
    ...[...labels].filter(([stem]) => !images.has(stem)),
  ].map(([, name]) => oneLine(name));
  if (alone.length > 0)
    throw new UserError(
      `${oneLine(folder)} has ${alone.join(' and ')} without the file that goes with it; images and labels are called alike, such as test-images-idx3-ubyte and test-labels-idx1-ubyte`,
    );
  const sets = new Set([...images.keys()].map((stem) => stem.replace(/(train|test|t10k)-?$/i, '')));
  if (sets.size > 1)
    throw new UserError(
      `${oneLine(folder)} has several sets of images: ${[...sets].map((set) => `"${oneLine(set)}"`).join(', ')}; put each into a folder of its own`,
    );
  return [...images].map(([stem, name]) => ({ stem, images: name, labels: labels.get(stem)! }));
}

interface ReadPair {
  readonly images: readonly { readonly input: DigitImage; readonly truth: Digit }[];
  readonly notes: readonly string[];
  readonly sha256: string;
}

async function readPair(
  folder: string,
  { stem, images: imageFile, labels: labelFile }: Pair,
): Promise<ReadPair> {
  const shown = (name: string): string => `idx file ${oneLine(join(folder, name))}`;
  const [images, labels] = await Promise.all([
    readIdxFile(join(folder, imageFile), shown(imageFile), MEND),
    readIdxFile(join(folder, labelFile), shown(labelFile), MEND),
  ]);
  const [count = 0, height, width] = images.dimensions;
  if (images.dimensions.length !== 3 || height !== IMAGE_SIDE || width !== IMAGE_SIDE)
    throw new UserError(
      `${shown(imageFile)} holds items of ${images.dimensions.slice(1).join('×') || 'one byte'}, expected images of ${IMAGE_SIDE}×${IMAGE_SIDE}; images of another size are taken as PNG, in folders 0 to 9`,
    );
  if (labels.dimensions.length !== 1 || labels.dimensions[0] !== count)
    throw new UserError(
      `${shown(labelFile)} holds ${labels.dimensions.join('×')} labels for ${count} images of ${oneLine(imageFile)}; ${MEND}`,
    );
  const other = labels.values.findIndex((label) => !(DIGITS as readonly number[]).includes(label));
  if (other >= 0)
    throw new UserError(
      `${shown(labelFile)} has the label ${labels.values[other]} at item ${other}, expected digits from 0 to 9: letters are no task of this; take a set of digits, such as emnist-digits`,
    );
  const raw = Array.from({ length: count }, (_, at) => ({
    input: images.values.subarray(at * PIXELS, (at + 1) * PIXELS),
    truth: labels.values[at] as Digit,
  }));
  const turn = turnOf(stem, raw);
  return {
    images: turn.isNeeded ? raw.map(({ input, truth }) => ({ input: transposed(input), truth })) : raw,
    notes: turn.notes,
    sha256: `${images.sha256} ${labels.sha256}`,
  };
}

/** Whether rows and columns are to be exchanged: as the ones stand or lie, and without any as the name says. */
function turnOf(
  stem: string,
  images: ReadPair['images'],
): { readonly isNeeded: boolean; readonly notes: readonly string[] } {
  const isEmnist = /emnist/i.test(stem);
  const lies = liesOnItsSide(images);
  const isNeeded = lies ?? isEmnist;
  const file = `${oneLine(stem)}images`;
  if (isNeeded) {
    const why =
      lies === undefined
        ? 'as in all files of EMNIST'
        : 'since their ones lie on their side, as in files of EMNIST';
    return { isNeeded, notes: [`rows and columns of ${file} were exchanged, ${why}`] };
  }
  return {
    isNeeded,
    notes: isEmnist
      ? [`${file} are called as files of EMNIST, but their ones stand upright: they were not turned`]
      : [],
  };
}

/** Of images to train on, the last sixth validates, as 10,000 of 60,000 do in MNIST. */
const VALIDATION_SHARE = 1 / 6;

function inSplits(stem: string, images: ReadPair['images']): OwnImage[] {
  const forTraining = /train/i.test(stem);
  const border = images.length - Math.round(images.length * VALIDATION_SHARE);
  const name = oneLine(stem.replace(/-$/, '')) || 'image';
  return images.map(({ input, truth }, at): OwnImage => {
    const split: Split = forTraining ? (at < border ? 'train' : 'validation') : 'test';
    return { id: `${name}-${String(at).padStart(5, '0')}`, input, truth, split };
  });
}
