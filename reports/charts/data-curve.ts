import type { ChartMaker } from '../block.js';
import { formatFigure, formatNumber, slug } from '../format.js';
import { partsOf, programsWith } from '../slice.js';
import { COUNT_LABEL, logDomain, logTicks, shareDomain } from './axes.js';
import { distinctRightAnswers } from './decisions.js';
import { lineLegend } from './legend.js';
import { nameScales } from './theme.js';

/** How a network's accuracy grows with its training set, beside hand-written programs, which need none. */
export const dataCurveChart: ChartMaker = (slice) => {
  const learned = partsOf(programsWith(slice, 'agility'), (result) =>
    result.kind === 'network' ? result.data : undefined,
  ).map(({ name, kind, result }) => ({ name, kind, data: result }));
  if (learned.length === 0) return [];
  const written = distinctRightAnswers(slice)
    .filter(({ kind }) => kind === 'handwritten')
    .map(({ name, kind, result: { share } }) => ({ name, kind, share }));
  const lines = [...learned, ...written];
  const scales = nameScales(lines);
  const points = learned.flatMap(({ name, data }) =>
    data.shares.map(({ examples, accuracy }) => ({
      name,
      examples,
      y: accuracy.value,
      low: accuracy.low ?? accuracy.value,
      high: accuracy.high ?? accuracy.value,
      shown: formatFigure(accuracy),
    })),
  );
  const levels = written.map(({ name, share }) => ({ name, level: share.value, shown: formatFigure(share) }));
  const [low, high] = logDomain(points.map(({ examples }) => examples));
  const shares = [...points.flatMap((point) => [point.low, point.high]), ...levels.map(({ level }) => level)];
  const caption = `Accuracy by the size of the training set on ${slice.title}`;
  return [
    {
      id: slug(slice.id, 'data-curve'),
      title: 'Accuracy by the size of the training set',
      reading:
        'A mark is a network trained on so many different examples, to the right on a logarithmic axis: upwards is how often it is right; a level line is a program that needs no examples.',
      direction: 'Higher is better.',
      methods: [
        ...new Set(
          learned.flatMap(({ data }) => [data.recipe, ...data.shares.map(({ accuracy }) => accuracy.method)]),
        ),
      ],
      description: `${caption}: ${points.map(({ name, examples, shown }) => `${name} ${shown} with ${formatNumber(examples)} examples`).join('; ')}${levels.map(({ name, shown }) => `; ${name} ${shown} with none`).join('')}.`,
      legend: lineLegend(lines),
      spec: {
        width: 'container',
        height: 240,
        encoding: {
          y: {
            field: 'y',
            type: 'quantitative',
            title: 'Share answered rightly',
            scale: { domain: shareDomain(shares), nice: false },
            axis: { format: '.1~%', tickCount: 5, grid: true },
          },
          color: { field: 'name', type: 'nominal', scale: scales.colour },
        },
        layer: [
          {
            data: { values: levels },
            mark: { type: 'rule', strokeWidth: 1.5 },
            encoding: {
              y: { field: 'level', type: 'quantitative' },
              strokeDash: { field: 'name', type: 'nominal', scale: scales.dash },
            },
          },
          {
            data: { values: points },
            encoding: {
              x: {
                field: 'examples',
                type: 'quantitative',
                title: 'Different training examples',
                scale: { type: 'log', domain: [low, high], nice: false },
                axis: { values: logTicks([low, high]), labelExpr: COUNT_LABEL, grid: true },
              },
            },
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
                    { field: 'examples', title: 'Training examples' },
                    { field: 'shown', title: 'Accuracy' },
                  ],
                },
              },
            ],
          },
        ],
      },
      table: {
        caption,
        columns: [
          { title: 'Program' },
          { title: 'Training examples', numeric: true },
          { title: 'Accuracy', numeric: true },
        ],
        rows: [
          ...points.map(({ name, examples, shown }) => [name, formatNumber(examples), shown]),
          ...levels.map(({ name, shown }) => [name, 'none', shown]),
        ],
      },
    },
  ];
};
