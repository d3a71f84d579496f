import { accuracyWords } from '../accuracy-words.js';
import { chartsBlock, foldedBlock, sectionOf, type Block, type MeasureReport } from '../block.js';
import { accuracyChart } from '../charts/accuracy.js';
import { classCharts } from '../charts/classes.js';
import { confusionCharts } from '../charts/confusion.js';
import { distinctOutcomes } from '../charts/decisions.js';
import { outcomeCharts } from '../charts/outcomes.js';
import { peopleChart } from '../charts/people.js';
import { rejectionChart } from '../charts/rejection.js';
import { errorMatrix } from '../error-matrix.js';
import { formatFigure, slug } from '../format.js';
import type { Slice } from '../slice.js';

/** How often a program is right, on the whole, by class and by person. */
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
          chartsBlock(rejectionChart(slice)),
          foldedBlock('How often each is right: on the whole, of which kind, and for whom', [
            matrix ? share : null,
            chartsBlock(classCharts(slice)),
            chartsBlock(confusionCharts(slice)),
            chartsBlock(peopleChart(slice)),
          ]),
        ],
      ),
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
