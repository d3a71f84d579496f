import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { encode } from 'fast-png';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { SPLITS, UserError, type DataContext } from '../contract/index.js';
import { IMAGE_SIDE, PIXELS } from './image.js';
import { mnist } from './mnist.js';
import { ownDigits } from './own-digits.js';
import { transposed } from './transposed.js';

let folder: string;
let messages: string[];
const context = (): DataContext => ({
  seed: 1,
  cacheFolder: join(folder, 'cache'),
  dataFolder: folder,
  note: (message) => messages.push(message),
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'own-digits-'));
  messages = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(path: string, content: Uint8Array | string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
}

/** Images and their digits as MNIST has them, of which some are ones. */
const originals = (await mnist.load('validation', { seed: 1, cacheFolder: '' })).slice(0, 60);
const upright = originals.map(({ input }) => input);
const labels = originals.map(({ truth }) => truth);

function idx(values: Uint8Array, ...dimensions: number[]): Uint8Array {
  const header = Buffer.alloc(4 + 4 * dimensions.length);
  header.set([0, 0, 8, dimensions.length]);
  dimensions.forEach((size, at) => header.writeUInt32BE(size, 4 + 4 * at));
  return Buffer.concat([header, values]);
}

async function writePair(
  stem: string,
  images: readonly Uint8Array[],
  digits: readonly number[],
  packed = false,
) {
  const ending = packed ? '.gz' : '';
  const pack = (bytes: Uint8Array) => (packed ? gzipSync(bytes) : bytes);
  await write(
    `${stem}images-idx3-ubyte${ending}`,
    pack(idx(Buffer.concat(images), images.length, IMAGE_SIDE, IMAGE_SIDE)),
  );
  await write(`${stem}labels-idx1-ubyte${ending}`, pack(idx(Uint8Array.from(digits), digits.length)));
}

const inputsOf = async (split: 'train' | 'validation' | 'test') =>
  (await ownDigits.load(split, context())).map(({ input }) => input);

describe('idx files of one’s own', () => {
  it('are read under the names of MNIST, as a set of their own', async () => {
    await writePair('t10k-', upright, labels);
    await writePair('train-', upright.slice(0, 12), labels.slice(0, 12));
    const test = await ownDigits.load('test', context());
    expect(test.map(({ truth }) => truth)).toEqual(labels);
    expect(await inputsOf('test')).toEqual(upright);
    expect(await inputsOf('train')).toEqual(upright.slice(0, 10));
    expect(await inputsOf('validation')).toEqual(upright.slice(10, 12));
    expect(messages).toContain('72 images; by split: train 10, validation 2, test 60');
    expect(await mnist.recognises!(folder)).toBe(false);
    expect(await ownDigits.recognises!(folder)).toBe(true);
    expect(await ownDigits.describe!({ ...context(), dataTitle: 'Mine' })).toMatchObject({ title: 'Mine' });
    expect((await ownDigits.describe!(context())).title).toMatch(/^own-digits-/);
  });

  it('may be for the test alone', async () => {
    await writePair('', upright, labels);
    expect(await inputsOf('train')).toEqual([]);
    expect(await inputsOf('test')).toEqual(upright);
    expect(await ownDigits.loadAll!(context())).toHaveLength(60);
    await writePair('', upright.toReversed(), labels.toReversed());
  });

  it.each(['emnist-digits-test-', 't10k-'])(
    'are turned where their ones lie on their side: %s',
    async (stem) => {
      await writePair(stem, upright.map(transposed), labels, true);
      expect(await inputsOf('test')).toEqual(upright);
      expect(messages[0]).toMatch(
        /^rows and columns of .*images were exchanged, since their ones lie on their side/,
      );
    },
  );

  it('are not turned where they are called EMNIST and stand; without ones their name decides', async () => {
    await writePair('emnist-digits-test-', upright, labels);
    expect(await inputsOf('test')).toEqual(upright);
    expect(messages[0]).toMatch(/called as files of EMNIST, but their ones stand upright/);
    const others = labels.flatMap((digit, at) => (digit === 1 ? [] : [at]));
    const without = join(folder, 'without');
    await writePair(
      'without/emnist-mnist-test-',
      others.map((at) => transposed(upright[at]!)),
      others.map((at) => labels[at]!),
    );
    const read = await ownDigits.load('test', { ...context(), dataFolder: without });
    expect(read.map(({ input }) => input)).toEqual(others.map((at) => upright[at]));
    expect(messages).toContain(
      'rows and columns of emnist-mnist-test-images were exchanged, as in all files of EMNIST',
    );
    expect(messages.at(-1)).toBe('no 1 among those that are reported on');
  });

  it('have a hash that follows their content', async () => {
    await writePair('', upright, labels);
    const before = await ownDigits.fingerprint(context());
    const other = await mkdtemp(join(tmpdir(), 'own-digits-'));
    const here = folder;
    folder = other;
    await writePair('', upright, [(labels[0]! + 1) % 10, ...labels.slice(1)]);
    expect(await ownDigits.fingerprint(context())).not.toBe(before);
    await rm(other, { recursive: true });
    folder = here;
  });

  it.each<[string, () => Promise<unknown>, RegExp]>([
    [
      'a letter',
      () => writePair('emnist-letters-test-', upright, [...labels.slice(1), 26]),
      /the label 26 at item 59, expected digits/,
    ],
    ['labels for others', () => writePair('', upright, labels.slice(1)), /59 labels for 60 images/],
    [
      'no partner',
      () => write('test-images-idx3-ubyte', idx(new Uint8Array(PIXELS), 1, 28, 28)),
      /has test-images-idx3-ubyte without the file that goes with it/,
    ],
    [
      'another size',
      async () => {
        await write('images-idx3-ubyte', idx(new Uint8Array(256), 1, 16, 16));
        await write('labels-idx1-ubyte', idx(new Uint8Array(1), 1));
      },
      /holds items of 16×16, expected images of 28×28; images of another size are taken as PNG/,
    ],
    [
      'two sets',
      async () => {
        await writePair('emnist-digits-test-', upright, labels);
        await writePair('usps-test-', upright, labels);
      },
      /several sets of images: "emnist-digits-", "usps-"; put each into a folder of its own/,
    ],
  ])('are refused with what was found: %s', async (_, fill, message) => {
    await fill();
    await expect(ownDigits.load('test', context())).rejects.toThrow(UserError);
    await expect(ownDigits.load('test', context())).rejects.toThrow(message);
  });
});

