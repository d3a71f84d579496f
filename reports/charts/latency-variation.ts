import type { ChartMaker } from '../block.js';
import { formatFigure, formatValue, slug } from '../format.js';
import { partsOf, programsWith } from '../slice.js';
import { endsOf, programAxis, ROW } from './axes.js';
import { shapeLegend } from './legend.js';
import { KIND_COLOUR } from './theme.js';

const PARTS = [
  ['from input to input', 'circle'],
  ['noise', 'cross'],
] as const;
const TICKS = [0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];

/** Where the variation of time comes from: the input, or noise; and the line below which time counts as constant. */
export const latencyVariationChart: ChartMaker = (slice) => {
  const cells = partsOf(programsWith(slice, 'latency'), ({ variation }) => variation);
  if (cells.length === 0) return [];
  const values = cells.flatMap(({ name, kind, result }) =>
    [result.inputDependent, result.noise].map((figure, index) => ({
      name,
      kind,
      part: PARTS[index]![0],
      variation: figure.value,
      ...endsOf(figure),
      shown: formatFigure(figure),
    })),
  );
  const threshold = Math.max(...cells.map(({ result }) => result.threshold));
  const top = 1.15 * Math.max(threshold, ...values.map(({ high }) => high));
  const x = {
    type: 'quantitative' as const,
    title: 'Coefficient of variation',
    // The padding keeps a mark at zero off the names.
    scale: { type: 'sqrt' as const, domain: [0, top], nice: false, padding: 8 },
    axis: { values: TICKS.filter((tick) => tick <= top), format: '~%' },
  };
  const y = programAxis(cells);
  const color = { field: 'kind', scale: KIND_COLOUR };
  return [
    {
      id: slug(slice.id, 'latency-variation'),
      title: 'How much of the variation is the input’s doing, and how much noise?',
      reading: `How much the time varies from input to input, with its 95 % interval, beside what noise alone makes of one input; an interval wholly left of the dashed rule (${formatValue(threshold, 'share')}) counts as constant.`,
      direction: 'Further left is more constant.',
      methods: [
        ...new Set(cells.flatMap(({ result }) => [result.inputDependent.method, result.noise.method])),
      ],
      description: `Variation of time on ${slice.title}: ${cells.map(({ name, result }) => `${name} ${formatFigure(result.inputDependent)} from input to input, ${result.verdict}`).join('; ')}.`,
      legend: shapeLegend(PARTS),
      spec: {
        width: 'container',
        height: cells.length * ROW,
        layer: [
          {
            data: { values: [{ threshold }] },
            mark: { type: 'rule', strokeDash: [4, 3] },
            encoding: { x: { field: 'threshold', ...x } },
          },
          {
            data: { values },
            mark: { type: 'rule', strokeWidth: 3, opacity: 0.5 },
            encoding: { x: { field: 'low', ...x }, x2: { field: 'high' }, y, color },
          },
          {
            data: { values },
            mark: { type: 'point' },
            encoding: {
              x: { field: 'variation', ...x },
              y,
              color,
              shape: {
                field: 'part',
                scale: { domain: PARTS.map(([part]) => part), range: PARTS.map(([, shape]) => shape) },
              },
              tooltip: [
                { field: 'name', title: 'Program' },
                { field: 'part', title: 'What' },
                { field: 'shown', title: 'Variation' },
              ],
            },
          },
        ],
      },
      table: {
        caption: `Where the variation of time comes from, on ${slice.title}`,
        columns: [
          { title: 'Program' },
          { title: 'From input to input', numeric: true },
          { title: 'Noise', numeric: true },
          { title: 'Constant below', numeric: true },
          { title: 'Verdict' },
        ],
        rows: cells.map(({ name, result }) => [
          name,
          formatFigure(result.inputDependent),
          formatFigure(result.noise),
          formatValue(result.threshold, 'share'),
          result.noisy ? `${result.verdict}, on a noisy machine` : result.verdict,
        ]),
      },
    },
  ];
};
