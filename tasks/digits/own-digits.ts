import { basename } from 'node:path';

import {
  SPLITS,
  UserError,
  type DataContext,
  type DataSet,
  type Example,
  type ReportedSplit,
} from '../contract/index.js';
import { oneLine } from '../kit/one-line.js';
import { DIGITS, type Digit, type DigitImage } from './image.js';
import type { OwnImages } from './own-images.js';
import { holdsIdx, readOwnIdx } from './own-idx.js';
import { holdsPng, readOwnPng } from './own-png.js';

const ID = 'own-digits';

/**
 * Digits of one's own, in a folder that `--data-dir` names: idx files of 28×28, or PNG images in folders 0 to 9. They are called as
 * their folder is, or as `--data-title` says, and never as MNIST.
 */
export const ownDigits: DataSet<DigitImage, Digit> = {
  id: ID,
  title: 'Digits of your own',
  licence: 'that of the images',
  citation: 'images of the person who ran this',
  source: 'the folder named by --data-dir',
  recognises: async (folder) => (await holdsIdx(folder)) || (await holdsPng(folder)),
  describe: (context) => {
    const name = oneLine(basename(folderOf(context)));
    return Promise.resolve({
      title: context.dataTitle ?? name,
      source: `the folder ${name}, named by --data-dir`,
    });
  },
  fingerprint: async (context) => (await read(context)).sha256,
  load: async (split, context) => examplesOf(await read(context), split, context),
  loadAll: async (context) => examplesOf(await read(context), 'all', context),
};

const loaded = new Map<string, Promise<OwnImages>>();

function folderOf({ dataFolder }: DataContext): string {
  if (dataFolder !== undefined) return dataFolder;
  throw new UserError(`the data set ${ID} is a folder of your own; name it with --data-dir`);
}

function read(context: DataContext): Promise<OwnImages> {
  const folder = folderOf(context);
  let loading = loaded.get(folder);
  if (!loading) {
    loading = readFolder(folder, context);
    loading.catch(() => loaded.delete(folder));
    loaded.set(folder, loading);
  }
  return loading;
}

async function readFolder(folder: string, context: DataContext): Promise<OwnImages> {
  if (await holdsIdx(folder)) return readOwnIdx(folder);
  const images = await readOwnPng(folder, context);
  if (images.images.length > 0) return images;
  throw new UserError(
    `${ID}: ${oneLine(folder)} has neither idx files, such as test-images-idx3-ubyte with test-labels-idx1-ubyte, nor folders 0 to 9 with PNG images`,
  );
}

function examplesOf(
  { images, notes }: OwnImages,
  split: ReportedSplit,
  { note }: DataContext,
): readonly Example<DigitImage, Digit>[] {
  notes.forEach((sentence) => note?.(sentence));
  const sizes = SPLITS.map((one) => `${one} ${count(images.filter((image) => image.split === one))}`);
  note?.(`${count(images)} images; by split: ${sizes.join(', ')}`);
  const own = images.filter((image) => split === 'all' || image.split === split);
  if (own.length === 0) note?.(`none is in the ${split} split: report on all with --split all`);
  const lacking = DIGITS.filter((digit) => !own.some(({ truth }) => truth === digit));
  if (own.length > 0 && lacking.length > 0)
    note?.(`no ${lacking.join(', ')} among those that are reported on`);
  return own.map(({ id, input, truth }) => ({ id, input, truth }));
}

const count = ({ length }: { readonly length: number }): string => length.toLocaleString('en');