/** A PNG image of an original, enlarged; `dark` ink on light paper. */
function png(image: Uint8Array, { times = 1, dark = false } = {}): Uint8Array {
  const side = IMAGE_SIDE * times;
  const data = Uint8Array.from({ length: side * side }, (_, at) => {
    const [row, column] = [Math.floor(at / side / times), Math.floor((at % side) / times)];
    const ink = image[row * IMAGE_SIDE + column]!;
    return dark ? 255 - ink : ink;
  });
  return encode({ width: side, height: side, data, channels: 1, depth: 8 });
}

/** Mean difference of two images, as a share of the range. */
const difference = (one: Uint8Array, other: Uint8Array): number =>
  one.reduce((sum, grey, at) => sum + Math.abs(grey - other[at]!), 0) / 255 / PIXELS;

describe('PNG images in folders by digit', () => {
  it('stay as they are where they are as MNIST’s, and are made so where they are not', async () => {
    for (const [at, image] of upright.entries()) {
      await write(`${labels[at]!}/${at}-same.png`, png(image));
      await write(`${labels[at]!}/${at}-dark.png`, png(image, { dark: true }));
      await write(`${labels[at]!}/${at}-large.png`, png(image, { times: 5, dark: true }));
    }
    await write('1/._x.png', 'Mac OS X');
    const examples = await ownDigits.load('test', context());
    expect(examples).toHaveLength(180);
    const changes = (how: string): number[] =>
      examples
        .filter(({ id }) => id.endsWith(`${how}.png`))
        .map(({ id, input, truth }) => {
          const [digit, at] = id.split(/[/-]/).map(Number);
          expect(truth).toBe(digit);
          return difference(input, upright[at!]!);
        })
        .sort((one, other) => one - other);
    expect(changes('same')).toEqual(upright.map(() => 0));
    expect(changes('dark')).toEqual(upright.map(() => 0));
    // Faint edges are taken for the grain of paper, which moves some by a pixel.
    expect(changes('large')[50]).toBeLessThan(0.005);
    expect(changes('large').at(-1)).toBeLessThan(0.15);
    expect(messages[0]).toMatch(
      /^of 180 PNG images, 120 were dark on light and inverted, \d+ were cut out, scaled to a box of 20×20/,
    );
  });

  it('may lie in folders by split', async () => {
    for (const split of SPLITS) await write(`${split}/7/a.png`, png(upright[0]!));
    for (const split of SPLITS) expect(await inputsOf(split)).toHaveLength(1);
  });

  it('are named where they cannot be used', async () => {
    await write('3/blank.png', png(new Uint8Array(PIXELS)));
    await write('4/not.png', 'no image');
    await write('5/good.png', png(upright[0]!));
    await expect(ownDigits.load('test', context())).rejects.toThrow(
      /^2 of 3 images in .* cannot be used: 3\/blank\.png shows nothing: all of it is one colour; 4\/not\.png is no PNG image/,
    );
  });

  it('are missed in a folder without any', async () => {
    await expect(ownDigits.load('test', context())).rejects.toThrow(
      /has neither idx files, such as .*, nor folders 0 to 9/,
    );
    await expect(ownDigits.load('test', { seed: 1, cacheFolder: '' })).rejects.toThrow(
      /name it with --data-dir/,
    );
  });
});
