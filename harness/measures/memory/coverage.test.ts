import { expect, it } from 'vitest';

import { createRandom } from '../../../tasks/kit/random.js';
import { memoryStudies } from './coverage.js';

const RUNS = 200;

it.each(memoryStudies.map((study) => [study.figure, study.world, study] as const))(
  'the interval of %s holds in a world of %s',
  (figure, world, { calls, simulate }) => {
    const random = createRandom(2017, 'coverage', figure, world);
    const runs = Array.from({ length: RUNS }, () => simulate(random));
    const covered = runs.filter(
      ({ interval, truth }) => interval && interval.low <= truth && truth <= interval.high,
    ).length;
    // All runs have an interval. Coverage of 92 to 98 % within 99 % of what binomial(200, p) does.
    expect(covered / RUNS).toBeGreaterThanOrEqual(0.87);
    expect(covered / RUNS).toBeLessThan(1);
    const called = runs.filter((run) => run.called).length;
    if (calls === 'errors') expect(called / RUNS).toBeLessThanOrEqual(0.06);
    if (calls === 'finds') expect(called / RUNS).toBeGreaterThan(0.9);
  },
);
