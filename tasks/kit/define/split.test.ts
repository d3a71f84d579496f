import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { splitByHash, splitByPerson, splitNamed } from './split.js';

const words = fc.array(fc.string(), { minLength: 1, maxLength: 200 });
const shares = { test: 0.3, validation: 0.2 };

describe('a split by hash', () => {
  it('has the same content in one split, and moves nothing when others come or go', () => {
    fc.assert(
      fc.property(words, words, (some, more) => {
        const alone = splitByHash(some, shares);
        const together = splitByHash([...more, ...some], shares).slice(more.length);
        expect(together).toEqual(alone);
        const of = new Map(some.map((content, at) => [content, alone[at]]));
        some.forEach((content, at) => expect(alone[at]).toBe(of.get(content)));
      }),
    );
  });

  it('has its shares on average', () => {
    const found = splitByHash(
      Array.from({ length: 10_000 }, (_, at) => `row ${at}`),
      shares,
    );
    const share = (split: string): number => found.filter((one) => one === split).length / found.length;
    // Four standard errors of a share of 10,000.
    expect(Math.abs(share('test') - 0.3)).toBeLessThan(0.0184);
    expect(Math.abs(share('validation') - 0.2)).toBeLessThan(0.016);
  });
});

describe('a split by person', () => {
  it('has nobody in two splits, and somebody in each', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string(), { minLength: 3, maxLength: 30 }),
        fc.array(fc.nat(), { maxLength: 100 }),
        (names, others) => {
          const people = [...names, ...others.map((at) => names[at % names.length]!)];
          const splits = splitByPerson(people, shares);
          expect(new Set(splits).size).toBe(3);
          for (const name of names)
            expect(new Set(splits.filter((_, at) => people[at] === name)).size).toBe(1);
        },
      ),
    );
  });

  it('has its shares of people', () => {
    const splits = splitByPerson(
      Array.from({ length: 20 }, (_, at) => `person ${at}`),
      shares,
    );
    expect(splits.filter((split) => split === 'test')).toHaveLength(6);
    expect(splits.filter((split) => split === 'validation')).toHaveLength(4);
  });

  it('is refused to fewer people than splits', () => {
    expect(() => splitByPerson(['anna', 'bert', 'anna'], {})).toThrow('there are 2 people (bert, anna)');
  });
});

it.each([[{ test: 0 }], [{ test: 0.5, validation: 0.5 }], [{ test: Number.NaN }]])(
  'shares that leave nothing for a split are refused: %j',
  (wrong) => {
    expect(() => splitByHash(['a'], wrong)).toThrow('expected shares above 0');
    expect(() => splitByPerson(['a', 'b', 'c'], wrong)).toThrow('expected shares above 0');
  },
);

it('a word that names no split is refused with its place', () => {
  expect(splitNamed('train', 'row 0')).toBe('train');
  expect(() => splitNamed('trian', 'row 3')).toThrow(
    'row 3 is "trian"; expected one of train, validation, test',
  );
});
