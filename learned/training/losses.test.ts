import { randomUniform, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { initializers, layers, sequential, type LayersModel } from '@tensorflow/tfjs-layers';
import { beforeAll, expect, test } from 'vitest';

import { crossEntropy, manyCrossEntropies, NOT_ASKED, taught } from './losses.js';
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

/** A model of three classes that says something else for each seed. */
const teacher = (seed: number): LayersModel => {
  const kernelInitializer = initializers.glorotNormal({ seed });
  return sequential({
    layers: [layers.dense({ units: 3, inputShape: [4], activation: 'softmax', kernelInitializer })],
  });
};
const inputs = () => randomUniform([2, 4], 0, 1, 'float32', 7);
const labels = () =>
  tensor([
    [0, 1, 0],
    [1, 0, 0],
  ]);
const values = (probabilities: Tensor): number[][] => probabilities.arraySync() as number[][];

test('without teachers a network learns what is right', () => {
  const right = labels();
  expect(taught(right, inputs(), [], 0.8)).toBe(right);
});

test('with teachers it learns their average for their share, and what is right for the rest', () => {
  const teachers = [teacher(1), teacher(2)];
  const said = teachers.map((model) => values(model.apply(inputs()) as Tensor));
  expect(said[0]![0]![2]).not.toBeCloseTo(said[1]![0]![2]!, 5);
  const learnt = values(taught(labels(), inputs(), teachers, 0.8));
  values(labels()).forEach((right, example) =>
    right.forEach((label, answer) => {
      const average = (said[0]![example]![answer]! + said[1]![example]![answer]!) / 2;
      expect(learnt[example]![answer]).toBeCloseTo(0.8 * average + 0.2 * label, 5);
    }),
  );
  learnt.forEach((row) => expect(row.reduce((sum, each) => sum + each)).toBeCloseTo(1, 5));
});
