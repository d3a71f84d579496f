import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { othersText, votesOf, votesText } from './votes.js';

const step = (because: string, votes?: Readonly<Record<string, number>>) => ({
  because,
  ...(votes ? { votes } : {}),
});

const TRACE = [
  step('something is there'),
  step('a straight stroke', { one: 3, seven: 1 }),
  step('a bar at the top', { one: -2, seven: 4 }),
  step('no hole', { seven: -1.25, eight: -4 }),
  step('slim', { one: 4, two: 0 }),
  step('a tail', { eight: 2, nine: 3, two: 0, four: -1 }),
];

describe('votesOf', () => {
  it('sets what every step said for the answer against what it said for the runner-up', () => {
    const { answer, runnerUp, steps, most } = votesOf(TRACE, 'one')!;
    expect([answer, runnerUp, most]).toEqual(['one', 'seven', 6]);
    expect(steps.map(({ answer, runnerUp, towards, away }) => [answer, runnerUp, towards, away])).toEqual([
      [0, 0, 0, 0],
      [3, 1, 3, 1],
      [-2, 4, 0, 6],
      [0, -1.25, 1.25, 0],
      [4, 0, 4, 0],
      [0, 0, 0, 0],
    ]);
    expect(steps.map(({ step }) => step)).toEqual(TRACE);
  });

  it('tells whom a step speaks for that says nothing of either, most first', () => {
    const { steps } = votesOf(TRACE, 'one')!;
    expect(steps.map(othersText)).toEqual(['', '', '', '', '', 'for nine +3, eight +2']);
  });

  it('has nothing to say of a trace without votes', () => {
    expect(votesOf([step('the centre is free')], 'centre')).toBeUndefined();
    expect(votesOf([], undefined)).toBeUndefined();
  });

  it('takes the two with the most votes of a program that abstained, and knows no runner-up of one answer', () => {
    expect(votesOf(TRACE, undefined)).toMatchObject({ answer: 'one', runnerUp: 'seven' });
    const alone = votesOf([step('a', { one: 2 }), step('b', { one: -1 })], 'one')!;
    expect(alone.runnerUp).toBeUndefined();
    expect(alone.steps.map(({ towards, away }) => [towards, away])).toEqual([
      [2, 0],
      [0, 1],
    ]);
  });

  it('adds up to the lead, whatever is voted, and never overlooks one with more votes', () => {
    const votes = fc.dictionary(
      fc.constantFrom('a', 'b', 'c', 'constructor'),
      fc.integer({ min: -9, max: 9 }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.option(votes, { nil: undefined })),
        fc.constantFrom('a', 'b', undefined),
        (all, said) => {
          const found = votesOf(
            all.map((one, at) => step(String(at), one)),
            said,
          );
          const total = (name: string) =>
            all.reduce((sum, one) => sum + (new Map(Object.entries(one ?? {})).get(name) ?? 0), 0);
          const names = [...new Set(all.flatMap((one) => Object.keys(one ?? {})))];
          if (!found) {
            expect(names).toEqual([]);
            return;
          }
          const { answer, runnerUp, steps, most } = found;
          const others = names.filter((name) => name !== answer).map(total);
          expect(runnerUp === undefined ? [] : [total(runnerUp)]).toEqual(
            others.length === 0 ? [] : [Math.max(...others)],
          );
          const lead = steps.reduce((sum, { towards, away }) => sum + towards - away, 0);
          expect(lead).toBe(total(answer) - (runnerUp === undefined ? 0 : total(runnerUp)));
          for (const { towards, away } of steps) {
            expect(Math.min(towards, away)).toBeGreaterThanOrEqual(0);
            expect(Math.max(towards, away)).toBeLessThanOrEqual(most);
          }
        },
      ),
    );
  });
});

describe('votesText', () => {
  it('names both answers, and has the votes of each step by its number', () => {
    expect(votesText(votesOf(TRACE, 'one')!)).toBe(
      'for one / for seven: 2. +3 / +1 3. −2 / +4 4. 0 / −1.25 5. +4 / 0 6. for nine +3, eight +2',
    );
    expect(votesText(votesOf([step('a', { one: 2 })], 'one')!)).toBe('for one: 1. +2');
  });
});
