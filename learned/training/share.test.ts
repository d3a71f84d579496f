import { expect, it } from 'vitest';

import { shareOf } from './share.js';

const all = Array.from({ length: 1000 }, (_, at) => at);

it('the smaller shares of one seed lie within the larger, and another seed draws others', () => {
  const [few, more] = [shareOf(all, 0.01, 1), shareOf(all, 0.1, 1)];
  expect([few.length, more.length]).toEqual([10, 100]);
  for (const one of few) expect(more).toContain(one);
  expect(shareOf(all, 0.01, 2)).not.toEqual(few);
  // Not the first ones: those of a data set may be alike.
  expect(Math.max(...few)).toBeGreaterThan(100);
});

it('the whole is left as it is, and the least share is one example', () => {
  expect(shareOf(all, 1, 1)).toBe(all);
  expect(shareOf(all, 1e-9, 1)).toHaveLength(1);
});
