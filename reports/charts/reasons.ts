import { formatFigure, formatNumber, slug } from '../format.js';
import { programsWith } from '../slice.js';
import type { ChartMaker } from '../block.js';
import { markLegend } from './legend.js';
import { nameScales } from './theme.js';

/** How many parts of the input are enough, over inputs: one line a program. */
export const reasonsChart: ChartMaker = (slice) => {
  const measured = programsWith(slice, 'reasons');
  if (measured.length === 0) return [];
  const groups = measured[0]!.result.inputsBySize.length - 1;
  const points = measured.flatMap(
    ({
      name,
      result: {
        inputsBySize,
        size: { n },
      },
    }) =>
      Array.from({ length: groups + 1 }, (_, size) => ({
        name,
        size,
        share: inputsBySize.slice(0, size + 1).reduce((sum, inputs) => sum + inputs, 0) / n,
      })),
  );
  const scales = nameScales(measured);
  const caption = `Inputs for which so many parts are enough on ${slice.title}`;
  return [
    {
      id: slug(slice.id, 'reasons-chart'),
      title: 'How much of an input is enough?',
      reading: `For how many inputs at most so many of the ${groups} parts (${measured[0]!.result.groups.meaning}) are enough to keep the answer; the further left a line climbs, the less a program needs.`,
      direction: 'Fewer parts are better: the reason is easier to see.',
      methods: [...new Set(measured.map(({ result }) => result.size.method))],
      description: `${caption}: ${measured.map(({ name, result }) => `${name} ${formatFigure(result.size)} on average`).join('; ')}.`,
      legend: markLegend(measured),
      spec: {
        width: 'container',
        height: 220,
        data: { values: points },
        mark: { type: 'line', interpolate: 'step-after', strokeWidth: 2 },
        encoding: {
          x: {
            field: 'size',
            type: 'quantitative',
            title: 'Parts that are enough',
            scale: { domain: [0, groups], nice: false },
            axis: { tickCount: 6, grid: true, format: 'd' },
          },
          y: {
            field: 'share',
            type: 'quantitative',
            title: 'Share of inputs',
            scale: { domain: [0, 1], nice: false },
            axis: { format: '.0%', tickCount: 5, grid: true },
          },
          color: { field: 'name', type: 'nominal', scale: scales.colour },
          strokeDash: { field: 'name', type: 'nominal', scale: scales.dash },
        },
      },
      table: {
        caption: `Size of a sufficient reason on ${slice.title}`,
        columns: [
          { title: 'Program' },
          { title: 'Against other examples', numeric: true },
          { title: 'Against a blank', numeric: true },
          { title: 'Share of the input', numeric: true },
          { title: 'Answers that the taking apart alone leaves', numeric: true },
          { title: 'Stability', numeric: true },
          { title: 'Inputs', numeric: true },
          { title: 'Decisions spent', numeric: true },
        ],
        rows: measured.map(({ name, result }) => [
          name,
          formatFigure(result.size),
          result.sizeAgainstBlank ? formatFigure(result.sizeAgainstBlank) : '–',
          formatFigure(result.shareOfInput),
          formatFigure(result.putTogether),
          result.stability ? formatFigure(result.stability) : '–',
          formatNumber(result.size.n),
          formatNumber(result.decisions),
        ]),
      },
    },
  ];
};
