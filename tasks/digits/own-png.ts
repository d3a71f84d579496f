import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { SPLITS, UserError, type DataContext, type Split } from '../contract/index.js';
import { oneLine, reasonOf } from '../kit/one-line.js';
import { readPng } from '../kit/png.js';
import { withRegularFile } from '../kit/regular-file.js';
import { DIGITS, type Digit } from './image.js';
import type { OwnImage, OwnImages } from './own-images.js';
import { prepareDigit } from './prepare.js';

interface ImageFile {
  /** Below the data set's folder. */
  readonly path: string;
  readonly truth: Digit;
  readonly split: Split;
}

/** Images named in an error before "and N more". */
const NAMED = 3;

/** Whether a folder holds images in folders that are called by their digits. */
export const holdsPng = async (folder: string): Promise<boolean> => (await filesIn(folder)).length > 0;

/**
 * Reads PNG images in folders 0 to 9, each made as MNIST's are. Where these lie in folders `train`, `validation` and `test`, those
 * are the splits; else all are for the test.
 *
 * @throws UserError that names the images that cannot be used
 */
export async function readOwnPng(
  folder: string,
  { tell, signal }: Pick<DataContext, 'tell' | 'signal'>,
): Promise<OwnImages> {
  const files = await filesIn(folder);
  const images: OwnImage[] = [];
  const refused: string[] = [];
  const hash = createHash('sha256');
  let [inverted, moved] = [0, 0];
  for (const [at, { path, truth, split }] of files.entries()) {
    signal?.throwIfAborted();
    tell?.(at / files.length, `reading ${at} of ${files.length} images`);
    try {
      const bytes = await withRegularFile(join(folder, path), path, ({ size, read }) => read(0, size));
      hash.update(`${path} ${createHash('sha256').update(bytes).digest('hex')}\n`);
      const prepared = prepareDigit(await readPng(bytes, path));
      if (!prepared) throw new UserError(`${oneLine(path)} shows nothing: all of it is one colour`);
      inverted += prepared.inverted ? 1 : 0;
      moved += prepared.moved ? 1 : 0;
      images.push({ id: oneLine(path), input: prepared.image, truth, split });
    } catch (error) {
      refused.push(
        error instanceof UserError ? error.message : `${oneLine(path)} cannot be read (${reasonOf(error)})`,
      );
    }
  }
  if (refused.length > 0) {
    const more = refused.length > NAMED ? `; and ${refused.length - NAMED} more` : '';
    throw new UserError(
      `${refused.length} of ${files.length} images in ${oneLine(folder)} cannot be used: ${refused.slice(0, NAMED).join('; ')}${more}`,
    );
  }
  return {
    images,
    notes: [
      `of ${files.length} PNG images, ${inverted} were dark on light and inverted, ${moved} were cut out, scaled to a box of 20×20 and centred by their mass, as MNIST's are, and ${files.length - moved} were so already`,
    ],
    sha256: hash.digest('hex'),
  };
}

async function filesIn(folder: string): Promise<readonly ImageFile[]> {
  const found = [...(await inClassFolders(folder, '', 'test'))];
  for (const split of SPLITS) found.push(...(await inClassFolders(folder, split, split)));
  return found;
}

async function inClassFolders(folder: string, below: string, split: Split): Promise<readonly ImageFile[]> {
  const files: ImageFile[] = [];
  for (const truth of DIGITS) {
    const own = [...(below === '' ? [] : [below]), String(truth)].join('/');
    // A digit that nobody wrote has no folder.
    const names: string[] = await readdir(join(folder, own)).catch(() => []);
    for (const name of names.sort())
      if (/^[^.].*\.png$/is.test(name)) files.push({ path: `${own}/${name}`, truth, split });
  }
  return files;
}
