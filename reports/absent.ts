import type { Outcome } from '../harness/results/schema.js';
import type { Section } from './block.js';
import type { Slice } from './slice.js';
import { formatReason, slug } from './format.js';

/** A reason, with all the measures and subjects that it holds for. */
interface Reason {
  readonly measures: readonly string[];
  readonly names: readonly string[];
  readonly state: Outcome['state'];
  readonly why: string;
}

/** What was not measured, with the reason: nothing goes missing in silence. */
export function absentSections(slice: Slice): readonly Section[] {
  const reasons = slice.subjects.flatMap(({ name, measures }) =>
    slice.measures.flatMap(({ id, title }): Reason[] => {
      const outcome = measures[id];
      if (outcome === undefined || outcome.state === 'measured') return [];
      return [{ measures: [title], names: [name], state: outcome.state, why: formatReason(outcome) }];
    }),
  );
  if (reasons.length === 0) return [];
  // What holds for many is said once: first of the measures of a subject, then of the subjects.
  const told = joined(joined(reasons, 'measures', 'names'), 'names', 'measures');
  const title = `What was not measured${slice.dataset ? '' : ' across data sets'}`;
  return [
    {
      id: slug(slice.id, 'absent'),
      title,
      folded: true,
      blocks: [
        {
          kind: 'table',
          table: {
            caption: `${title}: ${slice.title}`,
            columns: [{ title: 'Measure' }, { title: 'Of' }, { title: 'State' }, { title: 'Why' }],
            rows: told.map(({ measures, names, state, why }) => [
              measures.join(', '),
              names.join(', '),
              state,
              why,
            ]),
          },
        },
      ],
    },
  ];
}

/** Makes one of reasons that are alike but for one list. */
function joined(
  reasons: readonly Reason[],
  list: 'measures' | 'names',
  other: 'measures' | 'names',
): readonly Reason[] {
  const key = (reason: Reason) => JSON.stringify([reason[other], reason.state, reason.why]);
  return [...new Set(reasons.map(key))].map((one) => {
    const alike = reasons.filter((reason) => key(reason) === one);
    return { ...alike[0]!, [list]: alike.flatMap((reason) => reason[list]) };
  });
}
