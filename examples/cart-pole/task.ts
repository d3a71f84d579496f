import type { Random, Task } from 'rules-vs-weights';

import { drawState } from './drawing.js';
import { move, stands, type Push, type State } from './physics.js';
import { starts } from './starts.js';

/** A gust comes about twice a second, and turns the pole by as much as a push of a fifteenth of a second. */
const GUSTS = { chance: 0.03, turning: 0.7 };

/** Twenty seconds of fifty decisions. */
export const MOST_STEPS = 1000;

/** What becomes of a state, in air that is not still; the same draws are made whatever was decided. */
export function step(state: State, push: Push | undefined, random: Random) {
  const comes = random.chance(GUSTS.chance);
  const strength = random.normal();
  // Who says nothing pushes left: the cart cannot stand still.
  const next = move(state, push ?? 'left', comes ? GUSTS.turning * strength : 0);
  return { state: next, reward: 1, ended: !stands(next) };
}

const degrees = (radians: number): number => (radians * 180) / Math.PI;

/** Keep a pole upright on a cart, as long as may be. */
export const cartPole: Task<State, Push, null> = {
  id: 'cart-pole',
  title: 'Cart-pole',
  summary:
    'A pole stands on a cart that is pushed left or right fifty times a second. It is to stay within twelve degrees of upright, and the cart on its 4.8 metres of track, while gusts turn the pole by chance. After Barto, Sutton and Anderson (1983), who had neither gusts nor starts so far from rest.',
  floor: {
    title: 'a coin',
    value: 19.4,
    source: 'examples/cart-pole/baselines.ts, on the test starts in the gusts of seed 2017',
  },
  reference: {
    title: 'a push to where the pole leans',
    value: 34.5,
    source: 'examples/cart-pole/baselines.ts, on the test starts in the gusts of seed 2017',
  },
  dataSets: [starts],
  classes: ['left', 'right'],
  features: {
    shape: [4],
    axes: ['quantity'],
    meaning: 'position (m), velocity (m/s), angle (rad) and turning (rad/s)',
    toVector: ({ position, velocity, angle, turning }) => Float32Array.of(position, velocity, angle, turning),
    fromVector: ([position = 0, velocity = 0, angle = 0, turning = 0]) => ({
      position,
      velocity,
      angle,
      turning,
    }),
  },
  concepts: [
    { id: 'position', title: 'position of the cart in metres', value: ({ position }) => position },
    { id: 'velocity', title: 'velocity of the cart in metres a second', value: ({ velocity }) => velocity },
    { id: 'angle', title: 'angle of the pole in degrees', value: ({ angle }) => degrees(angle) },
    {
      id: 'turning',
      title: 'turning of the pole in degrees a second',
      value: ({ turning }) => degrees(turning),
    },
  ],
  episode: {
    title: 'steps survived',
    unit: 'steps',
    direction: 'higher-is-better',
    most: MOST_STEPS,
    // A second of twenty: a shorter lead is of no use to who has to catch the pole.
    margin: 50,
    step: (state, decision, random) =>
      step(state, decision.kind === 'answer' ? decision.answer : undefined, random),
  },
  describeAnswer: (push) => `push ${push}`,
  draw: drawState,
};
