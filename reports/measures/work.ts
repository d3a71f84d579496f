import type { Work } from '../../harness/measures/work/schema.js';
import { accuracyWords } from '../accuracy-words.js';
import { chartsBlock, sectionOf, type MeasureReport } from '../block.js';
import { planeChart } from '../charts/plane.js';
import { formatFigure, formatNumber, slug } from '../format.js';
import { profileTable, type ProfileRow } from '../profile-table.js';
import { programsWith, resultOf } from '../slice.js';

/** How much there is to do for a decision. */
export const work: MeasureReport = {
  id: 'work',
  sections: (slice, title) => [
    sectionOf(slug(slice.id, 'work'), title, [
      chartsBlock(
        planeChart(slice, {
          id: 'operations',
          title: `Is what ${accuracyWords(slice.task).praise} also more work?`,
          axis: 'Operations of one decision',
          reading: `A mark a program: ${accuracyWords(slice.task).shows}, upwards, against the operations that it executes for one decision, to the right on a logarithmic axis. It says how much there is to do, not how hard that is to follow.`,
          direction: `${accuracyWords(slice.task).upwards}, left is less work.`,
          effortOf: (subject) => resultOf(subject, 'work')?.operations,
        }),
      ),
      profileTable(`Operations of one decision on ${slice.title}`, programsWith(slice, 'work'), ROWS),
    ]),
  ],
};

const ROWS: readonly ProfileRow<Work>[] = [
  ['Operations of one decision, mean over inputs', ({ operations }) => formatFigure(operations)],
  ['– comparisons and logic', ({ comparisons }) => formatFigure(comparisons)],
  ['– arithmetic', ({ arithmetic }) => formatFigure(arithmetic)],
  ['– calls of the language, and elements they come to', ({ calls }) => formatFigure(calls)],
  [
    'Over inputs: median, and the middle 95 %',
    ({ constant, overInputs, operations }) =>
      constant ? `the same for each of ${formatNumber(operations.n)}` : formatFigure(overInputs),
  ],
  ['– fewest and most', ({ fewest, most }) => `${formatNumber(fewest)} – ${formatNumber(most)}`],
  ['Counted on', ({ runtime }) => runtime],
];
