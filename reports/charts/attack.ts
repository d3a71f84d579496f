import type { ChartMaker } from '../block.js';
import { formatFigure, formatNumber, formatValue, slug } from '../format.js';
import { programsWith } from '../slice.js';
import { COUNT_LABEL, rounded } from './axes.js';
import { lineLegend } from './legend.js';
import { nameScales } from './theme.js';

/** What attackers are called on the page. */
const ATTACKERS: Readonly<Record<string, string>> = {
  moves: 'Shifts and turns',
  sparse: 'A few features set to their ends',
  lines: 'Mixing with another example',
  boundary: 'Boundary attack (2018)',
  'hop-skip-jump': 'HopSkipJump (2020)',
};

/** What those are called who look inside. */
export const SEEING_ATTACKERS: Readonly<Record<string, string>> = {
  fgsm: 'The fast gradient method (2015)',
  pgd: 'Projected gradient descent (2018)',
};

/** The share still right after so many questions: one line a program. */
export const attackQueriesChart: ChartMaker = (slice) => {
  const measured = programsWith(slice, 'attack');
  if (measured.length === 0) return [];
  const { budget, bound } = measured[0]!.result;
  const points = measured.flatMap(({ name, result }) => [
    { name, queries: 1, share: 1 },
    ...result.byQueries.map(({ queries, share }) => ({ name, queries, share: rounded(share) })),
    { name, queries: budget, share: rounded(result.withstood.value) },
  ]);
  const scales = nameScales(measured);
  const caption = `Inputs still right after so many questions on ${slice.title}`;
  return [
    {
      id: slug(slice.id, 'attack-queries-chart'),
      title: 'How many questions does it take to break it?',
      reading: `The share of inputs that are still right after an attacker has asked so many questions, of those on which all programs were right. The same attackers, with the same questions to spend, change an input by a distance of no more than ${formatValue(bound.value, '')}, or shift and turn it a little. They see answers and nothing else.`,
      direction: 'Higher is better.',
      methods: [...new Set(measured.map(({ result }) => result.withstood.method)), bound.method],
      description: `${caption}, at the end: ${measured.map(({ name, result }) => `${name} ${formatFigure(result.withstood)}`).join('; ')}.`,
      legend: lineLegend(measured),
      spec: {
        width: 'container',
        height: 220,
        data: { values: points },
        mark: { type: 'line', interpolate: 'step-after', strokeWidth: 2 },
        encoding: {
          x: {
            field: 'queries',
            type: 'quantitative',
            title: 'Questions asked',
            scale: { type: 'log', domain: [1, budget], nice: false },
            axis: { labelExpr: COUNT_LABEL, values: [1, 10, 100, 1000], grid: true },
          },
          y: shareAxis(),
          color: { field: 'name', type: 'nominal', scale: scales.colour },
          strokeDash: { field: 'name', type: 'nominal', scale: scales.dash },
        },
      },
      table: {
        caption: `Attacks on ${slice.title}`,
        columns: [
          { title: 'Program' },
          { title: 'Still right', numeric: true },
          { title: 'Answered wrongly', numeric: true },
          { title: 'Median questions', numeric: true },
          ...measured[0]!.result.attackers.map(({ attacker }) => ({
            title: `Broken by: ${ATTACKERS[attacker] ?? attacker}`,
            numeric: true,
          })),
          { title: 'Inputs', numeric: true },
          { title: 'Decisions spent', numeric: true },
        ],
        rows: measured.map(({ name, result }) => [
          name,
          formatFigure(result.withstood),
          formatFigure(result.wronglyAnswered),
          formatFigure(result.queries),
          ...result.attackers.map(({ broke }) => formatFigure(broke)),
          formatNumber(result.withstood.n),
          formatNumber(result.decisions),
        ]),
      },
    },
  ];
};

