import type { ChartMaker } from '../block.js';
import { formatDirection, formatFigure, formatValue, slug } from '../format.js';
import { partsOf, programsWith } from '../slice.js';
import { COUNT_LABEL, logDomain, logTicks, programAxis, ROW } from './axes.js';
import { KIND_COLOUR, KIND_SHAPE } from './theme.js';

/** Decisions per second, measured by an independent method. */
export const throughputChart: ChartMaker = (slice) => {
  const cells = partsOf(programsWith(slice, 'latency'), ({ throughput, throughputAgreement }) =>
    throughput === undefined
      ? undefined
      : { figure: throughput, agreement: throughputAgreement?.sentence ?? '–' },
  );
  if (cells.length === 0) return [];
  const all = cells.flatMap(({ result: { figure } }) => [
    figure.value,
    figure.low ?? figure.value,
    figure.high ?? figure.value,
  ]);
  const domain = logDomain(all);
  const values = cells.map(({ name, kind, result: { figure } }) => ({
    name,
    kind,
    value: figure.value,
    // A bound below zero has no place on a logarithmic axis: its interval starts at the edge.
    low: Math.max(domain[0], figure.low ?? figure.value),
    high: figure.high ?? figure.value,
    shown: formatFigure(figure),
    label: formatValue(figure.value, figure.unit),
  }));
  return [
    {
      id: slug(slice.id, 'throughput'),
      title: 'How many decisions a second, by an independent method?',
      reading:
        'One mark a program on a logarithmic axis, measured by an independent method as a check on the timings above.',
      direction: formatDirection('higher-is-better'),
      methods: [...new Set(cells.map(({ result }) => result.figure.method))],
      description: `Throughput on ${slice.title}: ${values.map(({ name, shown }) => `${name} ${shown}`).join('; ')}.`,
      legend: [],
      spec: {
        width: 'container',
        height: cells.length * ROW,
        data: { values },
        encoding: {
          x: {
            field: 'value',
            type: 'quantitative',
            title: 'Decisions per second',
            scale: { type: 'log', domain, nice: false },
            axis: { values: logTicks(all), labelExpr: COUNT_LABEL },
          },
          y: programAxis(values),
          color: { field: 'kind', scale: KIND_COLOUR },
        },
        layer: [
          {
            mark: { type: 'rule', strokeWidth: 3, opacity: 0.55 },
            encoding: { x: { field: 'low', type: 'quantitative' }, x2: { field: 'high' } },
          },
          {
            mark: { type: 'point' },
            encoding: {
              shape: { field: 'kind', scale: KIND_SHAPE },
              tooltip: [
                { field: 'name', title: 'Program' },
                { field: 'shown', title: 'Throughput' },
              ],
            },
          },
          {
            mark: { type: 'text', dy: -14 },
            encoding: { text: { field: 'label' }, color: { value: 'var(--ink)' } },
          },
        ],
      },
      table: {
        caption: `Throughput on ${slice.title}`,
        columns: [
          { title: 'Program' },
          { title: 'Throughput', numeric: true },
          { title: 'Against our own mean' },
        ],
        rows: cells.map(({ name, result }) => [name, formatFigure(result.figure), result.agreement]),
      },
    },
  ];
};
