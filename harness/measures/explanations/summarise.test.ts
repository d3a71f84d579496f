import { expect, it } from 'vitest';

import { createRandom } from '../../../tasks/kit/random.js';
import type { Explanations } from './schema.js';
import { summariseExplanations } from './summarise.js';

const areas = (own: number) => ({
  own: [own, own],
  random: [0.5, 0.5],
  searched: [0.1, 0.1],
});
const deletionOf = (own: number) =>
  (
    summariseExplanations(
      {
        kind: 'attributions',
        method: 'made up',
        explained: 2,
        others: { deletion: areas(own), insertion: areas(own) },
        decisions: 0,
      },
      createRandom(1, 'figures'),
    ) as Extract<Explanations, { kind: 'attributions' }>
  ).others.deletion.value;

it('is 0 for a random explanation, 1 for one as good as a search, negative for one that misleads', () => {
  expect(deletionOf(0.5)).toBeCloseTo(0);
  expect(deletionOf(0.1)).toBeCloseTo(1);
  expect(deletionOf(0.7)).toBeCloseTo(-0.5);
});

it('counts replays and the steps that matter', () => {
  const samples = {
    kind: 'traces',
    explained: 10,
    replayed: 10,
    steps: 40,
    needed: 30,
    decisions: 10,
  } as const;
  expect(summariseExplanations(samples, createRandom(1, 'figures'))).toMatchObject({
    replayed: { value: 1 },
    needed: { value: 0.75 },
    steps: 4,
  });
});
