import { describe, expect, it } from 'vitest';

import type { FeatureView } from '../../../tasks/contract/index.js';
import { createRandom } from '../../../tasks/kit/random.js';
import { runContest } from './contest.js';
import { Space } from './space.js';

const view = (shape: readonly number[], range?: readonly [number, number]): FeatureView<unknown> => ({
  shape,
  axes: shape.map(() => 'axis'),
  meaning: 'made up',
  ...(range ? { range } : {}),
  toVector: (input) => Float32Array.from(input as Float32Array),
  fromVector: (vector) => Float32Array.from(vector),
});

/** One input against all attackers; the program is right where `decide` says so. */
function attack(
  shape: readonly number[],
  decide: (vector: Float32Array) => boolean,
  { budget = 1000, bound = 1, seed = 1, range = [-10, 10] as readonly [number, number] } = {},
) {
  const random = createRandom(seed, 'contest');
  const size = shape.reduce((product, length) => product * length, 1);
  const draw = () => Float32Array.from({ length: size }, () => random.between(-3, 3));
  const examples = Array.from({ length: 100 }, draw);
  const space = new Space(view(shape, range), examples);
  const asked: number[] = [];
  return runContest(
    {
      space,
      original: new Float32Array(size),
      bound,
      donors: examples.filter((one) => !decide(one)),
      random,
    },
    budget,
    (input) => {
      asked.push(1);
      const broken = !decide(input as Float32Array);
      return Promise.resolve({ broken, wrongAnswer: broken });
    },
  ).then((contest) => ({ contest, asked: asked.length }));
}

/** A plane at a known distance from the origin, in a direction that no attacker knows. */
function plane(size: number, radius: number) {
  const random = createRandom(2, 'plane');
  const normal = Array.from({ length: size }, () => random.normal());
  const length = Math.hypot(...normal);
  return (vector: Float32Array): boolean =>
    vector.reduce((sum, value, at) => sum + (value * normal[at]!) / length, 0) < radius;
}

describe('a linear program falls at its radius', () => {
  it.each([
    [8, 0.8, 1.03, 1000],
    [12, 2, 1.03, 1000],
    [40, 1.5, 1.05, 5000],
  ])('of %i features at %f, within a few percent and never below', async (size, radius, most, budget) => {
    const { contest } = await attack([size], plane(size, radius), { bound: radius * 1.2, budget });
    expect(contest.smallest!.distance).toBeGreaterThan(radius * (1 - 1e-5));
    expect(contest.smallest!.distance).toBeLessThan(radius * most);
    expect(contest.brokenBy['hop-skip-jump'] ?? contest.brokenBy.boundary).toBeDefined();
  });

  it('and not within a bound that is smaller', async () => {
    const { contest } = await attack([12], plane(12, 2), { bound: 1.9 });
    expect(contest.brokenBy).toEqual({});
    expect(contest).not.toHaveProperty('wrongAnswerAt');
  });
});

describe('a plateau', () => {
  it('that is steep in one direction alone falls there', async () => {
    // The answer is the same everywhere, but beyond a wall across one of 30 features.
    const { contest } = await attack([30], (vector) => vector[17]! < 1, { bound: 1.5, budget: 3000 });
    expect(contest.smallest!.distance).toBeGreaterThanOrEqual(1);
    expect(contest.smallest!.distance).toBeLessThan(1.05);
  });

  it('that never ends is not broken, and nothing is asked that nobody wants to know', async () => {
    const { contest, asked } = await attack([12], () => true);
    expect(contest.brokenBy).toEqual({});
    expect(contest).not.toHaveProperty('smallest');
    expect(asked).toBe(contest.queries);
    expect(asked).toBeLessThan(1000);
  });
});

it('a single feature set to its end is found by sparse changes', async () => {
  const { contest } = await attack([50], (vector) => vector.every((value) => value < 0.9), {
    range: [-1, 1],
    bound: 1.2,
    budget: 60,
  });
  expect(contest.brokenBy.sparse).toBeLessThan(60);
});

it('a program that minds the place of things is broken by moving them', async () => {
  const spot = (image: Float32Array) => image[10 * 20 + 10]! < 0.5;
  const random = createRandom(1, 'image');
  const image = new Float32Array(400);
  image[9 * 20 + 10] = 1;
  const space = new Space(view([20, 20], [0, 1]), [image]);
  const contest = await runContest(
    { space, original: image, bound: 0.01, donors: [], random },
    200,
    (input) => {
      const broken = !spot(input as Float32Array);
      return Promise.resolve({ broken, wrongAnswer: broken });
    },
  );
  expect(contest.brokenBy).toEqual({ moves: 2 });
});

it('asks no more than it may, and the same for the same seed', async () => {
  const one = await attack([40], plane(40, 1.5), { budget: 137 });
  const again = await attack([40], plane(40, 1.5), { budget: 137 });
  const other = await attack([40], plane(40, 1.5), { budget: 137, seed: 9 });
  expect(one.asked).toBe(137);
  expect(again).toEqual(one);
  expect(other).not.toEqual(one);
});

it('an input that rounds is measured as it was asked, not as it was wanted', () => {
  const rounding: FeatureView<unknown> = {
    ...view([12], [-10, 10]),
    fromVector: (vector) => Float32Array.from(vector, Math.round),
  };
  const space = new Space(rounding, [new Float32Array(12)]);
  const { vector } = space.realise(Float32Array.from({ length: 12 }, () => 0.6));
  expect(space.distance(new Float32Array(12), vector)).toBeCloseTo(Math.sqrt(12));
});
