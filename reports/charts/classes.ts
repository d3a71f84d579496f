import type { Chart, ChartMaker } from '../block.js';
import { formatDirection, formatFigure, formatNumber, slug } from '../format.js';
import { markLegend } from './legend.js';
import { datasetTitle } from '../slice.js';
import { distinctDecisions } from './decisions.js';
import { FOOT, offsetHeight } from './axes.js';
import { nameScales } from './theme.js';

const MEASURES = [
  {
    key: 'recall',
    title: 'Recall by class',
    axis: 'Of the inputs of this class, found',
    reading:
      'One row a class: of all inputs that are of this class, the share that the program recognised, with its 95 % interval.',
  },
  {
    key: 'precision',
    title: 'Precision by class',
    axis: 'Of the answers of this class, right',
    reading:
      'One row a class: of all inputs that the program gave this answer, the share that was right, with its 95 % interval.',
  },
] as const;

/** Recall and precision of every class, the programs side by side. */
export const classCharts: ChartMaker = (slice) => {
  const cells = distinctDecisions(slice).filter(({ measure }) => (measure.classes?.length ?? 0) > 0);
  return MEASURES.flatMap(({ key, title, axis, reading }): Chart[] => {
    const rows = cells.flatMap(({ name, kind, measure }) =>
      (measure.classes ?? []).flatMap(({ label, support, [key]: figure }) =>
        figure === undefined ? [] : [{ name, kind, label, support, figure }],
      ),
    );
    if (rows.length === 0) return [];
    const labels = [...new Set(rows.map(({ label }) => label))];
    const present = cells.filter(({ name }) => rows.some((row) => row.name === name));
    const scales = nameScales(present);
    const names = present.map(({ name }) => name);
    const values = rows.map(({ figure, ...row }) => ({
      ...row,
      value: figure.value,
      low: figure.low ?? figure.value,
      high: figure.high ?? figure.value,
      shown: formatFigure(figure),
    }));
    return [
      {
        id: slug(slice.id, key),
        title,
        reading,
        direction: formatDirection('higher-is-better'),
        methods: [...new Set(rows.map(({ figure }) => figure.method))],
        description: `${title} on ${datasetTitle(slice.dataset)}, for ${names.join(' and ')}, over the classes ${labels.join(', ')}.`,
        legend: markLegend(present),
        spec: {
          width: 'container',
          height: labels.length * offsetHeight(names.length) + FOOT,
          data: { values },
          encoding: {
            y: {
              field: 'label',
              type: 'nominal',
              sort: labels,
              title: null,
              axis: { labelLimit: 110, grid: true },
              scale: { paddingInner: 0.25 },
            },
            yOffset: { field: 'name', sort: names },
            color: { field: 'name', scale: scales.colour },
          },
          layer: [
            {
              mark: { type: 'rule', strokeWidth: 2, opacity: 0.5 },
              encoding: {
                x: {
                  field: 'low',
                  type: 'quantitative',
                  title: axis,
                  scale: { zero: false, nice: true },
                  axis: { format: '.0%', tickCount: 5 },
                },
                x2: { field: 'high' },
              },
            },
            {
              mark: { type: 'point', size: 60 },
              encoding: {
                x: { field: 'value', type: 'quantitative' },
                shape: { field: 'name', scale: scales.shape },
                tooltip: [
                  { field: 'name', title: 'Program' },
                  { field: 'label', title: 'Class' },
                  { field: 'shown', title: title.split(' ')[0]! },
                  { field: 'support', title: 'Inputs of this class' },
                ],
              },
            },
          ],
        },
        table: {
          caption: `${title} on ${datasetTitle(slice.dataset)}`,
          columns: [
            { title: 'Class' },
            { title: 'Inputs', numeric: true },
            ...names.map((name) => ({ title: name, numeric: true })),
          ],
          rows: labels.map((label) => [
            label,
            formatNumber(rows.find((row) => row.label === label)!.support),
            ...names.map((name) =>
              formatFigure(rows.find((row) => row.label === label && row.name === name)?.figure),
            ),
          ]),
        },
      },
    ];
  });
};
