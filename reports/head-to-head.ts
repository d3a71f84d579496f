import { sectionOf, type SectionMaker } from './block.js';
import { formatFigure, formatGap, formatMargin, formatP, slug } from './format.js';
import type { Side } from './names.js';
import { reservation, verdictWords } from './verdict.js';

/** Every comparison of two programs on this data: both figures, their difference, the test and what it says. */
export const headToHeadSections: SectionMaker = ({ id, title, comparisons, nameOf }) => {
  if (comparisons.length === 0) return [];
  const sides = comparisons.map(({ a, b }) => [nameOf(a), nameOf(b)] as const);
  const pairs = new Set(sides.map(([a, b]) => `${a.name} ${b.name}`));
  // Where all comparisons are of one pair, its names head the columns; else every row names its own.
  const names = pairs.size === 1 ? sides[0]!.map(({ name }) => name) : ['First', 'Second'];
  const who = ({ name }: Side) => (pairs.size === 1 ? '' : `${name}: `);
  const section = sectionOf(slug(id, 'head-to-head'), 'Head to head', [
    {
      kind: 'table',
      table: {
        caption: `Every comparison on ${title}, with 95 % intervals; p after Holm’s correction over the page’s family, intervals not corrected`,
        columns: [
          { title: 'Measure' },
          ...names.map((name) => ({ title: name, numeric: true })),
          { title: 'Difference', numeric: true },
          { title: 'p', numeric: true },
          { title: 'Margin', numeric: true },
          { title: 'Ahead' },
          { title: 'Test' },
        ],
        rows: comparisons.map((comparison, at) => {
          const [a, b] = sides[at]!;
          const gap = formatGap(comparison);
          return [
            comparison.title,
            who(a) + formatFigure(comparison.valueA),
            who(b) + formatFigure(comparison.valueB),
            [gap.beside, gap.interval].filter(Boolean).join(' '),
            formatP(comparison.p).replace(/^p\s(=\s)?/, '') || '–',
            formatMargin(comparison) || '–',
            [verdictWords(comparison, [a, b]), reservation(comparison)].filter(Boolean).join(': '),
            comparison.test,
          ];
        }),
      },
    },
  ]);
  return [section];
};
