import type { Figure } from '../../harness/results/figure.js';
import type { Interpretability } from '../../harness/results/measures-schema.js';
import type { Chart, ChartMaker } from '../block.js';
import { dimensionOf, formatFigure, slug } from '../format.js';
import { markLegend } from './legend.js';
import { datasetTitle } from '../slice.js';
import { BYTES_LABEL, COUNT_LABEL, logDomain, logTicks, shareDomain } from './axes.js';
import { distinctDecisions } from './decisions.js';
import { nameScales } from './theme.js';

const PLANES: readonly {
  id: string;
  title: string;
  axis: string;
  reading: string;
  pick: (measure: Interpretability) => Figure;
}[] = [
  {
    id: 'length',
    title: 'Accuracy against what there is to read',
    axis: 'Description length',
    reading:
      'A mark a program: how often it is right, upwards, against the bytes of its shortest faithful form, to the right on a logarithmic axis.',
    pick: ({ descriptionLength }) => descriptionLength,
  },
  {
    id: 'steps',
    title: 'Accuracy against the work by hand',
    axis: 'Steps by hand for one decision',
    reading:
      'A mark a program: how often it is right, upwards, against the steps that a person with paper would take for one decision, to the right on a logarithmic axis.',
    pick: ({ simulatability }) => simulatability.steps,
  },
];

/** Every program on the plane that the essay speaks of: "90 % that we understand or 99 % that we don't". */
export const planeCharts: ChartMaker = (slice) => {
  const measured = distinctDecisions(slice).flatMap(({ name, kind, cell, measure: { share } }) =>
    cell.interpretability
      ? [{ name, kind, measure: { share, interpretability: cell.interpretability } }]
      : [],
  );
  return measured.length === 0 ? [] : PLANES.map((plane) => planeChart(plane, slice, measured));
};

function planeChart(
  { id, title, axis, reading, pick }: (typeof PLANES)[number],
  slice: Parameters<ChartMaker>[0],
  cells: readonly {
    readonly name: string;
    readonly kind: 'handwritten' | 'learned';
    readonly measure: { readonly share: Figure; readonly interpretability: Interpretability };
  }[],
): Chart {
  const scales = nameScales(cells);
  const points = cells.map(({ name, measure }) => ({
    name,
    effort: pick(measure.interpretability),
    share: measure.share,
  }));
  const values = points.map(({ name, effort, share }) => ({
    name,
    x: effort.value,
    y: share.value,
    low: share.low ?? share.value,
    high: share.high ?? share.value,
    shownX: formatFigure(effort),
    shownY: formatFigure(share),
  }));
  const efforts = values.map(({ x }) => x);
  const shares = shareDomain(values.flatMap((point) => [point.low, point.high]));
  const [low, high] = logDomain(efforts);
  const bytes = dimensionOf(points[0]!.effort.unit).kind === 'bytes';
  return {
    id: slug(slice.id, 'plane', id),
    title,
    reading,
    direction: 'Up is more accurate, left is easier to follow.',
    methods: [...new Set(points.map(({ effort }) => effort.method))],
    description: `${title} on ${datasetTitle(slice.dataset)}: ${values.map(({ name, shownX, shownY }) => `${name} ${shownY} at ${shownX}`).join('; ')}.`,
    legend: markLegend(cells),
    spec: {
      width: 'container',
      height: 240,
      data: { values },
      encoding: {
        x: {
          field: 'x',
          type: 'quantitative',
          title: axis,
          scale: { type: 'log', domain: [low / 2, high * 2], nice: false },
          axis: {
            values: logTicks([low / 2, high * 2]),
            labelExpr: bytes ? BYTES_LABEL : COUNT_LABEL,
            grid: true,
          },
        },
        color: { field: 'name', scale: scales.colour },
      },
      layer: [
        {
          mark: { type: 'rule', strokeWidth: 2, opacity: 0.5 },
          encoding: {
            y: {
              field: 'low',
              type: 'quantitative',
              title: 'Share answered rightly',
              scale: { domain: shares, nice: false },
              axis: { format: '.1~%', tickCount: 5, grid: true },
            },
            y2: { field: 'high' },
          },
        },
        {
          mark: { type: 'point', size: 110 },
          encoding: {
            y: { field: 'y', type: 'quantitative' },
            shape: { field: 'name', scale: scales.shape },
            tooltip: [
              { field: 'name', title: 'Program' },
              { field: 'shownY', title: 'Accuracy' },
              { field: 'shownX', title: axis },
            ],
          },
        },
      ],
    },
    table: {
      caption: `${title} on ${datasetTitle(slice.dataset)}`,
      columns: [{ title: 'Program' }, { title: 'Accuracy', numeric: true }, { title: axis, numeric: true }],
      rows: points.map(({ name, effort, share }) => [name, formatFigure(share), formatFigure(effort)]),
    },
  };
}
