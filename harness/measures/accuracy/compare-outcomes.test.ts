import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createRandom } from '../../../tasks/kit/random.js';
import { decideVerdict } from '../../results/verdicts.js';
import { meanFigure } from '../../statistics/mean-figure.js';
import { compareOutcomes } from './compare-outcomes.js';

const scoring = {
  kind: 'loss',
  title: 'error',
  unit: 'h',
  direction: 'lower-is-better',
  sameAnswers: false,
} as const;

const side = (values: readonly number[], people?: readonly (string | null)[]) => ({
  mean: meanFigure(values, { what: 'mean error', unit: 'h', direction: 'lower-is-better' }),
  samples: { values: Float64Array.from(values), ...(people ? { people } : {}) },
});

const compare = (a: readonly number[], b: readonly number[], more: object = {}, people?: readonly string[]) =>
  compareOutcomes(side(a, people), side(b, people), { scoring: { ...scoring, ...more } }, false);

const verdictOf = (comparison: ReturnType<typeof compare>) => decideVerdict(comparison, 0).verdict;

describe('two programs whose answers are more or less wrong', () => {
  // Hours of sleep gained by two drugs on ten patients: Student (1908), "The probable error of a mean", p. 20.
  const DRUG_1 = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
  const DRUG_2 = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

  it('are compared pair by pair: Student’s own example', () => {
    const { difference, p } = compare(DRUG_1, DRUG_2);
    expect(difference.value).toBeCloseTo(1.58, 2);
    expect(difference.low).toBeCloseTo(0.7, 2);
    expect(difference.high).toBeCloseTo(2.46, 2);
    expect(p).toBeCloseTo(0.002833, 5);
  });

  it('turn with the direction: less of an error is ahead, more of what is survived', () => {
    expect(verdictOf(compare(DRUG_1, DRUG_2, { margin: 0.5 }))).toBe('a');
    expect(verdictOf(compare(DRUG_1, DRUG_2, { margin: 0.5, direction: 'higher-is-better' }))).toBe('b');
    expect(verdictOf(compare(DRUG_1, DRUG_2, { margin: 1 }))).toBe('slightly a');
    expect(verdictOf(compare(DRUG_1, DRUG_2, { margin: 3 }))).toBe('equivalent');
  });

  it('have a margin of the task, of its reference, or of what both come to', () => {
    const [a, b] = [side([1, 2, 3]), side([2, 4, 6.5])];
    const marginOf = (task: object) => compareOutcomes(a, b, { scoring, ...task }, false).margin!.value;
    expect(marginOf({ scoring: { ...scoring, margin: 0.3 }, reference: REFERENCE })).toBe(0.3);
    expect(marginOf({ reference: REFERENCE })).toBeCloseTo(0.4);
    expect(marginOf({})).toBeCloseTo(0.05 * ((2 + 12.5 / 3) / 2));
  });

  it('are undecided where no example tells them apart, there is one example, or of few people', () => {
    expect(compare([5, 5, 5], [5, 5, 5])).toMatchObject({
      p: 1,
      undecided: expect.stringMatching(/same/) as string,
    });
    expect(compare([1], [2]).undecided).toBe('there is one example');
    const people = ['Ann', 'Ann', 'Ben', 'Ben'];
    expect(compare([1, 2, 3, 4], [2, 3, 4, 6], {}, people).undecided).toMatch(/of 2 people/);
    expect(verdictOf(compare([5, 5, 5], [5, 5, 5], { margin: 1 }))).toBe('undecided');
  });

  it('are less sure over people than over examples, where people differ', () => {
    const people = Array.from({ length: 80 }, (_, at) => `person ${at % 8}`);
    const random = createRandom(1, 'people');
    const own = Array.from({ length: 8 }, () => random.normal());
    const a = people.map(() => random.normal() / 10);
    const b = a.map((value, at) => value + own[at % 8]!);
    const width = ({ difference: { low, high } }: ReturnType<typeof compare>) => high! - low!;
    expect(width(compare(a, b, {}, people))).toBeGreaterThan(2 * width(compare(a, b)));
  });

  it('are counted and not tested where the examples are all that there are', () => {
    const { p, difference } = compareOutcomes(side([1, 2]), side([1, 4]), { scoring }, true);
    expect(p).toBeNull();
    expect(difference).toMatchObject({ value: 1 });
    expect(difference).not.toHaveProperty('low');
  });

  it('change places: what one is ahead by, the other is behind', () => {
    const values = fc.array(
      fc.tuple(fc.double({ min: 0, max: 9, noNaN: true }), fc.double({ min: 0, max: 9, noNaN: true })),
      { minLength: 2, maxLength: 30 },
    );
    fc.assert(
      fc.property(values, (pairs) => {
        const [a, b] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)];
        const turned: Record<string, string> = {
          a: 'b',
          b: 'a',
          'slightly a': 'slightly b',
          'slightly b': 'slightly a',
        };
        const verdict = verdictOf(compare(a, b, { margin: 0.5 }));
        expect(verdictOf(compare(b, a, { margin: 0.5 }))).toBe(turned[verdict] ?? verdict);
      }),
    );
  });
});

const REFERENCE = { title: 'the mean', value: 8, source: 'made up' };
