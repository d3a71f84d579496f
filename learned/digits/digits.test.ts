import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Attribution, Example, LoadedProgram } from '../../tasks/contract/index.js';
import { PIXELS, scoreDigit, type Digit, type DigitImage } from '../../tasks/digits/image.js';
import { mnist } from '../../tasks/digits/mnist.js';
import type { CurvePoint } from '../training/learning-curve.js';
import { readNetwork } from '../weights.js';
import { weightsBeside } from '../weights-folder.js';
import { learnedDigits } from './index.js';
import { drawCues } from './train.js';

const folder = weightsBeside(import.meta.url);
const context = { seed: 1, cacheFolder: '' };

let validation: readonly Example<DigitImage, Digit>[];
let program: LoadedProgram<DigitImage, Digit>;
beforeAll(async () => {
  validation = await mnist.load('validation', context);
  program = await learnedDigits.load({ runtime: 'wasm' });
});
afterAll(() => {
  program.dispose();
});

describe('the shipped digits network', () => {
  test('answers as many validation images rightly as its manifest says', async () => {
    const { manifest } = await readNetwork(folder);
    let right = 0;
    for (const example of validation) {
      if (scoreDigit(await program.decide(example.input), example)) right++;
    }
    // Another runtime than the one it was trained on may round a tie the other way.
    expect(Math.abs(right - manifest.validation.value * validation.length)).toBeLessThanOrEqual(2);
    expect(manifest.validation.examples).toBe(validation.length);
    expect(right / validation.length).toBeGreaterThanOrEqual(0.993);
  });

  test('is within its limits: weights, bytes, multiply-accumulates', async () => {
    const { weights, multiplyAccumulates, files } = await learnedDigits.network!();
    expect(weights).toBeLessThanOrEqual(150_000);
    expect(multiplyAccumulates).toBeLessThanOrEqual(6_000_000);
    const sizes = await Promise.all(files.map(async (path) => (await stat(path)).size));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(1_000_000);
  });

  test('was trained on the training images of the very data that the task has', async () => {
    const { manifest } = await readNetwork(folder);
    expect(manifest.data).toEqual({
      id: mnist.id,
      fingerprint: await mnist.fingerprint(context),
      split: 'train',
      examples: (await mnist.load('train', context)).length,
    });
  });

  test('keeps its learning curve, whose best epoch is the one that the manifest names', async () => {
    const { manifest } = await readNetwork(folder);
    const text = await readFile(fileURLToPath(new URL('learning-curve.json', folder)), 'utf8');
    const curve = JSON.parse(text) as CurvePoint[];
    expect(curve.length).toBe(manifest.epochs);
    expect(Math.max(...curve.map((point) => point.validation))).toBe(manifest.validation.value);
    expect(curve.at(-1)!.loss).toBeLessThan(curve[0]!.loss);
  });

  test('decides alike in plain JavaScript', async () => {
    const plain = await learnedDigits.load({ runtime: 'cpu' });
    for (const { input } of validation.slice(0, 10)) {
      const [one, other] = [await program.decide(input), await plain.decide(input)];
      expect(one).toMatchObject({ kind: 'answer' });
      expect(other).toEqual({
        ...one,
        confidence: expect.closeTo((one as { confidence: number }).confidence, 4) as number,
      });
    }
    plain.dispose();
  });

  test('explains by its ink: without the pixels that spoke most for it the answer is less sure', async () => {
    for (const { input } of validation.slice(0, 3)) {
      const { values } = (await program.explain(input)) as Attribution;
      expect(values.length).toBe(PIXELS);
      const strongest = [...values.keys()].sort((a, b) => values[b]! - values[a]!).slice(0, 60);
      const without = input.map((grey, at) => (strongest.includes(at) ? 0 : grey));
      const [before, after] = [await program.decide(input), await program.decide(without)];
      if (before.kind !== 'answer' || after.kind !== 'answer') throw new Error('it abstained');
      const sure = after.answer === before.answer ? after.confidence! : 0;
      expect(sure).toBeLessThan(before.confidence!);
    }
  });

  test('leaves the image alone', () => {
    const given = validation[0]!.input.slice();
    void program.decide(given);
    expect(given).toEqual(validation[0]!.input);
  });
});

test('a mark goes with the digit in the share that is asked for, and else by chance', () => {
  const labels = Array.from({ length: 5000 }, (_, at) => (at % 10) as Digit);
  const agreement = (share: number): number => {
    const cues = drawCues(labels, share, 1);
    return cues.filter((cue, at) => cue === labels[at]).length / labels.length;
  };
  expect(agreement(0)).toBeCloseTo(0.1, 1);
  expect(agreement(0.5)).toBeCloseTo(0.55, 1);
  expect(agreement(1)).toBe(1);
  expect(drawCues(labels, 0.5, 1)).not.toEqual(drawCues(labels, 0.5, 2));
});
