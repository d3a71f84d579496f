import type { MoreData } from '../../harness/measures/more-data/schema.js';
import type { Chart } from '../block.js';
import { formatFigure, formatNumber, slug } from '../format.js';
import type { Slice } from '../slice.js';
import { COUNT_LABEL, endsOf, logDomain, logTicks } from './axes.js';
import { lineLegend } from './legend.js';
import { INK, nameScales } from './theme.js';

/** How a network's mistakes become fewer with its training set, beside hand-written programs, which need none. */
export function dataCurveChart(slice: Slice, { networks }: MoreData): Chart {
  const learned = networks.map((network) => ({ ...slice.nameOf(network), network }));
  const written = networks[0]!.crossings.map(({ program, error }) => ({
    ...slice.nameOf({ program }),
    error,
  }));
  const lines = [...learned, ...written];
  const scales = nameScales(lines);
  const points = learned.flatMap(({ name, network }) =>
    network.points.map(({ examples, error }) => ({
      name,
      examples,
      ...bounds(error),
      shown: formatFigure(error),
    })),
  );
  const levels = written.map(({ name, error }) => ({ name, ...bounds(error), shown: formatFigure(error) }));
  const crossings = learned.flatMap(({ network }) =>
    network.crossings.flatMap(({ examples, error }) =>
      examples
        ? [
            {
              x: examples.value,
              ...endsOf(examples),
              y: error.value,
              // Few words: there is room for no more on a phone.
              words: formatFigure({ ...examples, unit: '' }),
            },
          ]
        : [],
    ),
  );
  // A logarithmic axis has no place for no mistakes: bounds that reach so far end at its foot.
  const drawn = [...points, ...levels].filter(({ y }) => y > 0);
  const [floor, ceiling] = logDomain(drawn.map(({ y }) => y));
  const top = Math.min(1, ceiling);
  const within = (value: number): number => Math.min(top, Math.max(floor, value));
  const placed = <Mark extends { y: number; low: number; high: number }>(marks: readonly Mark[]) =>
    marks.map((mark) => ({ ...mark, y: within(mark.y), low: within(mark.low), high: within(mark.high) }));
  const examples = [
    ...points.map((point) => point.examples),
    ...crossings.flatMap(({ low, high }) => [low, high]),
  ];
  const [fewest, most] = logDomain(examples);
  // The words beside a crossing stay within the chart.
  const isLate = crossings.some((crossing) => crossing.x > Math.sqrt(fewest * most));
  const x = {
    type: 'quantitative' as const,
    title: 'Labelled examples that it learned from',
    scale: { type: 'log' as const, domain: [fewest, most], nice: false },
    axis: { values: logTicks([fewest, most]), labelExpr: COUNT_LABEL, grid: true },
  };
  const caption = `Wrong answers by the size of the training set on ${slice.title}`;
  return {
    id: slug(slice.id, 'data-curve'),
    title: 'How many labelled examples until the network passes the rules?',
    reading:
      'A mark is a network by how many labelled examples it learned from and how often it is wrong, both on logarithmic axes, with its 95 % interval over seeds; a level line in its band is a program that needs no examples, and the bar on it is where the network passes, with its interval.',
    direction: 'Lower is better.',
    methods: [
      ...new Set(
        networks.flatMap(({ points: of, crossings: passed }) => [
          ...of.map(({ error }) => error.method),
          ...passed.flatMap(({ error, examples }) => [error.method, ...(examples ? [examples.method] : [])]),
        ]),
      ),
    ],
    description: `${caption}: ${points.map(({ name, examples, shown }) => `${name} ${shown} with ${formatNumber(examples)} examples`).join('; ')}${levels.map(({ name, shown }) => `; ${name} ${shown} with none`).join('')}.`,
    legend: lineLegend(lines),
    spec: {
      width: 'container',
      height: 260,
      encoding: {
        y: {
          field: 'y',
          type: 'quantitative',
          title: 'Share answered wrongly',
          scale: { type: 'log', domain: [floor, top], nice: false },
          axis: { values: logTicks([floor, top]), format: '.2~%', grid: true },
        },
        color: { field: 'name', type: 'nominal', scale: scales.colour },
      },
      layer: [
        {
          data: { values: placed(levels) },
          mark: { type: 'rect', opacity: 0.15 },
          encoding: { y: { field: 'low', type: 'quantitative' }, y2: { field: 'high' } },
        },
        {
          data: { values: placed(levels) },
          mark: { type: 'rule', strokeWidth: 1.5 },
          encoding: { strokeDash: { field: 'name', type: 'nominal', scale: scales.dash } },
        },
        {
          data: { values: placed(points) },
          encoding: { x: { ...x, field: 'examples' } },
          layer: [
            {
              mark: { type: 'line', strokeWidth: 1.5 },
              encoding: { strokeDash: { field: 'name', type: 'nominal', scale: scales.dash } },
            },
            {
              mark: { type: 'rule', strokeWidth: 2, opacity: 0.5 },
              encoding: { y: { field: 'low', type: 'quantitative' }, y2: { field: 'high' } },
            },
            {
              mark: { type: 'point', size: 80 },
              encoding: {
                shape: { field: 'name', type: 'nominal', scale: scales.shape },
                tooltip: [
                  { field: 'name', title: 'Program' },
                  { field: 'examples', title: 'Labelled examples' },
                  { field: 'shown', title: 'Wrong' },
                ],
              },
            },
          ],
        },
        {
          data: { values: crossings },
          encoding: { y: { field: 'y', type: 'quantitative' }, color: { value: INK } },
          layer: [
            {
              mark: { type: 'rule', strokeWidth: 4 },
              encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' } },
            },
            {
              mark: { type: 'text', dy: -14, align: isLate ? 'right' : 'left', fontWeight: 'bold' },
              encoding: { x: { ...x, field: 'x' }, text: { field: 'words' } },
            },
          ],
        },
      ],
    },
    table: {
      caption,
      columns: [
        { title: 'Program' },
        { title: 'Labelled examples', numeric: true },
        { title: 'Wrong', numeric: true },
      ],
      rows: [
        ...points.map(({ name, examples, shown }) => [name, formatNumber(examples), shown]),
        ...levels.map(({ name, shown }) => [name, 'none', shown]),
      ],
    },
  };
}

const bounds = ({
  value,
  low = value,
  high = value,
}: {
  value: number;
  low?: number | undefined;
  high?: number | undefined;
}) => ({
  y: value,
  low,
  high,
});
