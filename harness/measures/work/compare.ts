import { mean } from 'simple-statistics';

import { studentInterval, studentP } from '../../statistics/student.js';
import { exactFigure, type ComparedSide, type UncorrectedComparison } from '../measure.js';
import { operationsOf, type Work, type WorkSamples } from './schema.js';

/** How what is compared is called. */
export const OPERATIONS = 'Operations a decision';

/**
 * How many times as many operations b takes as a, over inputs of which some or all were counted with both. Nothing where
 * one of them takes none at all.
 */
export function compareWork(
  a: ComparedSide<WorkSamples, Work>,
  b: ComparedSide<WorkSamples, Work>,
): UncorrectedComparison | undefined {
  if (a.result.operations.value === 0 || b.result.operations.value === 0) return undefined;
  const [partsA, partsB] = [relativeDeviations(a.samples), relativeDeviations(b.samples)];
  const estimate = Math.log(b.result.operations.value / a.result.operations.value);
  const n = Math.min(partsA.size, partsB.size);
  const standardError = Math.sqrt(varianceOfDifference(partsA, partsB));
  const told = n > 1;
  const { low, high } = told ? studentInterval(estimate, standardError, n - 1) : { low: 0, high: 0 };
  return {
    title: OPERATIONS,
    valueA: a.result.operations,
    valueB: b.result.operations,
    difference: {
      value: Math.exp(estimate),
      ...(told ? { low: Math.exp(low), high: Math.exp(high), interval: 'confidence' as const } : {}),
      n,
      unit: '×',
      direction: 'lower-is-better',
      method:
        'b ÷ a, means over inputs; interval of its logarithm by the delta method (Oehlert 1992), inputs that both were counted on taken together',
    },
    p: told ? studentP(estimate, standardError, n - 1) : null,
    test: 'Student’s t of the logarithm of the ratio, over inputs',
    direction: 'lower-is-better',
  };
}

/** Two versions of a program on the same inputs: both are counted, so nothing is left to test. */
export function compareWorkOfVersions(
  earlier: ComparedSide<WorkSamples, Work>,
  later: ComparedSide<WorkSamples, Work>,
): readonly UncorrectedComparison[] {
  const { exampleIds } = earlier.samples;
  if (exampleIds.join('\n') !== later.samples.exampleIds.join('\n'))
    throw new Error('their operations were counted on other inputs');
  const [valueA, valueB] = [earlier.result.operations, later.result.operations];
  if (valueA.value === 0 || valueB.value === 0) return [];
  return [
    {
      title: OPERATIONS,
      valueA,
      valueB,
      difference: {
        ...exactFigure(
          valueB.value / valueA.value,
          '×',
          'later ÷ earlier of the means over the same inputs; counted, not sampled',
        ),
        n: exampleIds.length,
      },
      p: null,
      test: 'none needed: both were counted on the same inputs',
      direction: 'lower-is-better',
    },
  ];
}

/** How far each input's count lies from the mean, as a share of the mean and of all inputs: what it moves the estimate by. */
function relativeDeviations(samples: WorkSamples): ReadonlyMap<string, number> {
  const counts = operationsOf(samples);
  const average = mean([...counts]);
  return new Map(
    samples.exampleIds.map((id, at) => [id, (counts[at]! / average - 1) / samples.exampleIds.length]),
  );
}

function varianceOfDifference(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const ids = new Set([...a.keys(), ...b.keys()]);
  let sum = 0;
  for (const id of ids) sum += ((b.get(id) ?? 0) - (a.get(id) ?? 0)) ** 2;
  const n = Math.min(a.size, b.size);
  return sum * (n / Math.max(1, n - 1));
}
