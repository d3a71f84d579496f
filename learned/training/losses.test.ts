import { tensor } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';

import { crossEntropy, manyCrossEntropies, NOT_ASKED } from './losses.js';
import { startTraining } from './start.js';

beforeAll(() => startTraining('cpu'));

test('a cross entropy is what the right answer falls short of certainty by, the mean over the batch', () => {
  const probabilities = tensor([
    [0.5, 0.25, 0.25],
    [0.1, 0.1, 0.8],
  ]);
  const targets = tensor([
    [1, 0, 0],
    [0, 0, 1],
  ]);
  expect(crossEntropy(probabilities, targets).dataSync()[0]).toBeCloseTo(
    -(Math.log(0.5) + Math.log(0.8)) / 2,
    5,
  );
});

test('many questions add up, and one that is not asked costs nothing whatever is answered', () => {
  const targets = tensor([
    [1, 0, NOT_ASKED],
    [0.25, NOT_ASKED, NOT_ASKED],
  ]);
  const loss = (unasked: number) =>
    manyCrossEntropies(
      tensor([
        [0.9, 0.2, unasked],
        [0.5, unasked, unasked],
      ]),
      targets,
    ).dataSync()[0];
  expect(loss(0.5)).toBeCloseTo(-(Math.log(0.9) + Math.log(0.8) + Math.log(0.5)) / 2, 5);
  expect(loss(0)).toBeCloseTo(loss(1)!, 6);
});

test('an answer that is certain and wrong costs much, and is still a number', () => {
  const loss = manyCrossEntropies(tensor([[0, 1]]), tensor([[1, 0]])).dataSync()[0]!;
  expect(loss).toBeGreaterThan(20);
  expect(loss).toBeLessThan(50);
});
