import { describe, expect, it } from 'vitest';

import { networkOf, sweepOf } from '../agility/test-sweep.js';
import { moreDataSchema } from './schema.js';
import { summariseMoreData } from './summarise.js';

/** Three seeds from ten examples to a thousand; so many of a thousand are answered rightly. */
const sweep = sweepOf(
  'share',
  [1, 2, 3].flatMap((seed) =>
    (
      [
        [10, 600],
        [100, 900 + 10 * seed],
        [1000, 990],
      ] as const
    ).map(([trainingExamples, right]) =>
      networkOf({ seed, trainingExamples, share: trainingExamples / 1000, right }),
    ),
  ),
);

/** A program that is wrong so often in a thousand. */
const rules = (wrong: number, people?: readonly string[]) => ({
  program: 'rules',
  samples: {
    right: Uint8Array.from({ length: 1000 }, (_, at) => (at < wrong ? 0 : 1)),
    ...(people ? { people: Array.from({ length: 1000 }, (_, at) => people[at % people.length]!) } : {}),
  },
});

const networks = [{ program: 'learned', sweep }];

describe('more data', () => {
  it('gives errors by size, the smallest first, with the mean over seeds', () => {
    const [found] = summariseMoreData({ networks }, [], 'test', false).networks;
    expect(found!.points.map(({ examples }) => examples)).toEqual([10, 100, 1000]);
    expect(found!.points[1]!.error).toMatchObject({ value: expect.closeTo(0.08, 10) as number, n: 3 });
    expect(found!.points[1]!.error.low).toBeCloseTo(1 - found!.points[1]!.accuracy.high!, 12);
    expect(found!.seeds).toBe(3);
  });

  it('names where the network passes each program, on the split of the run', () => {
    const at = (split: 'test' | 'validation') =>
      summariseMoreData({ networks }, [rules(40)], split, false).networks[0]!.crossings[0]!;
    const { state, passing, error, examples } = at('test');
    expect([state, passing]).toEqual(['within', 3]);
    expect(error.value).toBeCloseTo(0.04, 12);
    expect(examples!.value).toBeGreaterThan(100);
    expect(examples!.value).toBeLessThan(1000);
    // The made-up networks have ten mistakes more on validation examples.
    expect(at('validation').examples!.value).toBeGreaterThan(examples!.value);
    expect(
      moreDataSchema.safeParse(summariseMoreData({ networks }, [rules(40)], 'test', false)).success,
    ).toBe(true);
  });

  it('is less sure of few people than of as many examples of nobody', () => {
    const width = (people?: readonly string[]): number => {
      const [found] = summariseMoreData({ networks }, [rules(40, people)], 'test', false).networks;
      const { low, high } = found!.crossings[0]!.examples!;
      return high! / low!;
    };
    // All mistakes but a few are those of one person of four in every block.
    const of = rules(40);
    const alike = Array.from({ length: 1000 }, (_, at) => `person ${Math.floor(at / 100)}`);
    const clustered = {
      ...of,
      samples: { ...of.samples, people: alike },
    };
    const [found] = summariseMoreData({ networks }, [clustered], 'test', false).networks;
    const { low, high } = found!.crossings[0]!.examples!;
    expect(high! / low!).toBeGreaterThan(width());
  });

  it('does not call a program without mistakes passed', () => {
    const [found] = summariseMoreData({ networks }, [rules(0)], 'test', false).networks;
    expect(found!.crossings[0]).toMatchObject({ state: 'never', passing: 0 });
  });
});
