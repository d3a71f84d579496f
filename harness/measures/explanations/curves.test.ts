import { expect, it } from 'vitest';

import { createRandom } from '../../../tasks/kit/random.js';
import type { Question } from '../reasons/search.js';
import { areasUnderCurves } from './curves.js';

/** A program that reads one group alone. */
const readsOne: Question = { groups: 20, keeps: (kept) => kept[7] === 1 };
const order = Array.from({ length: 20 }, (_, group) => group);
const areas = (groups: readonly number[]) => areasUnderCurves(readsOne, groups, createRandom(1, 'curves'));

it('loses the answer at once where the group that is read is named first, and gains it at once', async () => {
  expect(await areas([7, ...order.filter((group) => group !== 7)])).toEqual({
    deletion: 0,
    insertion: expect.closeTo(1) as number,
  });
});

it('loses it last where it is named last', async () => {
  expect(await areas([...order.filter((group) => group !== 7), 7])).toEqual({
    deletion: expect.closeTo(1) as number,
    insertion: 0,
  });
});
