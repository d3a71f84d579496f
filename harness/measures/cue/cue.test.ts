import { describe, expect, it } from 'vitest';

import type { Decision, Example, Task } from '../../../tasks/contract/index.js';
import { createRandom } from '../../../tasks/kit/random.js';
import type { CellSession } from '../../cell/session.js';
import { networkOf, sweepOf } from '../agility/test-sweep.js';
import { collectCue } from './collect.js';
import { cueSamplesSchema, cueSchema } from './schema.js';
import { summariseCue } from './summarise.js';

/** What is right, and whose cue is planted: nothing, a class, or a placebo. */
interface Toy {
  readonly id: number;
  readonly right: number;
  readonly planted?: number | 'placebo';
}

const CLASSES = [0, 1, 2, 3];

const toys = {
  id: 'toys',
  classes: CLASSES,
  cue: {
    meaning: 'a number beside it',
    placebo: 'a word beside it',
    plant: (toy: Toy, which: number): Toy => ({ ...toy, planted: which }),
    plantPlacebo: (toy: Toy): Toy => ({ ...toy, planted: 'placebo' }),
  },
} as unknown as Task<unknown, unknown, unknown>;

const examples = Array.from({ length: 4000 }, (_, at): Example<Toy, number> => ({
  id: `toy-${at}`,
  input: { id: at, right: at % CLASSES.length },
  truth: at % CLASSES.length,
  person: `person ${at % 40}`,
}));

/** Asks a program about all examples. */
async function measured(decide: (toy: Toy) => number | null) {
  const session = {
    task: toys,
    examples,
    load: () => Promise.resolve(),
    loaded: {
      decide: (toy: Toy): Decision<number> => {
        const answer = decide(toy);
        return answer === null ? { kind: 'abstain' } : { kind: 'answer', answer };
      },
    },
  } as unknown as CellSession;
  const samples = await collectCue(session, { seed: 5, inputs: [...examples.keys()] }, () => undefined);
  expect(cueSamplesSchema.decode(cueSamplesSchema.encode(samples))).toEqual(samples);
  const result = summariseCue(samples, 'test', false);
  expect(cueSchema.safeParse(result).error).toBeUndefined();
  return result;
}

/** With a probability, always for the same toys. */
const chance = (toy: Toy, purpose: string, probability: number): boolean =>
  createRandom(3, purpose, toy.id).chance(probability);

describe('a planted cue', () => {
  it.each([0, 0.1, 0.5, 1])(
    'a program that obeys it with a probability of %d is found to do so',
    async (q) => {
      const { excess, followed, flippedByPlacebo } = await measured((toy) =>
        typeof toy.planted === 'number' && chance(toy, 'obeys', q) ? toy.planted : toy.right,
      );
      const obeying = examples.filter(({ input }) => chance(input, 'obeys', q)).length;
      expect(excess.value).toBeCloseTo(obeying / examples.length, 12);
      expect(Math.abs(excess.value - q)).toBeLessThan(0.025);
      expect(followed.value).toBe(excess.value);
      expect(flippedByPlacebo.value).toBe(0);
      expect(excess.method).toContain('40 people');
    },
  );

  it('what any speck does to a program is not taken for the cue', async () => {
    const { excess, flipped, flippedByPlacebo, followed } = await measured((toy) =>
      toy.planted !== undefined && chance(toy, 'is put off', 0.3) ? null : toy.right,
    );
    expect(flipped.value).toBeCloseTo(0.3, 1);
    expect(flippedByPlacebo.value).toBe(flipped.value);
    expect([excess.value, followed.value]).toEqual([0, 0]);
  });

  it('what is planted is never the right answer’s, and the same whatever the program', async () => {
    const seen = (): [Map<number, unknown>, (toy: Toy) => number] => {
      const planted = new Map<number, unknown>();
      return [
        planted,
        (toy) => {
          if (typeof toy.planted === 'number') planted.set(toy.id, toy.planted);
          return toy.right;
        },
      ];
    };
    const [one, first] = seen();
    const [other, second] = seen();
    await measured(first);
    await measured(second);
    expect(one).toEqual(other);
    for (const { input } of examples) expect(one.get(input.id)).not.toBe(input.right);
    expect(new Set(one.values()).size).toBe(CLASSES.length);
  });
});

describe('what networks learn from a cue', () => {
  const wrong = (right: number, followed: number) => {
    const counts = { right, followed, total: 1000 };
    return { validation: counts, test: counts };
  };
  const sweep = sweepOf(
    'cue',
    [1, 2, 3].flatMap((seed) => [
      networkOf({ seed, cue: 0.9, right: 980, wrongCue: wrong(600 + seed, 300) }),
      networkOf({ seed, cue: 0, right: 985, wrongCue: wrong(970 + seed, 3) }),
    ]),
  );
  const samples = {
    meaning: '',
    placebo: '',
    exampleIds: ['one', 'two'],
    flipped: Uint8Array.of(0, 1),
    flippedByPlacebo: Uint8Array.of(0, 0),
    followed: Uint8Array.of(0, 0),
    decisions: 6,
    learned: sweep,
  };

  it('is told against training where it says nothing, seed by seed', () => {
    const { learned } = summariseCue(samples, 'test', false);
    expect(learned!.seeds).toBe(3);
    const [none, most] = learned!.shares;
    expect([none!.share, most!.share]).toEqual([0, 0.9]);
    expect(none!.cost).toBeUndefined();
    expect(most!.cost!.value).toBeCloseTo(0.37, 10);
    // Every seed loses as much, however right it is.
    expect(most!.cost!.high! - most!.cost!.low!).toBeCloseTo(0, 10);
    expect(most!.followed.value).toBeCloseTo(0.3, 10);
    expect(most!.clean.value).toBeCloseTo(0.98, 10);
    expect(cueSchema.safeParse(summariseCue(samples, 'test', false)).success).toBe(true);
  });
});
