import type { Figure } from '../../harness/results/figure.js';
import type { Memory } from '../../harness/measures/memory/schema.js';
import type { Chart, ChartMaker } from '../block.js';
import { formatDirection, formatFigure, formatValue, slug } from '../format.js';
import { markLegend } from './legend.js';
import { programsWith } from '../slice.js';
import { BYTES_LABEL, FOOT, logDomain, logTicks, offsetHeight } from './axes.js';
import { nameScales, SOFT } from './theme.js';

const QUANTITIES: readonly { title: string; pick: (memory: Memory) => Figure | undefined }[] = [
  { title: 'shipped', pick: ({ atRest }) => atRest.plain },
  { title: 'shipped, gzipped', pick: ({ atRest }) => atRest.gzipped },
  { title: 'loaded: program', pick: ({ loaded }) => loaded.program.residentSet },
  { title: '– its heap', pick: ({ loaded }) => loaded.program.heapAndExternal },
  { title: 'loaded: runtime', pick: ({ loaded }) => loaded.runtime?.residentSet },
  { title: '– runtime heap', pick: ({ loaded }) => loaded.runtime?.heapAndExternal },
  { title: 'per decision', pick: ({ allocatedPerDecision }) => allocatedPerDecision },
];

/** What a program costs in bytes: at rest, loaded, and at every decision. */
export const memoryChart: ChartMaker = (slice): readonly Chart[] => {
  const cells = programsWith(slice, 'memory');
  if (cells.length === 0) return [];
  const scales = nameScales(cells);
  const names = cells.map(({ name }) => name);
  const rows = cells.flatMap(({ name, result }) =>
    QUANTITIES.flatMap(({ title, pick }) => {
      const figure = pick(result);
      return figure ? [{ name, quantity: title, figure }] : [];
    }),
  );
  // A logarithmic axis has no zero: nothing, and less than nothing, stand at one byte with their value beside them.
  const values = rows.map(({ name, quantity, figure }) => ({
    name,
    quantity,
    bytes: Math.max(1, figure.value),
    low: Math.max(1, figure.low ?? figure.value),
    high: Math.max(1, figure.high ?? figure.value),
    edge: Math.max(1, figure.value, figure.high ?? 1),
    label: formatValue(figure.value, figure.unit),
    shown: formatFigure(figure),
  }));
  const all = values.flatMap(({ low, high }) => [low, high]);
  const [low, high] = logDomain(all);
  return [
    {
      id: slug(slice.id, 'memory'),
      title: 'How much memory does it take: shipped, loaded, at every decision?',
      reading:
        'One row a quantity, on a logarithmic axis, so steps to the right multiply; what is zero or less stands at the left edge, every mark with its value beside it. A runtime stands apart from the program that runs on it; plain JavaScript needs none.',
      direction: formatDirection('lower-is-better'),
      methods: [...new Set(rows.map(({ figure }) => figure.method))],
      description: `Bytes by program. ${QUANTITIES.map(
        ({ title }) =>
          `${title}: ${values
            .filter(({ quantity }) => quantity === title)
            .map(({ name, label }) => `${name} ${label}`)
            .join(', ')}`,
      ).join('. ')}.`,
      legend: markLegend(cells),
      spec: {
        width: 'container',
        height: QUANTITIES.length * (offsetHeight(names.length) + 14) + FOOT,
        data: { values },
        encoding: {
          x: {
            field: 'bytes',
            type: 'quantitative',
            title: 'Bytes',
            // Room on the right for the value beside the last mark.
            scale: { type: 'log', domain: [low, high * (high / low) ** 0.2], nice: false },
            axis: { values: logTicks(all), labelExpr: BYTES_LABEL },
          },
          y: {
            field: 'quantity',
            type: 'nominal',
            sort: QUANTITIES.map(({ title }) => title),
            title: null,
            axis: { labelLimit: 110, grid: false },
            scale: { paddingInner: 0.35 },
          },
          yOffset: { field: 'name', sort: names },
          color: { field: 'name', scale: scales.colour },
        },
        layer: [
          {
            mark: { type: 'rule', strokeWidth: 2, opacity: 0.5 },
            encoding: { x: { field: 'low', type: 'quantitative' }, x2: { field: 'high' } },
          },
          {
            mark: { type: 'point', size: 70 },
            encoding: {
              shape: { field: 'name', scale: scales.shape },
              tooltip: [
                { field: 'name', title: 'Program' },
                { field: 'quantity', title: 'What' },
                { field: 'shown', title: 'Bytes' },
              ],
            },
          },
          {
            mark: { type: 'text', align: 'left', dx: 9, fontSize: 11 },
            encoding: {
              x: { field: 'edge', type: 'quantitative' },
              text: { field: 'label' },
              color: { value: SOFT },
            },
          },
        ],
      },
      table: {
        caption: `Memory on ${slice.title}`,
        columns: [{ title: 'What' }, ...names.map((title) => ({ title, numeric: true }))],
        rows: QUANTITIES.map(({ title, pick }) => [
          title,
          ...cells.map(({ result }) => {
            const figure = pick(result);
            return figure ? formatFigure(figure) : 'none';
          }),
        ]),
      },
    },
  ];
};
