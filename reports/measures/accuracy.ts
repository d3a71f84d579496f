import { accuracyWords } from '../accuracy-words.js';
import { chartsBlock, foldedBlock, sectionOf, type Block, type MeasureReport } from '../block.js';
import { accuracyChart } from '../charts/accuracy.js';
import { classCharts } from '../charts/classes.js';
import { confusionCharts } from '../charts/confusion.js';
import { distinctOutcomes, distinctRightAnswers } from '../charts/decisions.js';
import { outcomeCharts } from '../charts/outcomes.js';
import { peopleChart } from '../charts/people.js';
import { formatFigure, slug } from '../format.js';
import type { Slice } from '../slice.js';

/** How often a program is right, on the whole, by class and by person. */
export const accuracy: MeasureReport = {
  id: 'accuracy',
  sections: (slice, title) => [
    sectionOf(
      slug(slice.id, 'accuracy-section'),
      slice.task.scoring ? accuracyWords(slice.task).axis : title,
      [
        chartsBlock(outcomeCharts(slice)),
        worstPeople(slice),
        chartsBlock(accuracyChart(slice)),
        foldedBlock('Of which kind, what is taken for what, and for whom', [
          chartsBlock(classCharts(slice)),
          chartsBlock(confusionCharts(slice)),
          chartsBlock(peopleChart(slice)),
        ]),
        rejectionTable(slice),
      ],
    ),
  ],
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
