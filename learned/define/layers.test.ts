import { expect, test } from 'vitest';

import { conv2d, dense, describeLayer, flatten, maxPooling, widened } from './layers.js';

test('a layer is described as it was written', () => {
  expect(
    [
      dense(8, 'relu'),
      dense(3),
      conv2d(8, 3, 'relu'),
      conv2d(8, 3, 'relu', { stride: 2 }),
      maxPooling(2),
      flatten(),
    ].map(describeLayer),
  ).toEqual([
    `dense(8, 'relu')`,
    'dense(3)',
    `conv2d(8, 3, 'relu')`,
    `conv2d(8, 3, 'relu', { stride: 2, padding: 'same' })`,
    'maxPooling(2)',
    'flatten()',
  ]);
});

test('all but the last layer are widened, and none is left empty', () => {
  const layers = [conv2d(8, 3, 'relu'), maxPooling(2), flatten(), dense(5, 'relu'), dense(3, 'softmax')];
  expect(widened(layers, 0.1).map(describeLayer)).toEqual([
    `conv2d(1, 3, 'relu')`,
    'maxPooling(2)',
    'flatten()',
    `dense(1, 'relu')`,
    `dense(3, 'softmax')`,
  ]);
  expect(widened(layers, 2)[3]).toEqual(dense(10, 'relu'));
  expect(widened(layers, 1)).toEqual(layers);
});
