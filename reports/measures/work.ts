import type { Work } from '../../harness/measures/work/schema.js';
import { chartsBlock, sectionOf, type MeasureReport } from '../block.js';
import { planeChart } from '../charts/plane.js';
import { formatFigure, formatNumber, slug } from '../format.js';
import { profileTable, type ProfileRow } from '../profile-table.js';
import { programsWith, resultOf } from '../slice.js';

/** How much there is to do by hand. */
export const work: MeasureReport = {
  id: 'work',
  sections: (slice, title) => [
    sectionOf(slug(slice.id, 'work'), title, [
      chartsBlock(
        planeChart(slice, {
          id: 'steps',
          title: 'Accuracy against the work by hand',
          axis: 'Steps by hand for one decision',
          reading:
            'A mark a program: how often it is right, upwards, against the steps that a person with paper would take for one decision, to the right on a logarithmic axis.',
          effortOf: (subject) => resultOf(subject, 'work')?.steps,
        }),
      ),
      profileTable(`Work for one decision on ${slice.title}`, programsWith(slice, 'work'), ROWS),
    ]),
  ],
};

const counted =
  (show: (source: Extract<Work, { kind: 'source' }>) => string) =>
  (result: Work): string | undefined =>
    result.kind === 'source' ? show(result) : undefined;

const ROWS: readonly ProfileRow<Work>[] = [
  ['Steps by hand for one decision', ({ steps }) => formatFigure(steps)],
  ['– basic blocks executed', counted(({ blocks }) => formatFigure(blocks))],
  [
    '– fewest and most blocks over inputs',
    counted(({ blocksMin, blocksMax }) => `${formatNumber(blocksMin)} – ${formatNumber(blocksMax)}`),
  ],
  ['– comparisons', counted(({ comparisons }) => formatFigure(comparisons))],
  ['– arithmetic', counted(({ arithmetic }) => formatFigure(arithmetic))],
];
