import { expect, it } from 'vitest';

import type { FeatureView } from '../contract/index.js';
import { defaultGroups, gridGroups } from './grid-groups.js';

const view = (...shape: number[]): FeatureView<Float32Array> => ({
  shape,
  axes: shape.map((_, axis) => `axis ${axis}`),
  meaning: 'a number',
  toVector: (input) => Float32Array.from(input),
  fromVector: (vector) => vector,
});

const counting = (length: number) => Float32Array.from({ length }, (_, at) => at);

it('cuts a picture into patches, and puts those of another in their place', () => {
  const groups = gridGroups(view(4, 6), { size: [2, 3], meaning: 'a patch' });
  expect(groups.shape).toEqual([2, 2]);
  const parts = groups.takeApart(counting(24));
  const donor = groups.takeApart(new Float32Array(24).fill(-1));
  // The patch at the top right is kept.
  const mixed = groups.putTogether(parts, donor, Uint8Array.of(0, 1, 0, 0));
  expect([...mixed].filter((value) => value >= 0)).toEqual([3, 4, 5, 9, 10, 11]);
  expect([...groups.putTogether(parts, donor, Uint8Array.of(1, 1, 1, 1))]).toEqual([...counting(24)]);
});

it('gives the mean of each group', () => {
  const groups = gridGroups(view(5), { size: [2], meaning: 'a pair' });
  expect([...groups.values(counting(5))]).toEqual([0.5, 2.5, 4]);
});

it('says where two inputs have the same, if features take few values', () => {
  const groups = gridGroups(view(4), { size: [2], meaning: 'a pair', discrete: true });
  expect(groups.same!(Float32Array.of(1, 0, 1, 1), Float32Array.of(1, 0, 1, 0), 0)).toBe(true);
  expect(groups.same!(Float32Array.of(1, 0, 1, 1), Float32Array.of(1, 0, 1, 0), 1)).toBe(false);
  expect(gridGroups(view(4), { size: [2], meaning: 'a pair' })).not.toHaveProperty('same');
});

it('chooses groups by the shape where a task names none', () => {
  expect(defaultGroups(view(4)).shape).toEqual([4]);
  expect(defaultGroups(view(28, 28)).shape).toEqual([7, 7]);
  expect(defaultGroups(view(16_000)).shape).toEqual([64]);
  expect(defaultGroups(view(32, 32, 3)).shape).toEqual([4, 4, 3]);
  expect(defaultGroups(view(1, 500)).shape).toEqual([1, 63]);
});
