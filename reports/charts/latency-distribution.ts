import type { Latency } from '../../harness/measures/latency/schema.js';
import type { ChartMaker } from '../block.js';
import { formatValue, slug } from '../format.js';
import { lineLegend } from './legend.js';
import { programsWith } from '../slice.js';
import { rounded, timeAxis, timeWords } from './axes.js';
import { nameScales } from './theme.js';

/** Points a line is drawn with: more than a screen can tell apart. */
const MOST_POINTS = 240;
/** The axis ends at this multiple of the 99th percentile: one straggler must not squeeze everything else. */
const FURTHEST = 3;
/** The shares that the table quotes. */
const QUOTED = [0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.999];

/** The distribution of single timings: what share of decisions was ready after how long. */
export const latencyDistributionChart: ChartMaker = (slice) => {
  const cells = programsWith(slice, 'latency').filter(({ result }) => result.distribution.length > 0);
  if (cells.length === 0) return [];
  const scales = nameScales(cells);
  const values = cells.flatMap(({ name, result }) =>
    thin(result.distribution).map(({ nanoseconds, share }) => ({
      name,
      nanoseconds: rounded(nanoseconds),
      share: rounded(share),
    })),
  );
  const all = values.map(({ nanoseconds }) => nanoseconds);
  const furthest = FURTHEST * Math.max(...cells.map(({ result }) => result.p99.value));
  const times = all.filter((nanoseconds) => nanoseconds <= furthest);
  const cut = times.length < all.length;
  return [
    {
      id: slug(slice.id, 'latency-distribution'),
      title: 'How long does a decision take?',
      reading: `At every time on the logarithmic axis, the share of single decisions that were ready by then; a steep line means that decisions take alike, a long foot to the right means stragglers${cut ? ', of which the slowest lie beyond the axis and stand in the table' : ''}.`,
      direction: 'Further left is faster.',
      methods: [...new Set(cells.map(({ result }) => result.median.method))],
      description: `Cumulative distribution of single timings on ${slice.title}. Medians: ${cells.map(({ name, result }) => `${name} ${formatValue(result.median.value, result.median.unit)}`).join('; ')}.`,
      legend: lineLegend(cells),
      spec: {
        width: 'container',
        height: 224,
        data: { values },
        transform: [timeWords('nanoseconds', 'shown')],
        encoding: {
          x: timeAxis('nanoseconds', 'Time of one decision', times),
          y: {
            field: 'share',
            type: 'quantitative',
            title: 'Share of decisions ready',
            scale: { domain: [0, 1] },
            axis: { format: '.0%', tickCount: 5, grid: true },
          },
          color: { field: 'name', scale: scales.colour },
        },
        layer: [
          {
            mark: { type: 'line', clip: true, interpolate: 'step-after', strokeWidth: 2 },
            encoding: { strokeDash: { field: 'name', scale: scales.dash } },
          },
          {
            params: [
              {
                name: 'near',
                select: { type: 'point', on: 'pointerover', nearest: true, clear: 'pointerout' },
              },
            ],
            mark: { type: 'point', clip: true, size: 70, shape: 'circle' },
            encoding: {
              opacity: { condition: { param: 'near', empty: false, value: 1 }, value: 0 },
              tooltip: [
                { field: 'name', title: 'Program' },
                { field: 'share', title: 'Share ready', type: 'quantitative', format: '.1%' },
                { field: 'shown', title: 'after' },
              ],
            },
          },
        ],
      },
      table: {
        caption: `Quantiles of single timings on ${slice.title}`,
        columns: [{ title: 'Share ready' }, ...cells.map(({ name }) => ({ title: name, numeric: true }))],
        rows: [
          ...QUOTED.map((share) => [
            formatValue(share, 'share'),
            ...cells.map(({ result }) => quantile(result.distribution, share)),
          ]),
          ['all', ...cells.map(({ result: { max } }) => formatValue(max.value, max.unit))],
        ],
      },
    },
  ];
};

/** Keeps the ends and an even choice between them. */
function thin(points: Latency['distribution']): Latency['distribution'] {
  if (points.length <= MOST_POINTS) return points;
  const stride = (points.length - 1) / (MOST_POINTS - 1);
  return Array.from({ length: MOST_POINTS }, (_, index) => points[Math.round(index * stride)]!);
}

function quantile(points: Latency['distribution'], share: number): string {
  const point = points.find((candidate) => candidate.share >= share);
  return point === undefined ? '–' : formatValue(point.nanoseconds, 'ns');
}
