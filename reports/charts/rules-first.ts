import type { RulesFirst } from '../../harness/measures/rules-first/schema.js';
import type { Chart } from '../block.js';
import { formatFigure, formatNumber, formatValue, slug } from '../format.js';
import type { Slice } from '../slice.js';
import { endsOf, shareDomain } from './axes.js';
import { COLOURS, SOFT } from './theme.js';

/** What lies between the network alone and the rules alone, from left to right. */
export function rulesFirstChart(slice: Slice, { curve, best, chosenOn, allowedLoss }: RulesFirst): Chart {
  const points = curve.map((point) => ({
    x: point.byRules.value,
    y: point.accuracy.value,
    ...endsOf(point.accuracy),
    shownX: formatValue(point.byRules.value, 'share'),
    shownY: formatFigure(point.accuracy),
    isBest: best?.confidence === point.confidence,
  }));
  const chosen = best
    ? [
        {
          x: best.byRules.value,
          y: best.accuracy.value,
          words: `${formatValue(best.byRules.value, 'share')} by rules, ${formatValue(best.accuracy.value, 'share')} right`,
        },
      ]
    : [];
  const shares = shareDomain(points.flatMap(({ low, high }) => [low, high]));
  const x = {
    field: 'x',
    type: 'quantitative' as const,
    title: 'Decisions by the rules, with a readable reason',
    scale: { domain: [0, 1], nice: false },
    axis: { format: '.0%', tickCount: 5, grid: true },
  };
  const caption = `Accuracy by the share of decisions that the rules take on ${slice.title}`;
  return {
    id: slug(slice.id, 'rules-first-chart'),
    title: 'What do we gain by asking the rules first?',
    reading:
      'From the network alone at the left to the rules alone at the right: the rules decide where they are surer than a threshold, the network the rest. The diamond is the threshold that was chosen beforehand, on other examples.',
    direction: 'Up is more often right; right is more often with a reason that can be read.',
    methods: [
      curve[0]!.accuracy.method,
      curve[0]!.byRules.method,
      ...(best
        ? [
            `the threshold is the lowest at which, on ${formatNumber(chosenOn.examples)} examples of the ${chosenOn.split} split, no more than ${formatValue(allowedLoss * 100, 'points')} was lost against the network`,
          ]
        : []),
    ],
    description: `${caption}: ${points.map(({ shownX, shownY }) => `${shownY} at ${shownX}`).join('; ')}.`,
    legend: [],
    spec: {
      width: 'container',
      height: 240,
      data: { values: points },
      layer: [
        {
          mark: { type: 'area', opacity: 0.18, color: SOFT },
          encoding: {
            x,
            y: {
              field: 'low',
              type: 'quantitative',
              title: 'Share answered rightly',
              scale: { domain: shares, nice: false, zero: false },
              axis: { format: '.1~%', tickCount: 5, grid: true },
            },
            y2: { field: 'high' },
          },
        },
        {
          mark: { type: 'line', strokeWidth: 2, color: SOFT, point: { size: 30, color: SOFT } },
          encoding: {
            x,
            y: { field: 'y', type: 'quantitative' },
            tooltip: [
              { field: 'shownX', title: 'By the rules' },
              { field: 'shownY', title: 'Right' },
            ],
          },
        },
        {
          data: { values: chosen },
          mark: { type: 'point', shape: 'diamond', size: 180, color: COLOURS.handwritten },
          encoding: { x: { field: 'x', type: 'quantitative' }, y: { field: 'y', type: 'quantitative' } },
        },
        {
          data: { values: chosen },
          mark: { type: 'text', align: 'right', dx: -12, dy: 16, fontWeight: 'bold' },
          encoding: {
            x: { field: 'x', type: 'quantitative' },
            y: { field: 'y', type: 'quantitative' },
            text: { field: 'words' },
          },
        },
      ],
    },
    table: {
      caption,
      columns: [
        { title: 'By the rules' },
        { title: 'Right of these', numeric: true },
        { title: 'Right of all', numeric: true },
        { title: 'Mean time', numeric: true },
      ],
      rows: curve.map((point) => [
        formatFigure(point.byRules),
        point.rulesRight ? formatFigure(point.rulesRight) : '–',
        formatFigure(point.accuracy),
        point.nanoseconds === undefined ? '–' : formatValue(point.nanoseconds, 'ns'),
      ]),
    },
  };
}
