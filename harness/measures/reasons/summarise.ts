import type { MeanOf } from '../../statistics/mean-figure.js';
import { errorOfMean, meanFigure } from '../../statistics/mean-figure.js';
import { shareFigure } from '../../statistics/proportion.js';
import { studentP } from '../../statistics/student.js';
import type { UncorrectedComparison } from '../measure.js';
import { countGroups } from './question.js';
import type { Reasons, ReasonSamples } from './schema.js';

const SEARCHED =
  'grown by counterexamples, then left out one by one (after Carter et al. 2019), an upper bound; the first that keeps the answer in 95 % of fresh draws is taken, so that some keep it a little less often';
const ENUMERATED = 'smallest of all sets that keep the answer in 95 % of the inputs that agree in it';

const GROUPS = { unit: 'groups', direction: 'lower-is-better' } as const;

/** How much of an input is enough for the answer. */
export function summariseReasons(samples: ReasonSamples): Reasons {
  const { groups, exampleIds, others, blank, exact, putTogether, stability, decisions, people } = samples;
  const count = countGroups(groups);
  const sizes = others.map((reason) => reason.groups.length);
  const what = `groups in a sufficient reason, mean over inputs; ${exact ? ENUMERATED : SEARCHED}`;
  const over: Pick<MeanOf, 'people' | 'exhaustive'> = { people, exhaustive: exact };
  // Only the first inputs were looked at again, and some of them have none beside them.
  const near = stability?.near.flatMap((value, at) =>
    value === null ? [] : [{ difference: value - stability.again[at]!, person: people?.[at] ?? null }],
  );
  return {
    groups,
    size: meanFigure(sizes, { what, ...GROUPS, ...over, bounds: [0, count] }),
    shareOfInput: meanFigure(
      sizes.map((size) => size / count),
      {
        what: `${what}, ÷ all ${count}`,
        unit: 'share',
        direction: 'lower-is-better',
        ...over,
        bounds: [0, 1],
      },
    ),
    ...(blank
      ? {
          sizeAgainstBlank: meanFigure(
            blank.map((reason) => reason.groups.length),
            { what: `${what}; what is left out is blank`, ...GROUPS, people, bounds: [0, count] },
          ),
        }
      : {}),
    inputsBySize: Array.from({ length: count + 1 }, (_, size) => sizes.filter((one) => one === size).length),
    exact,
    putTogether: shareFigure(
      putTogether,
      exampleIds.length,
      'inputs whose answer stays when they are taken apart and put together again ÷ inputs',
      exact,
    ),
    ...(near && near.length > 1
      ? {
          stability: meanFigure(
            near.map(({ difference }) => difference),
            {
              what: 'overlap (Jaccard 1901) of the reasons of an input and of one beside it, less that of two searches for the same input (after Alvarez-Melis and Jaakkola 2018)',
              unit: 'overlap',
              direction: 'higher-is-better',
              people: people && near.map(({ person }) => person),
            },
          ),
        }
      : {}),
    decisions,
  };
}

/** How what is compared is called. */
export const SIZE = 'Size of a sufficient reason';

/** Two programs on the same inputs, by the differences of the sizes of their reasons. */
export function compareReasons(
  a: { readonly result: Reasons; readonly samples: ReasonSamples },
  b: { readonly result: Reasons; readonly samples: ReasonSamples },
): UncorrectedComparison | undefined {
  const sizeOfA = new Map(a.samples.exampleIds.map((id, at) => [id, a.samples.others[at]!.groups.length]));
  const shared = b.samples.exampleIds.flatMap((id, at) => {
    const other = sizeOfA.get(id);
    if (other === undefined) return [];
    return [
      {
        difference: b.samples.others[at]!.groups.length - other,
        person: b.samples.people?.[at] ?? null,
      },
    ];
  });
  const exact = a.result.exact && b.result.exact;
  if (shared.length < 2 || a.result.exact !== b.result.exact) return undefined;
  const differences = shared.map(({ difference }) => difference);
  const people = b.samples.people && shared.map(({ person }) => person);
  const difference = meanFigure(differences, {
    what: 'b − a of the sizes on the same inputs',
    ...GROUPS,
    people,
    exhaustive: exact,
  });
  const { error, freedom } = errorOfMean(differences, people);
  return {
    title: SIZE,
    valueA: a.result.size,
    valueB: b.result.size,
    difference,
    p: exact ? null : freedom < 1 ? 1 : studentP(difference.value, error, freedom),
    test: exact
      ? 'none needed: every input there is was looked at'
      : `Student’s t on paired differences${people ? ', over people' : ''}`,
    direction: 'lower-is-better',
  };
}
