import { accuracyWords } from '../accuracy-words.js';
import { chartsBlock, sectionOf, type MeasureReport } from '../block.js';
import { planeChart } from '../charts/plane.js';
import { reasonsChart } from '../charts/reasons.js';
import { slug } from '../format.js';
import { resultOf } from '../slice.js';

/** How much of the input is enough for an answer. */
export const reasons: MeasureReport = {
  id: 'reasons',
  sections: (slice, title) => [
    sectionOf(slug(slice.id, 'reasons'), title, [
      chartsBlock([
        ...reasonsChart(slice),
        ...planeChart(slice, {
          id: 'reason',
          title: `Is what ${accuracyWords(slice.task).praise} also easier to give a reason for?`,
          axis: 'Share of the input that is enough',
          reading: `A mark a program: ${accuracyWords(slice.task).shows}, upwards, against the share of the input that is enough for its answer, to the right on a logarithmic axis.`,
          direction: `${accuracyWords(slice.task).upwards}, left needs less of the input.`,
          effortOf: (subject) => resultOf(subject, 'reasons')?.shareOfInput,
        }),
      ]),
    ]),
  ],
};
