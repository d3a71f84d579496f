import type { Course, HistoryPoint } from '../../harness/results/history.js';
import type { Chart } from '../block.js';
import { BYTES_LABEL, COUNT_LABEL, TIME_LABEL } from '../charts/axes.js';
import { COLOURS, type Shape } from '../charts/theme.js';
import type { Kind } from '../names.js';
import { dimensionOf, formatDirection, formatFigure, slug } from '../format.js';
import { lower } from '../words.js';

const HEIGHT = 200;

/** As everywhere on pages. */
const MARKS: Readonly<Record<Kind, Shape>> = { handwritten: 'circle', learned: 'diamond' };

const PERCENT_LABEL = `format(datum.value, '.1~%')`;

/** The course of a figure of a program over runs on one machine. */
export function courseChart(course: Course): Chart {
  const { task, dataset, program, kind, runtime, measure, title, machine, setting, points } = course;
  const { unit, direction } = points[0]!.figure;
  const name = `${program} on ${runtime}`;
  const colour = COLOURS[kind];
  return {
    id: slug('course', task, dataset, measure, program, runtime, machine, setting),
    title: `What became of the ${lower(title)} of ${name}?`,
    reading: `${points.length} ${points.length === 1 ? 'run' : 'runs'} on one machine in the order in which they began: ${machine} (${setting}). A rule is the 95 % interval of its own run, and holds nothing of what the machine did from run to run.`,
    direction: formatDirection(direction),
    methods: [...new Set(points.map(({ figure }) => figure.method))],
    description: `${name}: ${points.map(({ figure }) => formatFigure(figure)).join(', ')}`,
    legend: [],
    spec: {
      width: 'container',
      height: HEIGHT,
      data: {
        values: points.map((point) => ({
          at: point.startedAt,
          value: point.figure.value,
          low: lowOf(point),
          high: highOf(point),
          shown: formatFigure(point.figure),
          commit: commitOf(point),
        })),
      },
      encoding: { x: { field: 'at', type: 'temporal', scale: { type: 'utc' }, title: 'Began' } },
      layer: [
        {
          mark: { type: 'line', strokeWidth: 1.5, color: colour },
          encoding: { y: valueAxis(title, unit) },
        },
        {
          mark: { type: 'rule', strokeWidth: 2, opacity: 0.6, color: colour },
          encoding: { y: { field: 'low', type: 'quantitative' }, y2: { field: 'high' } },
        },
        {
          mark: { type: 'point', size: 70, color: colour, shape: MARKS[kind] },
          encoding: {
            y: { field: 'value', type: 'quantitative' },
            tooltip: [
              { field: 'at', title: 'Began' },
              { field: 'shown', title },
              { field: 'commit', title: 'Commit' },
            ],
          },
        },
      ],
    },
    table: {
      caption: `${title} of ${name} on ${machine}`,
      columns: [{ title: 'Began' }, { title: 'Commit' }, { title, numeric: true }],
      rows: points.map((point) => [
        point.startedAt.slice(0, 19).replace('T', ' '),
        commitOf(point),
        formatFigure(point.figure),
      ]),
    },
  };
}

/** Only what says how sure a value is, is drawn as an interval. */
const lowOf = ({ figure: { value, low, interval } }: HistoryPoint): number =>
  interval === 'confidence' && low !== undefined ? low : value;
const highOf = ({ figure: { value, high, interval } }: HistoryPoint): number =>
  interval === 'confidence' && high !== undefined ? high : value;

const commitOf = ({ commit }: HistoryPoint): string => commit?.slice(0, 7) ?? '–';

function valueAxis(title: string, unit: string) {
  const { kind } = dimensionOf(unit);
  const labelExpr =
    kind === 'share'
      ? PERCENT_LABEL
      : kind === 'time'
        ? TIME_LABEL
        : kind === 'bytes'
          ? BYTES_LABEL
          : COUNT_LABEL;
  return {
    field: 'value',
    type: 'quantitative' as const,
    title: kind === 'count' && unit !== '' ? `${title} (${unit})` : title,
    // A course is about what changed; how large it is stands on the axis.
    scale: { zero: false },
    axis: { labelExpr, grid: true },
  };
}
