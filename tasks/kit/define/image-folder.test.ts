import { encode } from 'fast-png';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { SPLITS, type DataContext, type Example } from '../../contract/index.js';
import { defineTask } from './define-task.js';
import { imageFolder } from './image-folder.js';
import type { Picture } from './picture.js';

const context: DataContext = { seed: 1, cacheFolder: 'nowhere' };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rvw-images-'));
});
afterAll(() => rm(folder, { recursive: true }));

type Pixels = Parameters<typeof encode>[0];
const grey = (value: number, width = 4, height = 3): Pixels => ({
  width,
  height,
  channels: 1,
  data: new Uint8Array(width * height).fill(value),
});

let folders = 0;
async function folderOf(images: Readonly<Record<string, Pixels | string>>): Promise<URL> {
  const own = join(folder, `set ${folders++}`);
  for (const [path, image] of Object.entries(images)) {
    await mkdir(dirname(join(own, path)), { recursive: true });
    await writeFile(join(own, path), typeof image === 'string' ? image : encode(image));
  }
  return pathToFileURL(own);
}

/** Thirty images of two classes, each of another brightness. */
const THIRTY = Object.fromEntries(
  Array.from({ length: 30 }, (_, at) => [`${at % 2 === 0 ? 'dark' : 'light'}/${at}.png`, grey(at * 8)]),
);
const licence = 'CC0-1.0';

async function load(folderUrl: URL, more: object = {}): Promise<Example<Picture, string>[][]> {
  const { dataSet } = imageFolder({ folder: folderUrl, licence, ...more });
  return Promise.all(SPLITS.map(async (split) => [...(await dataSet.load(split, context))]));
}

describe('a folder of images', () => {
  it('gives every image once, with its folder as the answer', async () => {
    const url = await folderOf({ ...THIRTY, 'dark/._2.png': 'no image', 'dark/notes.txt': 'none' });
    const splits = await load(url);
    const all = splits.flat();
    expect(all.map(({ id }) => id).sort()).toEqual(Object.keys(THIRTY).sort());
    const found = all.find(({ id }) => id === 'light/3.png')!;
    expect(found.truth).toBe('light');
    expect(found.input).toEqual({ width: 4, height: 3, channels: 1, pixels: new Uint8Array(12).fill(24) });
    for (const split of splits) expect(split.length).toBeGreaterThan(0);
  });

  it('makes a task whose inputs are pixels in patches, and can be drawn', async () => {
    const task = defineTask({
      id: 'light',
      title: 'Light',
      data: imageFolder({ folder: await folderOf(THIRTY), licence }),
    });
    expect(task.classes).toEqual(['dark', 'light']);
    expect(task.features).toMatchObject({ shape: [3, 4], axes: ['row', 'column'] });
    expect(task.groups!.shape).toEqual([3, 4]);
    const [{ input }] = (await task.dataSets[0].load('train', context)) as [Example<Picture, string>];
    expect(task.features.fromVector(task.features.toVector(input))).toEqual(input);
    const values = Float32Array.from({ length: 12 }, (_, at) => at - 6);
    const svg = task.draw(input, { attribution: { kind: 'attribution', values, method: '' }, enough: [1] });
    expect(svg).toMatch(/^<svg viewBox="0 0 4 3".*<\/svg>$/);
    expect(svg).toContain('stroke="#c9ad00"');
  });

  it('reads colours, palettes of 8 bits a channel, and 16 bits', async () => {
    const rgb = (red: number): Pixels => ({
      width: 1,
      height: 1,
      channels: 3,
      data: Uint8Array.of(red, 2, 3),
    });
    const deep: Pixels = {
      width: 1,
      height: 1,
      channels: 3,
      depth: 16,
      data: Uint16Array.of(65_535, 0, 257),
    };
    const opaque: Pixels = { width: 1, height: 1, channels: 4, data: Uint8Array.of(9, 8, 7, 255) };
    const url = await folderOf({
      'train/a/1.png': rgb(1),
      'validation/a/2.png': deep,
      'test/a/3.png': opaque,
    });
    const splits = await load(url, { split: { by: 'folder' } });
    expect(splits.map(([example]) => [...example!.input.pixels])).toEqual([
      [1, 2, 3],
      [255, 0, 1],
      [9, 8, 7],
    ]);
    expect(imageFolder({ folder: url, licence, split: { by: 'folder' } }).features.shape).toEqual([1, 1, 3]);
  });

  it('has the same image in one split, and a person, too', async () => {
    const copies = Object.fromEntries(
      Object.entries(THIRTY).map(([path, image]) => [`${path}.copy.png`, image]),
    );
    const splits = await load(await folderOf({ ...THIRTY, ...copies }));
    const seen = splits.map((examples) => new Set(examples.map(({ input }) => input.pixels[0])));
    expect(seen.reduce((sum, { size }) => sum + size, 0)).toBe(30);

    const of = (path: string): string => `person ${Number(path.replaceAll(/\D/g, '')) % 5}`;
    const people = await load(await folderOf(THIRTY), { split: { by: 'person', of } });
    const names = people.map((examples) => new Set(examples.map(({ person }) => person)));
    expect(names.reduce((sum, { size }) => sum + size, 0)).toBe(5);
  });
});

describe('is refused by name:', () => {
  it.each<[string, Record<string, Pixels | string>, string]>([
    [
      'another size',
      { ...THIRTY, 'light/99.png': grey(1, 5, 3) },
      'light/99.png is 5×3 pixels; expected 4×3, as dark/0.png',
    ],
    [
      'another kind',
      { ...THIRTY, 'light/99.png': { ...grey(1), channels: 3, data: new Uint8Array(36) } },
      'light/99.png is in colour; expected it grey',
    ],
    [
      'what is no image',
      { ...THIRTY, 'light/99.png': 'a text that goes on for long enough' },
      'light/99.png is no PNG image',
    ],
    ['a first one that is none', { 'a/1.png': 'short' }, 'a/1.png is no PNG image'],
    [
      'what can be seen through',
      { ...THIRTY, 'light/99.png': { ...grey(1), channels: 2, data: new Uint8Array(24) } },
      'light/99.png can be seen through',
    ],
    ['no images', { 'a/notes.txt': 'none' }, 'has no folders with .png files'],
    [
      'a class of another kind of file',
      { ...THIRTY, 'red/1.jpg': 'none' },
      'has folders without .png files: red; bring some',
    ],
  ])('%s', async (_, images, message) => {
    await expect(load(await folderOf(images))).rejects.toThrow(message);
  });

  it('a folder that is not there', async () => {
    await expect(load(new URL('nowhere/', pathToFileURL(`${folder}/`)))).rejects.toThrow('cannot be read');
  });
});
