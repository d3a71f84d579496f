import { quantileSorted } from 'simple-statistics';

import type { Figure } from '../../results/figure.js';
import { meanFigure } from '../../statistics/mean-figure.js';
import { operationsOf, type Work, type WorkSamples } from './schema.js';

const METHOD =
  'operators executed, one each: comparisons, logic, arithmetic on numbers, bits and strings; counted exactly in the program’s rewritten source with all that it imports, packages included; a call of the language’s own functions counts one, and one for each element that it comes to';

/** What there is to do for one decision. */
export function summariseWork(samples: WorkSamples): Work {
  const { runtime, comparisons, arithmetic, calls } = samples;
  const operations = operationsOf(samples);
  const sorted = [...operations].sort((left, right) => left - right);
  const [fewest, most] = [sorted[0]!, sorted.at(-1)!];
  return {
    runtime,
    operations: meanCount(operations, METHOD),
    overInputs: {
      value: quantileSorted(sorted, 0.5),
      low: quantileSorted(sorted, 0.025),
      high: quantileSorted(sorted, 0.975),
      interval: 'spread',
      n: sorted.length,
      unit: 'operations',
      direction: 'neither',
      method: 'median over inputs, between the middle 95 % of them; each was counted exactly',
    },
    fewest,
    most,
    constant: fewest === most,
    comparisons: meanCount(comparisons, 'comparisons and logical operators executed'),
    arithmetic: meanCount(arithmetic, 'arithmetic executed, on numbers, bits and strings'),
    calls: meanCount(
      calls,
      'calls of the language’s own functions, elements that they come to, and turns of loops over elements',
    ),
  };
}

/** Each is exact: what is uncertain is which inputs there are. */
const meanCount = (counts: Float64Array, what: string): Figure =>
  meanFigure([...counts], {
    what: `${what}; mean over inputs drawn by the seed`,
    unit: 'operations',
    direction: 'lower-is-better',
  });
