import type { ChartMaker } from '../block.js';
import { dimensionOf, formatDirection, formatFigure, formatValue, slug } from '../format.js';
import { shapeLegend } from './legend.js';
import { programsWith } from '../slice.js';
import { programAxis, ROW, timeAxis } from './axes.js';
import { KIND_COLOUR } from './theme.js';

const MOMENTS = [
  ['first call', 'triangle-right'],
  ['median once warm', 'circle'],
  ['whole warm-up', 'square'],
] as const;

const STATES = { steady: 'yes', unsteady: 'no', 'not judged': 'not judged: too little time' } as const;

/** What a program costs before it is warm: its first decision, beside the steady one and the whole warm-up. */
export const latencyStartChart: ChartMaker = (slice) => {
  const cells = programsWith(slice, 'latency');
  if (cells.length === 0) return [];
  const values = cells.flatMap(({ name, kind, result: { firstCall, median, warmUp } }) =>
    [firstCall, median, warmUp.milliseconds].map((figure, index) => ({
      name,
      kind,
      moment: MOMENTS[index]![0],
      nanoseconds: figure.value * dimensionOf(figure.unit).base,
      shown: formatFigure(figure),
    })),
  );
  const times = values.map(({ nanoseconds }) => nanoseconds);
  const first = ({ result }: (typeof cells)[number]) =>
    formatValue(result.firstCall.value, result.firstCall.unit);
  return [
    {
      id: slug(slice.id, 'latency-start'),
      title: 'How long does the first call take, and warming up?',
      reading:
        'A row a program, on a logarithmic axis: its very first decision after loading, the median once warm, and the time until successive windows of decisions agreed.',
      direction: formatDirection('lower-is-better'),
      methods: [
        ...new Set(
          cells.flatMap(({ result }) => [result.firstCall.method, result.warmUp.milliseconds.method]),
        ),
      ],
      description: `First call, warm median and warm-up on ${slice.title}. First calls: ${cells.map((cell) => `${cell.name} ${first(cell)}`).join('; ')}.`,
      legend: shapeLegend(MOMENTS),
      spec: {
        width: 'container',
        height: cells.length * ROW,
        data: { values: values.filter(({ nanoseconds }) => nanoseconds > 0) },
        encoding: {
          x: timeAxis('nanoseconds', 'Time', times),
          y: programAxis(cells),
          color: { field: 'kind', scale: KIND_COLOUR },
        },
        layer: [
          {
            mark: { type: 'line', strokeWidth: 1.5, opacity: 0.5 },
            encoding: { detail: { field: 'name' }, order: { field: 'nanoseconds' } },
          },
          {
            mark: { type: 'point' },
            encoding: {
              shape: {
                field: 'moment',
                scale: { domain: MOMENTS.map(([name]) => name), range: MOMENTS.map(([, shape]) => shape) },
              },
              tooltip: [
                { field: 'name', title: 'Program' },
                { field: 'moment', title: 'What' },
                { field: 'shown', title: 'Time' },
              ],
            },
          },
        ],
      },
      table: {
        caption: `First call and warm-up on ${slice.title}`,
        columns: [
          { title: 'Program' },
          { title: 'First call', numeric: true },
          { title: 'Warm median', numeric: true },
          { title: 'Warm-up', numeric: true },
          { title: 'Warm-up calls', numeric: true },
          { title: 'Reached a steady state' },
        ],
        rows: cells.map(({ name, result: { firstCall, median, warmUp } }) => [
          name,
          formatFigure(firstCall),
          formatFigure(median),
          formatFigure(warmUp.milliseconds),
          formatFigure(warmUp.calls),
          STATES[warmUp.state],
        ]),
      },
    },
  ];
};
