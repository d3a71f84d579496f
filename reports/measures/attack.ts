import { chartsBlock, sectionOf, type MeasureReport } from '../block.js';
import { attackDistanceChart, attackQueriesChart } from '../charts/attack.js';
import { formatFigure, formatNumber, slug } from '../format.js';
import { programsWith } from '../slice.js';

/** How well programs stand attacks by those who see their answers alone. */
export const attack: MeasureReport = {
  id: 'attack',
  sections(slice, title) {
    const measured = programsWith(slice, 'attack');
    if (measured.length === 0) return [];
    return [
      sectionOf(slug(slice.id, 'attack'), title, [
        {
          kind: 'paragraph',
          text: measured
            .map(
              ({ name, result: { withstood, budget, queries } }) =>
                `${name}: ${formatFigure(withstood)} of ${formatNumber(withstood.n)} inputs stay right whatever is asked in ${formatNumber(budget)} questions each${queries ? `; half are broken after ${formatFigure(queries)}` : ''}.`,
            )
            .join(' '),
        },
        chartsBlock([...attackQueriesChart(slice), ...attackDistanceChart(slice)]),
      ]),
    ];
  },
};
