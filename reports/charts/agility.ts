import type { Figure } from '../../harness/results/figure.js';
import type { Chart, ChartMaker } from '../block.js';
import { dimensionOf, formatFigure, slug } from '../format.js';
import type { Kind } from '../names.js';
import { programsWith, type Slice } from '../slice.js';
import { BYTES_LABEL, endsOf, logDomain, logTicks, shareDomain, TIME_LABEL } from './axes.js';
import { markLegend } from './legend.js';
import { nameScales } from './theme.js';
import { lower } from '../words.js';

/** One form of a program: a network at a width, or rules with a group left out. */
interface Form {
  /** The program, and for rules whether they are whole: marks of one series look alike. */
  readonly series: string;
  readonly kind: Kind;
  /** What the form leaves out. */
  readonly name: string;
  /** Stands beside its mark. */
  readonly label: string;
  readonly accuracy: Figure;
  readonly latency: Figure;
  readonly bytes?: Figure;
  readonly multiplyAccumulates?: Figure;
}

/** All forms of all programs of a slice. */
function formsOf(slice: Slice): readonly Form[] {
  return programsWith(slice, 'agility').flatMap(({ name: program, kind, result }): Form[] => {
    if (result.kind === 'network') {
      return result.widths.map(({ width, label, ...figures }) => ({
        series: `${program}, at each width`,
        kind,
        name: label,
        label: `× ${width}`,
        ...figures,
      }));
    }
    return [
      { series: `${program}, whole`, kind, name: 'all rules', label: '', ...result.whole },
      ...result.groups.map(({ title, accuracy, latency }): Form => ({
        series: `${program}, without one group of rules`,
        kind,
        name: `without ${title}`,
        label: '',
        accuracy,
        latency,
      })),
    ];
  });
}

const AXES: readonly {
  readonly id: string;
  readonly title: string;
  readonly axis: string;
  readonly reading: string;
  readonly direction: string;
  readonly pick: (form: Form) => Figure | undefined;
}[] = [
  {
    id: 'latency',
    title: 'What is lost when parts are left out to save time?',
    axis: 'Time a decision',
    reading:
      'A mark is one form of a program: a network at a multiple of its channels, joined by a line, or the rules whole and without one of their groups; upwards is how often it is right, to the right the median time of a decision, on a logarithmic axis.',
    direction: 'Up is more accurate, left is faster.',
    pick: ({ latency }) => latency,
  },
  {
    id: 'size',
    title: 'How small may the network be?',
    axis: 'Size of the network’s files',
    reading:
      'A mark is a network at a multiple of its channels: upwards is how often it is right, to the right its bytes, on a logarithmic axis.',
    direction: 'Up is more accurate, left is smaller.',
    pick: ({ bytes }) => bytes,
  },
];

/** Every form of every program by accuracy and by what it costs. */
export const agilityCharts: ChartMaker = (slice) => {
  const forms = formsOf(slice);
  return AXES.flatMap((axis) => {
    const placed = forms.flatMap((form) => {
      const cost = axis.pick(form);
      return cost ? [{ form, cost }] : [];
    });
    return placed.length === 0 ? [] : [formsChart(slice, axis, placed)];
  });
};

function formsChart(
  slice: Slice,
  { id, title, axis, reading, direction }: (typeof AXES)[number],
  placed: readonly { readonly form: Form; readonly cost: Figure }[],
): Chart {
  const series = placed
    .map(({ form: { series: name, kind } }) => ({ name, kind }))
    .filter(({ name }, at, all) => all.findIndex((other) => other.name === name) === at);
  const scales = nameScales(series);
  const { kind: dimension, base } = dimensionOf(placed[0]!.cost.unit);
  const values = placed.map(({ form: { series: of, kind, name, label, accuracy }, cost }) => ({
    series: of,
    kind,
    name,
    label,
    x: cost.value * base,
    y: accuracy.value,
    ...endsOf(accuracy),
    shownX: formatFigure(cost),
    shownY: formatFigure(accuracy),
  }));
  const [low, high] = logDomain(values.map(({ x }) => x));
  const caption = `Accuracy and ${lower(axis)} with parts left out on ${slice.title}`;
  const widths = values.filter(({ kind }) => kind === 'learned');
  return {
    id: slug(slice.id, 'agility', id),
    title,
    reading,
    direction,
    methods: [...new Set(placed.flatMap(({ form, cost }) => [form.accuracy.method, cost.method]))],
    description: `${caption}: ${values.map(({ series: of, name, shownX, shownY }) => `${of}, ${name}: ${shownY} at ${shownX}`).join('; ')}.`,
    legend: markLegend(series),
    spec: {
      width: 'container',
      height: 260,
      data: { values },
      encoding: {
        x: {
          field: 'x',
          type: 'quantitative',
          title: axis,
          scale: { type: 'log', domain: [low, high], nice: false },
          axis: {
            values: logTicks([low, high]),
            labelExpr: dimension === 'time' ? TIME_LABEL : BYTES_LABEL,
            grid: true,
          },
        },
        y: {
          field: 'y',
          type: 'quantitative',
          title: 'Share answered rightly',
          scale: { domain: shareDomain(values.flatMap((value) => [value.low, value.high])), nice: false },
          axis: { format: '.1~%', tickCount: 5, grid: true },
        },
        color: { field: 'series', scale: scales.colour },
      },
      layer: [
        ...(widths.length === 0
          ? []
          : [{ data: { values: widths }, mark: { type: 'line' as const, strokeWidth: 1.5, opacity: 0.6 } }]),
        {
          mark: { type: 'rule', strokeWidth: 2, opacity: 0.5 },
          encoding: { y: { field: 'low', type: 'quantitative' }, y2: { field: 'high' } },
        },
        {
          mark: { type: 'point', size: 80 },
          encoding: {
            shape: { field: 'series', scale: scales.shape },
            tooltip: [
              { field: 'series', title: 'Program' },
              { field: 'name', title: 'Form' },
              { field: 'shownY', title: 'Accuracy' },
              { field: 'shownX', title: axis },
            ],
          },
        },
        {
          mark: { type: 'text', dy: 16, fontSize: 11 },
          encoding: { text: { field: 'label' } },
        },
      ],
    },
    table: {
      caption,
      columns: [
        { title: 'Program' },
        { title: 'Form' },
        { title: 'Accuracy', numeric: true },
        { title: axis, numeric: true },
        ...(id === 'size' ? [{ title: 'Multiply-accumulates', numeric: true }] : []),
      ],
      rows: placed.map(({ form, cost }) => [
        form.series,
        form.name,
        formatFigure(form.accuracy),
        formatFigure(cost),
        ...(id === 'size' ? [formatFigure(form.multiplyAccumulates)] : []),
      ]),
    },
  };
}
