import { randomUniform, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';

import { WORDS } from '../../tasks/keyword-spotting/clip.js';
import { startTraining } from '../training/start.js';
import { keywordModel } from './architecture.js';
import { BANDS, FRAMES } from './front-end.js';
import type { Channels } from './recipe.js';
import { taught } from './teachers.js';

const SMALL: Channels = { first: 2, blocks: [{ channels: 4, kernel: [3, 3] }] };
const teachers = () => [1, 2].map((seed) => keywordModel(SMALL, seed));
const inputs = () => randomUniform([3, FRAMES, BANDS, 1], 0, 1, 'float32', 7);
const labels = () => tensor([3, 0, 11].map((word) => WORDS.map((_, at) => (at === word ? 1 : 0))));
const values = (probabilities: Tensor): number[][] => probabilities.arraySync() as number[][];

beforeAll(() => startTraining('cpu'));

test('without teachers a network learns what is right', () => {
  const right = labels();
  expect(taught(right, inputs(), [], 0.8)).toBe(right);
});

test('with teachers it learns their average for their share, and what is right for the rest', () => {
  const [first, second] = teachers();
  const said = [first!, second!].map((teacher) => values(teacher.apply(inputs()) as Tensor));
  expect(said[0]![0]![3]).not.toBeCloseTo(said[1]![0]![3]!, 5);
  const learnt = values(taught(labels(), inputs(), [first!, second!], 0.8));
  values(labels()).forEach((right, clip) =>
    right.forEach((label, word) => {
      const average = (said[0]![clip]![word]! + said[1]![clip]![word]!) / 2;
      expect(learnt[clip]![word]).toBeCloseTo(0.8 * average + 0.2 * label, 5);
    }),
  );
  learnt.forEach((row) => expect(row.reduce((sum, each) => sum + each)).toBeCloseTo(1, 5));
});