/** The share still right at every distance: one line a program. */
export const attackDistanceChart: ChartMaker = (slice) => {
  const measured = programsWith(slice, 'attack').filter(({ result }) => result.byDistance.length > 0);
  if (measured.length === 0) return [];
  const points = measured.flatMap(({ name, result }) => [
    { name, distance: 0, share: 1 },
    ...result.byDistance.map(({ distance, share }) => ({
      name,
      distance: rounded(distance),
      share: rounded(share),
    })),
  ]);
  const seen = measured.flatMap(({ name, result: { fromInside } }) =>
    fromInside && fromInside.byDistance.length > 0 ? [{ name, fromInside }] : [],
  );
  const seenPoints = seen.flatMap(({ name, fromInside }) => [
    { name, distance: 0, share: 1 },
    ...fromInside.byDistance.map(({ distance, share }) => ({
      name,
      distance: rounded(distance),
      share: rounded(share),
    })),
  ]);
  const scales = nameScales(measured);
  const { bound } = measured[0]!.result;
  const caption = `Inputs that no change of a distance was found to break, on ${slice.title}`;
  return [
    {
      id: slug(slice.id, 'attack-distance-chart'),
      title: 'How small a change breaks it?',
      reading: `The share of inputs that stay right at every size of change, by the smallest that was found for each: further attackers can only move a line to the left.${seen.length > 0 ? ' The pale line is what attackers find who look inside the network and follow its gradient.' : ''} The thin upright line is the bound; shifts and turns are left out, as they are not small in this distance.`,
      direction: 'Further right is better.',
      methods: measured
        .flatMap(({ result }) => (result.distance ? [result.distance.method] : []))
        .slice(0, 1),
      description: `${caption}, median: ${measured.map(({ name, result }) => `${name} ${formatFigure(result.distance)}`).join('; ')}.`,
      legend: lineLegend(measured),
      spec: {
        width: 'container',
        height: 220,
        layer: [
          {
            data: { values: points },
            mark: { type: 'line', interpolate: 'step-after', strokeWidth: 2 },
            encoding: {
              x: {
                field: 'distance',
                type: 'quantitative',
                title: 'Size of the change',
                scale: { zero: true, nice: false },
                axis: { tickCount: 6, grid: true },
              },
              y: shareAxis(),
              color: { field: 'name', type: 'nominal', scale: scales.colour },
              strokeDash: { field: 'name', type: 'nominal', scale: scales.dash },
            },
          },
          ...(seen.length > 0
            ? [
                {
                  data: { values: seenPoints },
                  mark: {
                    type: 'line' as const,
                    interpolate: 'step-after' as const,
                    strokeWidth: 2,
                    opacity: 0.45,
                  },
                  encoding: {
                    x: { field: 'distance', type: 'quantitative' as const },
                    y: { field: 'share', type: 'quantitative' as const },
                    color: { field: 'name', type: 'nominal' as const, scale: scales.colour },
                  },
                },
              ]
            : []),
          {
            data: { values: [{ distance: bound.value }] },
            mark: { type: 'rule', strokeDash: [2, 3] },
            encoding: { x: { field: 'distance', type: 'quantitative' } },
          },
        ],
      },
      table: {
        caption: `Smallest changes that broke an input on ${slice.title}`,
        columns: [
          { title: 'Program' },
          { title: 'Attackers' },
          { title: 'Median size', numeric: true },
          { title: 'Broken within the bound', numeric: true },
          { title: 'Bound', numeric: true },
        ],
        rows: measured.flatMap(({ name, result: { distance, byDistance, bound, fromInside } }) => [
          [
            name,
            'Who see answers alone',
            formatFigure(distance),
            formatValue(
              1 - (byDistance.findLast((step) => step.distance <= bound.value)?.share ?? 1),
              'share',
            ),
            formatValue(bound.value, ''),
          ],
          ...(fromInside?.attackers ?? []).map(({ attacker, broke, distance: own }) => [
            name,
            `From inside: ${SEEING_ATTACKERS[attacker]!}`,
            formatFigure(own),
            formatFigure(broke),
            formatValue(bound.value, ''),
          ]),
        ]),
      },
    },
  ];
};

const shareAxis = () => ({
  field: 'share',
  type: 'quantitative' as const,
  title: 'Share still right',
  scale: { domain: [0, 1], nice: false },
  axis: { format: '.0%', tickCount: 5, grid: true },
});
