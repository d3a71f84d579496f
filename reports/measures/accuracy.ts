import type { ReportedEvaluation } from '../../harness/measures/accuracy/schema.js';
import { accuracyWords } from '../accuracy-words.js';
import { chartsBlock, folded, foldedBlock, sectionOf, type Block, type MeasureReport } from '../block.js';
import { accuracyChart } from '../charts/accuracy.js';
import { classCharts } from '../charts/classes.js';
import { confusionCharts } from '../charts/confusion.js';
import { distinctDecisions, distinctOutcomes, distinctRightAnswers } from '../charts/decisions.js';
import { outcomeCharts } from '../charts/outcomes.js';
import { peopleChart } from '../charts/people.js';
import { errorMatrix } from '../error-matrix.js';
import { formatDirection, formatFigure, slug } from '../format.js';
import type { Slice } from '../slice.js';

/** How often a program is right, on the whole, by class and by person; and what the task tests beyond its examples. */
export const accuracy: MeasureReport = {
  id: 'accuracy',
  sections(slice, title) {
    const matrix = errorMatrix(slice);
    const share = chartsBlock(accuracyChart(slice));
    return [
      sectionOf(
        slug(slice.id, 'accuracy-section'),
        slice.task.scoring ? accuracyWords(slice.task).axis : title,
        [
          chartsBlock(outcomeCharts(slice)),
          worstPeople(slice),
          // How often each is right stands on the first screen; what it gets wrong does not.
          matrix ? { kind: 'matrix', matrix } : share,
          foldedBlock('How often each is right: on the whole, of which kind, and for whom', [
            matrix ? share : null,
            chartsBlock(classCharts(slice)),
            chartsBlock(confusionCharts(slice)),
            chartsBlock(peopleChart(slice)),
          ]),
          rejectionTable(slice),
        ],
      ),
      folded(sectionOf(slug(slice.id, 'evaluations'), 'The task’s own tests', evaluations(slice))),
    ];
  },
};

/** An average hides whom a program fails. */
function worstPeople(slice: Slice): Block | null {
  const runs = distinctOutcomes(slice).flatMap(({ name, result: { people } }) =>
    people?.[0] ? [{ name, people }] : [],
  );
  if (runs.length === 0) return null;
  const said = runs.map(
    ({ name, people }) => `${name} serves ${people[0]!.person} worst, ${formatFigure(people[0]!.mean)}`,
  );
  return { kind: 'paragraph', text: `Of ${runs[0]!.people.length} people: ${said.join('; ')}.` };
}

/** How often a program takes what it does not know for something that it knows. */
function rejectionTable(slice: Slice): Block | null {
  const programs = distinctRightAnswers(slice).flatMap(({ name, result: { rejection } }) =>
    rejection ? [{ name, rejection }] : [],
  );
  const labels = [...new Set(programs.flatMap(({ rejection }) => rejection.map(({ label }) => label)))];
  if (labels.length === 0) return null;
  return {
    kind: 'table',
    table: {
      caption:
        'Inputs that are none of the known things, and were answered with one all the same: the share of all of them',
      columns: [{ title: 'Input' }, ...programs.map(({ name }) => ({ title: name, numeric: true }))],
      rows: labels.map((label) => [
        label,
        ...programs.map(({ rejection }) =>
          formatFigure(rejection.find((one) => one.label === label)?.answered),
        ),
      ]),
    },
  };
}

interface Run {
  readonly name: string;
  readonly evaluation: ReportedEvaluation;
}

/** Such as match play or a walk through the whole game tree. */
function evaluations(slice: Slice): readonly Block[] {
  const runs = distinctDecisions(slice).flatMap(({ name, result }) =>
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
