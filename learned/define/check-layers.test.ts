import { describe, expect, test } from 'vitest';

import { checkLayers, inputShapeOf } from './check-layers.js';
import {
  averagePooling,
  conv2d,
  dense,
  depthwiseConv2d,
  flatten,
  globalAveragePooling,
  maxPooling,
  type Layer,
} from './layers.js';

const SPECIES = ['setosa', 'versicolor', 'virginica'];

const onlyFault = (layers: readonly unknown[], features: readonly number[] = [4]): string => {
  const faults = checkLayers(layers as readonly Layer[], features, SPECIES);
  expect(faults).toHaveLength(1);
  return faults[0]!;
};

describe('layers', () => {
  test('that fit have no fault', () => {
    expect(checkLayers([dense(8, 'relu'), dense(3, 'softmax')], [4], SPECIES)).toEqual([]);
    const ofImages = [
      conv2d(8, 3, 'relu', { stride: 2 }),
      depthwiseConv2d(3, 'relu', { padding: 'valid' }),
      averagePooling(2),
      maxPooling(2),
      flatten(),
      dense(3, 'softmax'),
    ];
    expect(checkLayers(ofImages, [28, 28], SPECIES)).toEqual([]);
    expect(checkLayers([globalAveragePooling(), dense(3, 'softmax')], [28, 28, 3], SPECIES)).toEqual([]);
  });

  test('that do not fit the classes are named with them', () => {
    const fault = onlyFault([dense(8, 'relu'), dense(4, 'softmax')]);
    expect(fault).toBe(
      `layers[1], dense(4, 'softmax'), gives 4 numbers, but the task has 3 classes (setosa, versicolor, virginica): end in dense(3, 'softmax')`,
    );
    expect(onlyFault([dense(3, 'relu')])).toContain('gives no probabilities');
    expect(onlyFault([flatten()], [3])).toContain('gives no probabilities');
    expect(onlyFault([dense(3, 'softmax')], [28, 28])).toContain(
      `layers[0], dense(3, 'softmax'), gives an image of [28, 28, 3]`,
    );
  });

  test('that do not fit each other are named with what they get', () => {
    expect(onlyFault([conv2d(8, 3), dense(3, 'softmax')])).toMatch(
      /^layers\[0\], conv2d\(8, 3\), takes an image, .* and gets \[4\]/,
    );
    expect(onlyFault([flatten(), maxPooling(2), dense(3, 'softmax')], [28, 28])).toMatch(
      /^layers\[1\], maxPooling\(2\), takes an image, .* and gets \[784\]/,
    );
    expect(onlyFault([maxPooling(9), flatten(), dense(3, 'softmax')], [8, 8])).toContain(
      'larger than the image',
    );
    expect(onlyFault([conv2d(4, 9, 'relu', { padding: 'valid' })], [8, 8])).toContain(
      'larger than the image',
    );
  });

  test('that are written wrongly are told', () => {
    expect(onlyFault([])).toContain('layers is empty');
    expect(onlyFault(['dense', dense(3, 'softmax')])).toContain('layers[0] is no layer');
    expect(onlyFault([undefined])).toContain('layers[0] is no layer');
    expect(onlyFault([dense(0, 'relu'), dense(3, 'softmax')])).toContain(
      "layers[0], dense(0, 'relu'), has units 0",
    );
    expect(onlyFault([dense(8, 'rellu' as 'relu'), dense(3, 'softmax')])).toContain('did you mean "relu"');
  });
});

test('features are a row, an image, or an image with channels', () => {
  expect(inputShapeOf([4])).toEqual([4]);
  expect(inputShapeOf([28, 28])).toEqual([28, 28, 1]);
  expect(inputShapeOf([32, 32, 3])).toEqual([32, 32, 3]);
  expect(inputShapeOf([2, 2, 2, 2])).toBeUndefined();
  expect(onlyFault([dense(3, 'softmax')], [2, 2, 2, 2])).toContain('[2, 2, 2, 2]');
});
