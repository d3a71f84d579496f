import { createHash } from 'node:crypto';
import { createRandom, type DataSet, type Example, type Split } from 'rules-vs-weights';

import type { State } from './physics.js';

/** How many episodes begin in each split. */
const SIZES: Readonly<Record<Split, number>> = { train: 300, validation: 100, test: 200 };

/** What the starts are drawn by: they are a fixed data set, whatever the run's seed. */
const SEED = 1983;

/** Starts lie this far to either side: wide enough that some can hardly be saved. */
const WIDEST: State = { position: 1.2, velocity: 0.6, angle: 0.12, turning: 0.6 };

/** States to begin in, uniform in each of their four numbers. */
export function drawStarts(split: Split): readonly Example<State, null>[] {
  const random = createRandom(SEED, 'starts', split);
  const within = (most: number): number => random.between(-most, most);
  return Array.from({ length: SIZES[split] }, (_, at) => ({
    id: `${split}-${at}`,
    input: {
      position: within(WIDEST.position),
      velocity: within(WIDEST.velocity),
      angle: within(WIDEST.angle),
      turning: within(WIDEST.turning),
    },
    truth: null,
  }));
}

/** The states that episodes begin in. */
export const starts: DataSet<State, null> = {
  id: 'starts',
  title: 'Starts',
  licence: 'CC0-1.0',
  citation: 'drawn for this example',
  source: 'examples/cart-pole/starts.ts',
  fingerprint: () =>
    Promise.resolve(
      createHash('sha256')
        .update(JSON.stringify(drawStarts('test')))
        .digest('hex'),
    ),
  load: (split) => Promise.resolve(drawStarts(split)),
};
