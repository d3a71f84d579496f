import type { ChartMaker } from '../block.js';
import { formatFigure, formatNumber, formatValue, slug } from '../format.js';
import { programsWith } from '../slice.js';
import { rounded } from './axes.js';
import { lineLegend } from './legend.js';
import { nameScales } from './theme.js';

/** How often the surest decisions are wrong, by how many those are: one line a program. */
export const silenceChart: ChartMaker = (slice) => {
  const measured = programsWith(slice, 'silence');
  if (measured.length === 0) return [];
  const points = measured.flatMap(({ name, result }) =>
    result.curve.map(({ coverage, risk }) => ({ name, coverage, risk: rounded(risk) })),
  );
  const scales = nameScales(measured);
  const coverage = measured[0]!.result.coverage;
  const caption = `Wrong decisions among the surest on ${slice.title}`;
  return [
    {
      id: slug(slice.id, 'silence-chart'),
      title: 'Does it know when it is wrong?',
      reading: `How many of a program’s surest decisions are wrong: from its few surest at the left to all at the right. The thin line stands where it may hand over ${formatNumber(100 * (1 - coverage))} % of the inputs. A line that stays at the bottom until far right is that of a program whose confidence warns of its errors.`,
      direction: 'Lower is better.',
      methods: [...new Set(measured.map(({ result }) => result.area.method))],
      description: `${caption}, area under the curve: ${measured.map(({ name, result }) => `${name} ${formatFigure(result.area)}`).join('; ')}.`,
      legend: lineLegend(measured),
      spec: {
        width: 'container',
        height: 220,
        layer: [
          {
            data: { values: points },
            mark: { type: 'line', strokeWidth: 2 },
            encoding: {
              x: {
                field: 'coverage',
                type: 'quantitative',
                title: 'Share of decisions, the surest first',
                scale: { domain: [0, 1], nice: false },
                axis: { format: '.0%', tickCount: 5, grid: true },
              },
              y: {
                field: 'risk',
                type: 'quantitative',
                title: 'Share of these that is wrong',
                scale: { zero: true, nice: false },
                axis: { format: '.1~%', tickCount: 5, grid: true },
              },
              color: { field: 'name', type: 'nominal', scale: scales.colour },
              strokeDash: { field: 'name', type: 'nominal', scale: scales.dash },
            },
          },
          {
            data: { values: [{ coverage }] },
            mark: { type: 'rule', strokeDash: [2, 3] },
            encoding: { x: { field: 'coverage', type: 'quantitative' } },
          },
        ],
      },
      table: {
        caption: `Whether confidence warns of errors, on ${slice.title}`,
        columns: [
          { title: 'Program' },
          { title: 'Wrong answers', numeric: true },
          { title: 'Of these given surely', numeric: true },
          { title: 'Inputs answered surely', numeric: true },
          { title: 'Wrong when sure', numeric: true },
          { title: 'Area under the curve', numeric: true },
          { title: 'The same, errors known', numeric: true },
          { title: 'Tells errors (ROC area)', numeric: true },
          { title: 'Calibration error', numeric: true },
        ],
        rows: measured.map(({ name, result }) => [
          name,
          formatNumber(result.wrong),
          formatFigure(result.passed),
          formatFigure(result.answered),
          formatFigure(result.riskWhenSure),
          formatFigure(result.area),
          formatValue(result.bestArea, 'share'),
          formatFigure(result.tells),
          formatFigure(result.calibration),
        ]),
      },
    },
  ];
};
