import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Reference } from 'rules-vs-weights';

import { coin, lean, meanOf, survivedBy } from './baselines.js';
import { drawState } from './drawing.js';
import { learned } from './learned.js';
import { LIMITS, move, stands, type Push, type State } from './physics.js';
import { decide, explain, replay } from './rules.js';
import { drawStarts } from './starts.js';
import { cartPole } from './task.js';
import { RECIPE, search } from './train.js';

/** The seed that a run has where none is named. */
const SEED = 2017;

const UPRIGHT: State = { position: 0, velocity: 0, angle: 0, turning: 0 };

const states = fc.record({
  position: fc.double({ min: -2, max: 2, noNaN: true }),
  velocity: fc.double({ min: -2, max: 2, noNaN: true }),
  angle: fc.double({ min: -0.2, max: 0.2, noNaN: true }),
  turning: fc.double({ min: -2, max: 2, noNaN: true }),
});

const mirrored = ({ position, velocity, angle, turning }: State): State => ({
  position: -position,
  velocity: -velocity,
  angle: -angle,
  turning: -turning,
});

const other: Readonly<Record<Push, Push>> = { left: 'right', right: 'left' };

describe('the physics', () => {
  it('are those of a known cart: pushed from rest by 10 N', () => {
    const after = move(UPRIGHT, 'right');
    // Without friction, from rest: the pole turns by −F ÷ M ÷ (l (4⁄3 − m ÷ M)), the cart by (F − m l θ″) ÷ M.
    const turning = -10 / 1.1 / (0.5 * (4 / 3 - 0.1 / 1.1));
    expect(after.turning).toBeCloseTo(0.02 * turning, 6);
    expect(after.velocity).toBeCloseTo((0.02 * (10 - 0.05 * turning)) / 1.1, 6);
    expect([after.position, after.angle]).toEqual([0, 0]);
  });

  it('are the same seen in a mirror', () => {
    fc.assert(
      fc.property(states, fc.constantFrom<Push>('left', 'right'), (state, push) => {
        const [one, two] = [move(state, push), mirrored(move(mirrored(state), other[push]))];
        for (const name of ['position', 'velocity', 'angle', 'turning'] as const)
          expect(two[name]).toBeCloseTo(one[name], 9);
      }),
    );
  });

  it('end where the pole falls or the cart leaves its track', () => {
    expect(stands(UPRIGHT)).toBe(true);
    expect(stands({ ...UPRIGHT, angle: LIMITS.angle + 0.001 })).toBe(false);
    expect(stands({ ...UPRIGHT, position: -LIMITS.position - 0.001 })).toBe(false);
  });
});

describe('the data', () => {
  it('has starts of its own in every split', () => {
    const all = (['train', 'validation', 'test'] as const).flatMap(drawStarts);
    expect(new Set(all.map(({ input }) => JSON.stringify(input))).size).toBe(all.length);
    for (const { input } of all) expect(stands(input)).toBe(true);
  });

  it('is beside a floor and a reference that were measured', () => {
    expect(meanOf(survivedBy(coin(SEED), 'test', SEED))).toBeCloseTo((cartPole.floor as Reference).value!, 1);
    expect(meanOf(survivedBy(lean, 'test', SEED))).toBeCloseTo(cartPole.reference!.value!, 1);
  });
});

describe('the rules', () => {
  it('are taken again from their trace, whose every step they need somewhere', () => {
    const needed = new Set<string>();
    fc.assert(
      fc.property(states, (state) => {
        const { steps } = explain(state);
        expect(replay(explain(state))).toEqual(decide(state));
        for (const step of steps) {
          const without = replay({ kind: 'trace', steps: steps.filter((one) => one !== step) });
          if (JSON.stringify(without) !== JSON.stringify(decide(state))) needed.add(step.rule);
        }
      }),
    );
    expect([...needed].sort()).toEqual(['catch', 'lean-to-the-middle']);
  });
});

describe('the policy', () => {
  it('survives on validation starts as long as its manifest says', async () => {
    const { validation } = JSON.parse(
      await readFile(new URL('./weights/manifest.json', import.meta.url), 'utf8'),
    ) as { readonly validation: { readonly meanStepsSurvived: number } };
    const loaded = await learned.load({ runtime: 'v8' });
    const steps = survivedBy(
      (state) => {
        const decision = loaded.decide(state);
        return 'kind' in decision && decision.kind === 'answer' ? decision.answer : 'left';
      },
      'validation',
      SEED,
    );
    // In other gusts than those of the training: within three standard errors of a mean of 100 episodes.
    expect(Math.abs(meanOf(steps) - validation.meanStepsSurvived)).toBeLessThan(100);
  });

  it('is found again by the same seed, and gets better', () => {
    const recipe = { ...RECIPE, generations: 4, tried: 24, kept: 6, episodes: 3 };
    const [once, again] = [search(recipe, () => undefined), search(recipe, () => undefined)];
    expect(again).toEqual(once);
    expect(search({ ...recipe, seed: 7 }, () => undefined).weights).not.toEqual(once.weights);
    expect(once.steps).toBeGreaterThan(2 * cartPole.reference!.value!);
  });

  it('says which way each number spoke', async () => {
    const loaded = await learned.load({ runtime: 'v8' });
    const explanation = await loaded.explain({ ...UPRIGHT, angle: 0.1 });
    expect(explanation).toMatchObject({ kind: 'attribution' });
    expect(explanation.kind === 'attribution' && explanation.values[2]).toBeGreaterThan(0);
  });

  it('takes half a byte a weight and a step where it is rounded to four bits', async () => {
    const { bytes } = await learned.quantised!(4, { runtime: 'v8' });
    expect(bytes.length).toBe(4 + 25);
  });
});

it('a state is drawn with its push and what spoke for it', () => {
  const attribution = { kind: 'attribution', method: 'none', values: Float32Array.of(1, -1, 0, 0) } as const;
  const drawn = drawState({ ...UPRIGHT, angle: -0.1 }, { answer: 'left', attribution });
  expect(drawn).toContain('pole 5.7 degrees to the left, pushed left');
  expect(drawn.match(/<text/g)).toHaveLength(4);
});
