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
  ).others.deletion?.value;

it('is 0 for a random explanation, 1 for one as good as a search, negative for one that misleads', () => {
  expect(deletionOf(0.5)).toBeCloseTo(0);
  expect(deletionOf(0.1)).toBeCloseTo(1);
  expect(deletionOf(0.7)).toBeCloseTo(-0.5);
});

it('says nothing where the search it is measured by finds nothing', () => {
  const flat = { own: [0.2, 0.8], random: [0.5, 0.5], searched: [0.4, 0.6] };
  const others = { deletion: flat, insertion: flat };
  const samples = { kind: 'attributions', method: 'made up', explained: 2, others, decisions: 0 } as const;
  expect(summariseExplanations(samples, createRandom(1, 'figures'))).toMatchObject({ others: {} });
});

it('counts replays and the steps that matter', () => {
  const samples = {
    kind: 'traces',
    traces: new Array<{ steps: number; needed: number }>(10).fill({ steps: 4, needed: 3 }),
    replayed: 10,
    decisions: 10,
  } as const;
  expect(summariseExplanations(samples, createRandom(1, 'figures'))).toMatchObject({
    replayed: { value: 1 },
    needed: { value: 0.75 },
    steps: 4,
  });
});
