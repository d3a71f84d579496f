import { quantileSorted } from 'simple-statistics';

import type { Figure } from '../../results/figure.js';
import { exactFigure } from '../measure.js';
import type { Work, WorkSamples } from './schema.js';

/** How work is counted. */
const COUNTED_BY = 'by V8’s precise coverage, its optimising compilers off';

/** What is to be done by hand for one decision. */
export function summariseWork(samples: WorkSamples): Work {
  if (samples.kind === 'network') {
    return {
      kind: 'network',
      steps: exactFigure(
        samples.multiplyAccumulates,
        'steps',
        'multiply-accumulates of one decision; the same for every input',
      ),
    };
  }
  const { blocks, comparisons, arithmetic } = samples;
  const steps = comparisons.map((compared, at) => compared + arithmetic[at]!);
  return {
    kind: 'source',
    steps: spread(steps, 'steps', `comparisons and arithmetic operations executed, ${COUNTED_BY}`),
    blocks: spread(blocks, 'blocks', `basic blocks executed, ${COUNTED_BY}`),
    blocksMin: Math.min(...blocks),
    blocksMax: Math.max(...blocks),
    comparisons: spread(comparisons, 'comparisons', `comparisons executed, ${COUNTED_BY}`),
    arithmetic: spread(arithmetic, 'operations', `arithmetic operations executed, ${COUNTED_BY}`),
  };
}

/** The median over inputs; the interval is the middle 95 % of the inputs, since each count is exact. */
function spread(counts: Float64Array, unit: string, method: string): Figure {
  const sorted = [...counts].sort((left, right) => left - right);
  return {
    ...exactFigure(
      quantileSorted(sorted, 0.5),
      unit,
      `${method}; median over inputs, the interval is the middle 95 % of inputs`,
    ),
    n: sorted.length,
    interval: 'spread',
    low: quantileSorted(sorted, 0.025),
    high: quantileSorted(sorted, 0.975),
  };
}
