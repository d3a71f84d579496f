import type { Figure } from '../../harness/results/figure.js';
import { accuracyFigure } from '../../harness/results/primary.js';
import { accuracyWords } from '../accuracy-words.js';
import type { Chart } from '../block.js';
import { dimensionOf, formatFigure, slug } from '../format.js';
import { markLegend } from './legend.js';
import { BYTES_LABEL, COUNT_LABEL, endsOf, logDomain, logTicks, meanDomain, shareDomain } from './axes.js';
import type { Slice, Subject } from '../slice.js';
import { distinctDecisions } from './decisions.js';
import { nameScales } from './theme.js';
import { lower } from '../words.js';

/** What a program costs people, and how it is told. */
export interface Plane {
  readonly id: string;
  readonly title: string;
  readonly axis: string;
  readonly reading: string;
  /** Which way is better. */
  readonly direction: string;
  /** Undefined where it was not measured. */
  readonly effortOf: (subject: Subject) => Figure | undefined;
}

/** Every program on the plane that the essay speaks of: "90 % that we understand or 99 % that we don't". */
export function planeChart(
  slice: Slice,
  { id, title, axis, reading, direction, effortOf }: Plane,
): readonly Chart[] {
  const points = distinctDecisions(slice).flatMap((subject) => {
    const effort = effortOf(subject);
    const { name, kind, result } = subject;
    return effort ? [{ name, kind, effort, share: accuracyFigure(result) }] : [];
  });
  if (points.length === 0) return [];
  const scales = nameScales(points);
  const values = points.map(({ name, effort, share }) => ({
    name,
    x: effort.value,
    y: share.value,
    ...endsOf(share),
    shownX: formatFigure(effort),
    shownY: formatFigure(share),
  }));
  const efforts = values.map(({ x }) => x);
  const words = accuracyWords(slice.task);
  const reached = values.flatMap((point) => [point.low, point.high]);
  const shares = slice.task.scoring ? meanDomain(reached) : shareDomain(reached);
  const [low, high] = logDomain(efforts);
  const caption = `${words.title} and ${lower(axis)} on ${slice.title}`;
  const bytes = dimensionOf(points[0]!.effort.unit).kind === 'bytes';
  return [
    {
      id: slug(slice.id, 'plane', id),
      title,
      reading,
      direction,
      methods: [...new Set(points.map(({ effort }) => effort.method))],
      description: `${caption}: ${values.map(({ name, shownX, shownY }) => `${name} ${shownY} at ${shownX}`).join('; ')}.`,
      legend: markLegend(points),
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
                title: words.axis,
                scale: { domain: shares, nice: false },
                axis: { ...(slice.task.scoring ? {} : { format: '.1~%' }), tickCount: 5, grid: true },
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
                { field: 'shownY', title: words.title },
                { field: 'shownX', title: axis },
              ],
            },
          },
        ],
      },
      table: {
        caption,
        columns: [
          { title: 'Program' },
          { title: words.title, numeric: true },
          { title: axis, numeric: true },
        ],
        rows: points.map(({ name, effort, share }) => [name, formatFigure(share), formatFigure(effort)]),
      },
    },
  ];
}
