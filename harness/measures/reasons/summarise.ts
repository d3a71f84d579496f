import { mean, sampleStandardDeviation } from 'simple-statistics';

import type { Figure } from '../../results/figure.js';
import { shareFigure } from '../../statistics/proportion.js';
import { studentInterval, studentP } from '../../statistics/student.js';
import type { UncorrectedComparison } from '../measure.js';
import { countGroups } from './question.js';
import type { Reasons, ReasonSamples } from './schema.js';

const SEARCHED = 'Carter et al. (2019), an upper bound; verified to keep the answer in 95 % of fresh draws';
const ENUMERATED = 'smallest of all sets that keep the answer in 95 % of the inputs that agree in it';

/** How much of an input is enough for the answer. */
export function summariseReasons(samples: ReasonSamples): Reasons {
  const { groups, exampleIds, others, blank, exact, putTogether, stability, decisions } = samples;
  const count = countGroups(groups);
  const sizes = others.map((reason) => reason.groups.length);
  const method = `groups in a sufficient reason, mean over inputs; ${exact ? ENUMERATED : SEARCHED}`;
  const near = stability?.near.flatMap((value, at) => (value === null ? [] : [value - stability.again[at]!]));
  return {
    groups,
    size: meanFigure(sizes, exact, 'groups', 'lower-is-better', method, [0, count]),
    shareOfInput: meanFigure(
      sizes.map((size) => size / count),
      exact,
      'share',
      'lower-is-better',
      `${method}, ÷ all ${count}`,
      [0, 1],
    ),
    ...(blank
      ? {
          sizeAgainstBlank: meanFigure(
            blank.map((reason) => reason.groups.length),
            false,
            'groups',
            'lower-is-better',
            `${method}; what is left out is blank`,
            [0, count],
          ),
        }
      : {}),
    inputsBySize: Array.from({ length: count + 1 }, (_, size) => sizes.filter((one) => one === size).length),
    exact,
    putTogether: shareFigure(
      putTogether,
      exampleIds.length,
      'inputs whose answer stays when they are taken apart and put together again ÷ inputs',
    ),
    ...(near && near.length > 1
      ? {
          stability: meanFigure(
            near,
            false,
            'overlap',
            'higher-is-better',
            'overlap (Jaccard 1901) of the reasons of an input and of one beside it, less that of two searches for the same input (after Alvarez-Melis and Jaakkola 2018)',
          ),
        }
      : {}),
    decisions,
  };
}

/** Two programs on the same inputs, by the differences of the sizes of their reasons. */
export function compareReasons(
  a: { readonly result: Reasons; readonly samples: ReasonSamples },
  b: { readonly result: Reasons; readonly samples: ReasonSamples },
): UncorrectedComparison | undefined {
  const sizeOfA = new Map(a.samples.exampleIds.map((id, at) => [id, a.samples.others[at]!.groups.length]));
  const differences = b.samples.exampleIds.flatMap((id, at) => {
    const other = sizeOfA.get(id);
    return other === undefined ? [] : [b.samples.others[at]!.groups.length - other];
  });
  const exact = a.result.exact && b.result.exact;
  if (differences.length < 2 || a.result.exact !== b.result.exact) return undefined;
  const difference = meanFigure(
    differences,
    exact,
    'groups',
    'lower-is-better',
    'b − a of the sizes on the same inputs',
  );
  const error = sampleStandardDeviation(differences) / Math.sqrt(differences.length);
  return {
    title: 'Size of a sufficient reason',
    valueA: a.result.size,
    valueB: b.result.size,
    difference,
    p: exact ? null : studentP(difference.value, error, differences.length - 1),
    test: exact ? 'none needed: every input there is was looked at' : 'Student’s t on paired differences',
    direction: 'lower-is-better',
  };
}

/** A mean over inputs with Student's interval; without one where the inputs are all that there are. */
function meanFigure(
  values: readonly number[],
  exhaustive: boolean,
  unit: string,
  direction: Figure['direction'],
  method: string,
  [least, most]: readonly [number, number] = [-Infinity, Infinity],
): Figure {
  const value = mean([...values]);
  const figure = { value, n: values.length, unit, direction };
  if (exhaustive || values.length < 2) return { ...figure, method };
  const error = sampleStandardDeviation([...values]) / Math.sqrt(values.length);
  const { low, high } = studentInterval(value, error, values.length - 1);
  return {
    ...figure,
    // No mean lies outside of what its values may be.
    low: Math.max(least, low),
    high: Math.min(most, high),
    interval: 'confidence',
    method: `${method}; Student’s interval over inputs`,
  };
}
