import type { Figure } from '../../harness/results/figure.js';
import type { ChartMaker } from '../block.js';
import { dimensionOf, formatDirection, formatFigure, formatNumber, slug } from '../format.js';
import { programsWith, type Slice } from '../slice.js';
import { programAxis, ROW, timeAxis } from './axes.js';
import { COLOURS, INK } from './theme.js';

/** One runtime that a network ran on. */
export interface PortedRun {
  /** The runtime, after the network's name where there are several networks. */
  readonly name: string;
  readonly runtime: string;
  readonly examples: number;
  readonly identical: number;
  readonly largestOutputDifference: Figure;
  readonly latency: Figure;
  /** True for the runtime that the others are compared with. */
  readonly reference: boolean;
  /** True for the fastest, whose times stand for the network. */
  readonly headline: boolean;
  /** True where it runs in a process of its own, and its times have the way there and back in them. */
  readonly elsewhere?: true;
}

/** The runtimes that were measured, network by network. */
export function portedRuns(slice: Slice): readonly PortedRun[] {
  const networks = programsWith(slice, 'portability');
  return networks.flatMap(({ name: network, result: { reference, headline, runtimes } }) =>
    runtimes.flatMap((entry) => {
      if (entry.state !== 'measured') return [];
      const { runtime } = entry;
      const name = networks.length > 1 ? `${network} · ${runtime}` : runtime;
      return [{ ...entry, name, reference: runtime === reference, headline: runtime === headline }];
    }),
  );
}

/** How fast the same weights decide on every runtime, and how often they decide alike. */
export const portabilityChart: ChartMaker = (slice) => {
  const runs = portedRuns(slice);
  if (runs.length === 0) return [];
  const values = runs.map(({ name, latency, identical, examples }) => {
    const { base } = dimensionOf(latency.unit);
    return {
      name,
      nanoseconds: latency.value * base,
      low: (latency.low ?? latency.value) * base,
      high: (latency.high ?? latency.value) * base,
      shown: formatFigure(latency),
      alike: `${formatNumber(identical)} of ${formatNumber(examples)} alike`,
    };
  });
  const times = values.flatMap(({ low, nanoseconds, high }) => [low, nanoseconds, high]);
  return [
    {
      id: slug(slice.id, 'portability'),
      title: 'Do the same weights decide alike on every runtime?',
      reading:
        'One row a runtime, on a logarithmic axis: the median time of one decision, a line over the middle half of all decisions, and beside it how many decisions were those of the reference runtime. What runs in another process, as a browser does, has the way there and back in its times.',
      direction: formatDirection('lower-is-better'),
      methods: [
        ...new Set(
          runs.flatMap(({ latency, largestOutputDifference }) => [
            latency.method,
            largestOutputDifference.method,
          ]),
        ),
      ],
      description: `Runtimes on ${slice.title}: ${values.map(({ name, shown, alike }) => `${name} ${shown}, ${alike}`).join('; ')}.`,
      legend: [],
      spec: {
        width: 'container',
        height: values.length * ROW,
        data: { values },
        encoding: {
          x: timeAxis('nanoseconds', 'Median time of one decision', times),
          y: programAxis(values),
        },
        layer: [
          {
            mark: { type: 'rule', strokeWidth: 3, opacity: 0.5, color: COLOURS.learned },
            encoding: { x: { field: 'low', type: 'quantitative' }, x2: { field: 'high' } },
          },
          {
            mark: { type: 'point', shape: 'diamond', color: COLOURS.learned },
            encoding: {
              tooltip: [
                { field: 'name', title: 'Runtime' },
                { field: 'shown', title: 'Median' },
                { field: 'alike', title: 'Decisions' },
              ],
            },
          },
          {
            // The text stays inside: left of a mark in the right half, right of one in the left.
            mark: {
              type: 'text',
              dy: -13,
              color: INK,
              fontSize: 11,
              align: { expr: `scale('x', datum.nanoseconds) > width / 2 ? 'right' : 'left'` },
            },
            encoding: { text: { field: 'alike' } },
          },
        ],
      },
      table: {
        caption: `Runtimes on ${slice.title}`,
        columns: [
          { title: 'Runtime' },
          { title: 'Role' },
          { title: 'Median', numeric: true },
          { title: 'Decided alike', numeric: true },
          { title: 'Largest difference of any output', numeric: true },
        ],
        rows: runs.map(
          ({
            name,
            reference,
            headline,
            elsewhere,
            latency,
            identical,
            examples,
            largestOutputDifference,
          }) => [
            name,
            [reference && 'reference', headline && 'headline', elsewhere && 'in another process']
              .filter(Boolean)
              .join(', ') || '–',
            formatFigure(latency),
            `${formatNumber(identical)} of ${formatNumber(examples)}`,
            largestOutputDifference.value === 0 ? '0' : largestOutputDifference.value.toExponential(1),
          ],
        ),
      },
    },
  ];
};
