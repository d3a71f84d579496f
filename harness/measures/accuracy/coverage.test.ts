import { describe, expect, it } from 'vitest';

import { createRandom } from '../../../tasks/kit/random.js';
import type { CoverageStudy } from '../../self-check/study.js';
import { accuracyStudies } from './coverage.js';

const RUNS = 60;

/** Binomial(60, 0.95) stays at or above 51 with a probability of 0.999, binomial(60, 0.05) at or below 9. */
const LEAST_COVERED = 51;
const MOST_ERRORS = 9;

function simulate(study: CoverageStudy) {
  const random = createRandom(2017, study.figure, study.world);
  const runs = Array.from({ length: RUNS }, () => study.simulate(random));
  return {
    covered: runs.filter(({ interval, truth }) => interval && interval.low <= truth && truth <= interval.high)
      .length,
    called: runs.filter(({ called }) => called).length,
  };
}

describe.each(accuracyStudies)('$figure of $world', (study) => {
  const { covered, called } = simulate(study);

  it('lies in its interval about as often as it should', () => {
    expect(covered).toBeGreaterThanOrEqual(LEAST_COVERED);
    if (study.calls === 'errors') expect(called).toBeLessThanOrEqual(MOST_ERRORS);
  });
});

it('finds five points in a thousand independent examples', () => {
  const study = accuracyStudies.find(
    ({ calls, world }) => calls === 'finds' && world === 'examples of nobody',
  )!;
  expect(simulate(study).called).toBeGreaterThan(50);
});
