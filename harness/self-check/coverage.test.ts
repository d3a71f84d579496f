import { describe, expect, it } from 'vitest';

import { describeCoverage, simulateCoverage } from './coverage.js';
import { STUDIES } from './studies.js';
import type { CoverageStudy } from './study.js';

const SEED = 2017;
const RUNS = 40;

/** Of a chance of 95 %, binomial(40, 0.95) stays at or above 33 with a probability of 0.999. */
const LEAST_COVERED = 33;
/** Of a chance of 5 %, binomial(40, 0.05) stays at or below 7 with a probability of 0.999. */
const MOST_ERRORS = 7;

describe('coverage', () => {
  /** An interval of a coin's making: right with this chance, nothing with that. */
  const coin = (right: number, nothing: number): CoverageStudy => ({
    figure: 'a coin',
    world: 'fair',
    calls: 'errors',
    simulate: (random) => {
      const covers = random.chance(right);
      return {
        truth: covers ? 0 : 2,
        called: !covers,
        ...(random.chance(nothing) ? {} : { interval: { low: -1, high: 1 } }),
      };
    },
  });

  it('is counted of the runs in which there is an interval', () => {
    const { runs, told, covered, called } = simulateCoverage(coin(0.8, 0.5), 2000, SEED);
    expect(runs).toBe(2000);
    expect(told / runs).toBeCloseTo(0.5, 1);
    expect(covered / told).toBeCloseTo(0.8, 1);
    expect(called / runs).toBeCloseTo(0.2, 1);
  });

  it('comes as a table for each set of worlds that belong together', () => {
    const of = (figure: string, world: string) => ({
      ...simulateCoverage(coin(1, 0), 10, SEED),
      figure,
      world,
    });
    const text = describeCoverage(
      [of('a', 'one'), of('b', 'other'), of('a', 'two'), of('c', 'two'), of('b', 'last')],
      SEED,
    );
    expect(text).toContain(
      '|  | one | two |\n| --- | ---: | ---: |\n| a | 100.0 % | 100.0 % |\n| c |  | 100.0 % |\n\n',
    );
    expect(text).toContain('|  | other | last |');
  });

  it('comes as tables, and says what is undecided', () => {
    const text = describeCoverage([simulateCoverage(coin(1, 0), 10, SEED)], SEED);
    expect(text).toContain('|  | fair |');
    expect(text).toContain('| a coin | 100.0 % |');
    expect(describeCoverage([simulateCoverage(coin(1, 1), 10, SEED)], SEED)).toContain(
      '| a coin | undecided |',
    );
  });
});

/**
 * A short form of the table in docs/coverage.md. Where a mode of launches does not come up in any of five, nothing in the
 * samples can show it, nor the other kind of machine where three runs are all of one; the mean of times without a variance is ruled by those that no launch has met yet.
 */
describe.each(
  STUDIES.filter(
    ({ figure, world, calls }) =>
      calls !== 'finds' &&
      !(figure.endsWith('quick') && world.startsWith('bimodal')) &&
      !(figure.endsWith('3 quick runs') && world.startsWith('runs on two kinds')) &&
      !(figure.startsWith('mean time') && world === 'heavy tails') &&
      // Eleven rounds take seconds a study: one stands for all.
      !(figure.startsWith('99th') && world !== 'kind noise'),
  ),
)('$figure, in a world of $world', (study) => {
  it('holds the truth about as often as it says', () => {
    const { told, covered, called } = simulateCoverage(study, RUNS, SEED);
    expect(told).toBeGreaterThanOrEqual(0.8 * RUNS);
    expect(covered + RUNS - told).toBeGreaterThanOrEqual(LEAST_COVERED);
    if (study.calls === 'errors') expect(called).toBeLessThanOrEqual(MOST_ERRORS);
  });
});
