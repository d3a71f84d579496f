import { mean, quantileSorted, sampleStandardDeviation } from 'simple-statistics';

import type { Figure } from '../../results/figure.js';
import { studentInterval } from '../../statistics/student.js';
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
    operations: meanFigure(operations, METHOD),
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
    comparisons: meanFigure(comparisons, 'comparisons and logical operators executed'),
    arithmetic: meanFigure(arithmetic, 'arithmetic executed, on numbers, bits and strings'),
    calls: meanFigure(
      calls,
      'calls of the language’s own functions, elements that they come to, and turns of loops over elements',
    ),
  };
}

/** The mean over inputs. Each is exact: what is uncertain is which inputs there are. */
function meanFigure(counts: Float64Array, what: string): Figure {
  const values = [...counts];
  const common = {
    value: mean(values),
    n: values.length,
    unit: 'operations',
    direction: 'lower-is-better' as const,
  };
  if (values.length < 2) return { ...common, method: `${what}; of one input, so without an interval` };
  const standardError = sampleStandardDeviation(values) / Math.sqrt(values.length);
  return {
    ...common,
    ...studentInterval(common.value, standardError, values.length - 1),
    interval: 'confidence',
    method: `${what}; mean over inputs drawn by the seed, with Student’s interval over them`,
  };
}
