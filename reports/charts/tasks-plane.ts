import type { Figure } from '../../harness/results/figure.js';
import type { Chart } from '../block.js';
import { formatFigure } from '../format.js';
import { resultOf, type Slice } from '../slice.js';
import { distinctRightAnswers } from './decisions.js';
import { markLegend } from './legend.js';
import { INK, KIND_COLOUR, KIND_SHAPE, SOFT } from './theme.js';

/** A program on the plane. */
interface Point {
  readonly slice: Slice;
  readonly name: string;
  readonly kind: 'handwritten' | 'learned';
  readonly error: Figure;
  readonly reason: Figure;
}

/** Below the smallest error that is drawn on the logarithm there is a place for none. */
const ROOM_FOR_NONE = 3;

/** The programs of all tasks: how often each is wrong against how much of an input its answers need. */
export function tasksPlaneChart(slices: readonly Slice[]): readonly Chart[] {
  const points = slices.flatMap(pointsOf);
  const shown = slices.filter((slice) => points.some((point) => point.slice === slice));
  // A task alone has this plane in its own chapter.
  if (shown.length < 2) return [];
  const errors = points.flatMap(({ error }) => [
    error.value,
    error.low ?? error.value,
    error.high ?? error.value,
  ]);
  const positive = errors.filter((error) => error > 0);
  const least = positive.length > 0 ? Math.min(...positive) : 0.01;
  const none = least / ROOM_FOR_NONE;
  const place = (error: number): number => Math.max(none, error);
  const values = points.map(({ slice, name, kind, error, reason }) => ({
    task: titleOf(slice),
    name,
    kind,
    x: reason.value,
    lowX: reason.low ?? reason.value,
    highX: reason.high ?? reason.value,
    y: place(error.value),
    lowY: place(error.low ?? error.value),
    highY: place(error.high ?? error.value),
    shownX: formatFigure(reason),
    shownY: formatFigure(error),
  }));
  const labels = shown.map((slice) => {
    const own = values.filter(({ task }) => task === titleOf(slice));
    // At the end of the line that lies higher, where no other line of the task is.
    const top = own.reduce((highest, one) => (one.y > highest.y ? one : highest));
    return { task: top.task, x: top.x, y: top.highY };
  });
  const ticks = [
    none,
    ...POWERS.filter((power) => power >= least / 1.5 && power <= Math.max(...errors, least) * 1.5),
  ];
  const x = (field: string) => ({
    field,
    type: 'quantitative' as const,
    title: 'Share of the input that is enough',
    scale: { domain: [0, 1], nice: false },
    axis: { format: '.0%', tickCount: 5, grid: true },
  });
  const y = (field: string) => ({
    field,
    type: 'quantitative' as const,
    title: 'Answered wrongly',
    scale: { type: 'log' as const, domain: [none, Math.max(...errors, least) * 2.2], nice: false },
    axis: {
      values: ticks,
      labelExpr: `datum.value <= ${none * 1.01} ? 'none' : format(datum.value, '~%')`,
      grid: true,
    },
  });
  return [
    {
      id: 'tasks-plane',
      title: 'Must we choose between what we can give a reason for and what is right?',
      reading:
        'A mark a program: how often it is wrong, on a logarithmic axis, against the share of the input that is enough for its answer. A line joins the programs of a task: where the orange end lies lower and further left, the network is right more often and the easier one to give a reason for.',
      direction: 'Down is fewer errors, left needs less of the input.',
      methods: [...new Set(points.flatMap(({ error, reason }) => [error.method, reason.method]))],
      description: `Errors against the share of the input that is enough: ${values.map(({ task, name, shownX, shownY }) => `${task}, ${name}: ${shownY} wrong, ${shownX} enough`).join('; ')}.`,
      legend: markLegend([
        { name: 'Hand-written', kind: 'handwritten' },
        { name: 'Learned', kind: 'learned' },
      ]),
      spec: {
        width: 'container',
        height: 320,
        data: { values },
        layer: [
          {
            mark: { type: 'line', strokeWidth: 1.5, color: SOFT, opacity: 0.7 },
            encoding: { x: x('x'), y: y('y'), detail: { field: 'task' }, order: { field: 'kind' } },
          },
          {
            mark: { type: 'rule', strokeWidth: 1.5, opacity: 0.5 },
            encoding: { x: x('lowX'), x2: { field: 'highX' }, y: y('y'), color: COLOUR },
          },
          {
            mark: { type: 'rule', strokeWidth: 1.5, opacity: 0.5 },
            encoding: { x: x('x'), y: y('lowY'), y2: { field: 'highY' }, color: COLOUR },
          },
          {
            mark: { type: 'point', size: 110 },
            encoding: {
              x: x('x'),
              y: y('y'),
              color: COLOUR,
              shape: { field: 'kind', scale: KIND_SHAPE },
              tooltip: [
                { field: 'task', title: 'Task' },
                { field: 'name', title: 'Program' },
                { field: 'shownY', title: 'Wrong' },
                { field: 'shownX', title: 'Enough' },
              ],
            },
          },
          {
            data: { values: labels },
            mark: { type: 'text', align: 'right', dx: 6, dy: -10, fontWeight: 'bold', color: INK },
            encoding: { x: x('x'), y: y('y'), text: { field: 'task' } },
          },
        ],
      },
      table: {
        caption: 'Errors, and the share of the input that is enough, of all tasks',
        columns: [
          { title: 'Task' },
          { title: 'Program' },
          { title: 'Answered wrongly', numeric: true },
          { title: 'Share of the input that is enough', numeric: true },
        ],
        rows: values.map(({ task, name, shownX, shownY }) => [task, name, shownY, shownX]),
      },
    },
  ];
}

const COLOUR = { field: 'kind', scale: KIND_COLOUR } as const;

/** Where labels of an error may stand. */
const POWERS = [1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1];

/** Data sets are named where a task has several. */
const titleOf = ({ task, title }: Slice): string =>
  task.datasets.length > 1 ? `${task.title}: ${title}` : task.title;

function pointsOf(slice: Slice): Point[] {
  return distinctRightAnswers(slice).flatMap((subject) => {
    const reason = resultOf(subject, 'reasons')?.shareOfInput;
    const { name, kind, result } = subject;
    return reason ? [{ slice, name, kind, error: errorOf(result.share), reason }] : [];
  });
}

/** The share of wrong answers, abstentions among them. */
function errorOf({ value, low, high, ...share }: Figure): Figure {
  return {
    ...share,
    value: 1 - value,
    ...(low === undefined || high === undefined ? {} : { low: 1 - high, high: 1 - low }),
    direction: 'lower-is-better',
    method: `1 − ${share.method}`,
  };
}
