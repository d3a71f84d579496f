import type { ReportedEvaluation } from '../../harness/measures/evaluations/schema.js';
import { sectionOf, type Block, type MeasureReport } from '../block.js';
import { formatDirection, formatFigure, slug } from '../format.js';
import { programsWith, type Slice } from '../slice.js';

/** What the task tests beyond single decisions on its examples: a table, a sentence and drawings each. */
export const evaluations: MeasureReport = {
  id: 'evaluations',
  sections: (slice, title) => [sectionOf(slug(slice.id, 'evaluations'), title, blocksOf(slice))],
};

interface Run {
  readonly name: string;
  readonly evaluation: ReportedEvaluation;
}

/** Such as match play or a walk through the whole game tree. */
function blocksOf(slice: Slice): readonly Block[] {
  const runs = programsWith(slice, 'evaluations').flatMap(({ name, result }) =>
    result.evaluations.map((evaluation): Run => ({ name, evaluation })),
  );
  const ids = [...new Set(runs.map(({ evaluation }) => evaluation.id))];
  return ids.flatMap((id) => evaluationBlocks(runs.filter(({ evaluation }) => evaluation.id === id)));
}

function evaluationBlocks(runs: readonly Run[]): readonly Block[] {
  const { title, reading, figures } = runs[0]!.evaluation;
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
          ...runs.map(({ evaluation }) =>
            formatFigure(evaluation.figures.find((other) => other.title === figure.title)),
          ),
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
