import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

import type { DataContext, DataSet } from '../../tasks/contract/index.js';
import { CLIP_LENGTH, type Clip, type Word } from '../../tasks/keyword-spotting/clip.js';
import { melPowers } from './front-end.js';
import { loadPictures } from './picture.js';

let cacheFolder: string;
beforeEach(async () => {
  cacheFolder = await mkdtemp(join(tmpdir(), 'pictures-'));
});
afterEach(() => rm(cacheFolder, { recursive: true }));

const clip: Clip = Float32Array.from({ length: CLIP_LENGTH }, (_, at) => Math.sin(at / 5) / 2);

/** A data set of one clip that counts how often it is loaded. */
function dataSet(fingerprint: string): { set: DataSet<Clip, Word>; loads: () => number } {
  let loads = 0;
  const set: DataSet<Clip, Word> = {
    id: 'one-clip',
    title: 'One clip',
    licence: 'none',
    citation: 'none',
    source: 'this test',
    fingerprint: () => Promise.resolve(fingerprint),
    load: () => {
      loads++;
      return Promise.resolve([{ id: 'a', input: clip, truth: 'five' }]);
    },
  };
  return { set, loads: () => loads };
}

test('a clip is heard once, and again only when the data is other data', async () => {
  const context: DataContext = { seed: 1, cacheFolder };
  const { set, loads } = dataSet('first');
  const heard = await loadPictures(set, 'train', context);
  expect(heard).toHaveLength(1);
  expect(heard[0]).toMatchObject({ word: 'five' });
  expect(Buffer.from(heard[0]!.powers.buffer).equals(Buffer.from(melPowers(clip).buffer))).toBe(true);
  expect(await loadPictures(set, 'train', context)).toEqual(heard);
  expect(loads()).toBe(1);
  const other = dataSet('second');
  await loadPictures(other.set, 'train', context);
  expect(other.loads()).toBe(1);
});

test('a damaged cache is made again', async () => {
  const context: DataContext = { seed: 1, cacheFolder };
  const { set, loads } = dataSet('first');
  const heard = await loadPictures(set, 'train', context);
  const folder = join(cacheFolder, 'keyword-spotting');
  const [file] = await readdir(folder);
  await writeFile(join(folder, file!), 'cut');
  expect(await loadPictures(set, 'train', context)).toEqual(heard);
  expect(loads()).toBe(2);
});
