import type { ReportedEvaluation } from '../../harness/results/accuracy-schema.js';
import { sectionOf, type Block, type SectionMaker } from '../block.js';
import { distinctDecisions } from '../charts/decisions.js';
import { formatDirection, formatFigure, slug } from '../format.js';

interface Run {
  readonly name: string;
  readonly evaluation: ReportedEvaluation;
}

/** What a task evaluates beyond its examples, such as match play or a walk through the whole game tree. */
export const evaluationsSection: SectionMaker = (slice) => {
  const runs = distinctDecisions(slice).flatMap(({ name, measure }) =>
    measure.evaluations.map((evaluation): Run => ({ name, evaluation })),
  );
  const ids = [...new Set(runs.map(({ evaluation }) => evaluation.id))];
  return sectionOf(
    slug(slice.id, 'evaluations'),
    'The task’s own tests',
    ids.flatMap((id) => blocksOf(runs.filter(({ evaluation }) => evaluation.id === id))),
  );
};

function blocksOf(runs: readonly Run[]): readonly Block[] {
  const { title, reading } = runs[0]!.evaluation;
  const figures = runs[0]!.evaluation.figures;
  return [
    {
      kind: 'table',
      table: {
        caption: `${title}. ${reading}`,
        columns: [
          { title: 'Figure' },
          ...runs.map(({ name }) => ({ title: name, numeric: true })),
          { title: 'Better' },
        ],
        rows: figures.map((figure) => [
          figure.title,
          ...runs.map(({ evaluation }) => {
            const found = evaluation.figures.find((other) => other.title === figure.title);
            return found === undefined ? '–' : formatFigure(found);
          }),
          formatDirection(figure.direction).replace(' is better.', '') || '–',
        ]),
      },
    },
    { kind: 'facts', facts: runs.map(({ name, evaluation }) => [name, evaluation.summary] as const) },
    ...runs.flatMap(({ name, evaluation: { drawings = [] } }): Block[] =>
      drawings.length === 0 ? [] : [{ kind: 'drawings', caption: `${title}: ${name}`, drawings }],
    ),
  ];
}
