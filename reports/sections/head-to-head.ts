import { sectionOf, type SectionMaker } from '../block.js';
import { formatFigure, formatGap, formatP, slug } from '../format.js';
import { sideOf } from '../names.js';
import { datasetTitle } from '../slice.js';
import { verdictWords } from '../verdict.js';

/** Every comparison of two programs on this data: both figures, their difference, the test and what it says. */
export const headToHeadSection: SectionMaker = (slice) => {
  const { comparisons, task } = slice;
  if (comparisons.length === 0) return null;
  const pairs = new Set(comparisons.map(({ a, b }) => `${a} ${b}`));
  const { a, b } = comparisons[0]!;
  // Where all comparisons are of one pair, its names head the columns; else every row names its own.
  const names = pairs.size === 1 ? [sideOf(task, a).name, sideOf(task, b).name] : ['First', 'Second'];
  const who = (id: string) => (pairs.size === 1 ? '' : `${sideOf(task, id).name}: `);
  return sectionOf(slug(slice.id, 'head-to-head'), 'Head to head', [
    {
      kind: 'table',
      table: {
        caption: `Every comparison on ${datasetTitle(slice.dataset)}, with 95 % intervals; p after Holm’s correction over the whole page`,
        columns: [
          { title: 'Measure' },
          ...names.map((title) => ({ title, numeric: true })),
          { title: 'Difference', numeric: true },
          { title: 'p', numeric: true },
          { title: 'Ahead' },
          { title: 'Test' },
        ],
        rows: comparisons.map((comparison) => {
          const gap = formatGap(comparison);
          return [
            comparison.title,
            who(comparison.a) + formatFigure(comparison.valueA),
            who(comparison.b) + formatFigure(comparison.valueB),
            [gap.amount, gap.interval].filter(Boolean).join(' '),
            formatP(comparison.p).replace(/^p\s(=\s)?/, '') || '–',
            verdictWords(task, comparison),
            comparison.test,
          ];
        }),
      },
    },
  ]);
};
