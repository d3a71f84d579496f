import { createRandom, type Example, type Split } from 'rules-vs-weights';

import type { Push, State } from './physics.js';
import { drawStarts } from './starts.js';
import { MOST_STEPS, step } from './task.js';

/** Steps survived from each start of a split, in the gusts that a run of this seed has. */
export function survivedBy(
  decide: (state: State, example: Example<State, null>) => Push,
  split: Split,
  seed: number,
) {
  return drawStarts(split).map((example) => {
    const random = createRandom(seed, 'episode of', example.id);
    let state = example.input;
    for (let taken = 1; taken < MOST_STEPS; taken++) {
      const next = step(state, decide(state, example), random);
      if (next.ended) return taken;
      ({ state } = next);
    }
    return MOST_STEPS;
  });
}

/** What guessing gets: the floor of the task. */
export function coin(seed: number): (state: State) => Push {
  const random = createRandom(seed, 'coin');
  return () => (random.chance(0.5) ? 'left' : 'right');
}

/** A push to where the pole leans: the task's trivial reference. */
export const lean = ({ angle }: State): Push => (angle > 0 ? 'right' : 'left');

/** A list's mean. */
export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
