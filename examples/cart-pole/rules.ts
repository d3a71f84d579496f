import type { Decision, Fact, RuleTrace } from 'rules-vs-weights';

import type { Push, State } from './physics.js';

/** Where the pole will lean before a push has taken hold: a sixth of a second ahead or so. */
const AHEAD = 0.15;

/** The cart is thought of where it will have rolled to: a second and a half ahead, as long as it takes to turn it. */
const ROLL = 1.5;

/** So far the pole may lean towards the middle to bring the cart back, in radians for a metre: four degrees. */
const LEAN = 0.07;

/** It never leans further on purpose, in radians: five degrees leave room for a gust. */
const MOST_LEAN = 0.09;

interface Facts extends Readonly<Record<string, Fact>> {
  readonly leaning: number;
  readonly wanted: number;
}

/** To go right, one first has to lean right: so the pole is let lean to the middle of the track. */
function look({ position, velocity, angle, turning }: State): Facts {
  const away = position + ROLL * velocity;
  return {
    leaning: angle + AHEAD * turning,
    wanted: Math.max(-MOST_LEAN, Math.min(MOST_LEAN, -LEAN * away)),
  };
}

const push = ({ leaning, wanted }: Facts): Push => (leaning > wanted ? 'right' : 'left');

/** Push towards the side to which the pole will lean more than it is wanted to. */
export const decide = (state: State): Decision<Push> => ({ kind: 'answer', answer: push(look(state)) });

const degrees = (radians: number): string =>
  `${((Math.abs(radians) * 180) / Math.PI).toFixed(1)} degrees to the ${radians < 0 ? 'left' : 'right'}`;

/** The two things that it looks at, in words. */
export function explain(state: State): RuleTrace {
  const { leaning, wanted } = look(state);
  return {
    kind: 'trace',
    steps: [
      {
        rule: 'lean-to-the-middle',
        because: `to bring the cart to the middle, the pole is to lean ${degrees(wanted)}`,
        facts: { wanted },
      },
      {
        rule: 'catch',
        because: `it will lean ${degrees(leaning)} in a moment, so push ${push({ leaning, wanted })}`,
        facts: { leaning },
      },
    ],
  };
}

/** The decision again, from the facts of its trace. */
export function replay({ steps }: RuleTrace): Decision<Push> {
  const facts = Object.fromEntries(steps.flatMap((step) => Object.entries(step.facts)));
  const { leaning, wanted } = facts;
  if (typeof leaning !== 'number') return { kind: 'abstain', reason: 'nothing is said of the pole' };
  return { kind: 'answer', answer: push({ leaning, wanted: typeof wanted === 'number' ? wanted : 0 }) };
}
