import type { Outcomes } from '../../harness/measures/accuracy/schema.js';
import { splitInWords } from '../../harness/results/split.js';
import { accuracyWords, withUnit } from '../accuracy-words.js';
import type { Chart, ChartMaker } from '../block.js';
import { formatDirection, formatFigure, formatNumber, formatValue, slug } from '../format.js';
import { programsWith, type ProgramSubject, type Slice } from '../slice.js';
import { endsOf, programAxis, ROW } from './axes.js';
import { dashedRules, ruleLayers, ruleRows, rulesReading } from './dashed-rules.js';
import { distinctOutcomes } from './decisions.js';
import { lineLegend } from './legend.js';
import { KIND_COLOUR, KIND_SHAPE, nameScales } from './theme.js';
import { capital } from '../words.js';

type Run = ProgramSubject & { readonly result: Outcomes };

/** Losses or outcomes of episodes: the mean of each program, and how its examples are spread. */
export const outcomeCharts: ChartMaker = (slice) => {
  const runs = programsWith(slice, 'accuracy').flatMap((run): Run[] => {
    const { result } = run;
    return 'mean' in result ? [{ ...run, result }] : [];
  });
  if (runs.length === 0 || !slice.task.scoring) return [];
  return [meanChart(slice, runs), spreadChart(slice)];
};

function meanChart({ id, title, task }: Slice, runs: readonly Run[]): Chart {
  const words = accuracyWords(task);
  const { unit, direction, kind, most } = task.scoring!;
  const values = runs.map(({ name, kind: of, result: { mean, median, worstTenth } }) => ({
    name,
    kind: of,
    mean: mean.value,
    ...endsOf(mean),
    median: median.value,
    shown: formatFigure(mean),
    shownMedian: formatValue(median.value, unit),
    shownTail: formatFigure(worstTenth),
  }));
  const rules = dashedRules(task, 'value', unit);
  const height = ROW * values.length;
  const ends = [
    ...values.flatMap(({ low, high, median }) => [low, high, median]),
    ...rules.map(({ at }) => at),
    0,
  ];
  const domain: [number, number] = [Math.min(...ends), Math.max(...ends) * 1.04];
  const x = (field: string) => ({
    field,
    type: 'quantitative' as const,
    title: words.axis,
    scale: { domain, nice: false },
    axis: { tickCount: 5 },
  });
  const y = programAxis(values);
  const of = kind === 'loss' ? 'inputs' : 'episodes';
  return {
    id: slug(id, 'outcomes'),
    title: `${words.title}: how does each do?`,
    reading: `A filled mark is the mean over all ${of}, with its 95 % interval; a hollow mark is the median, which a few bad ${of} do not move${rulesReading(rules)}.`,
    direction: formatDirection(direction),
    methods: [...new Set(runs.map(({ result }) => result.mean.method))],
    description: `${words.title} by program: ${values.map(({ name, shown }) => `${name} ${shown}`).join('; ')}.`,
    legend: [],
    spec: {
      width: 'container',
      height,
      layer: [
        ...ruleLayers(rules, { x, domain, height, title: words.title }),
        {
          data: { values },
          mark: { type: 'rule', strokeWidth: 3, opacity: 0.55 },
          encoding: {
            x: x('low'),
            x2: { field: 'high' },
            y,
            color: { field: 'kind', scale: KIND_COLOUR },
          },
        },
        ...(['median', 'mean'] as const).map((field) => ({
          data: { values },
          mark:
            field === 'median'
              ? { type: 'point' as const, filled: false, strokeWidth: 1.5 }
              : { type: 'point' as const },
          encoding: {
            x: x(field),
            y,
            color: { field: 'kind', scale: KIND_COLOUR },
            shape: { field: 'kind', scale: KIND_SHAPE },
            tooltip: [
              { field: 'name', title: 'Program' },
              { field: 'shown', title: words.title },
              { field: 'shownMedian', title: 'Median' },
              { field: 'shownTail', title: 'One in ten is worse than' },
            ],
          },
        })),
      ],
    },
    table: {
      caption: `${words.title} on ${title}, ${splitInWords(runs[0]!.result.split)}${most === undefined ? '' : `; an episode takes ${formatNumber(most)} decisions at most`}`,
      columns: [
        { title: 'Program' },
        { title: words.title, numeric: true },
        { title: 'Median, and the middle half', numeric: true },
        { title: 'One in ten is worse than', numeric: true },
        { title: 'Worst', numeric: true },
        { title: kind === 'loss' ? 'Abstained' : 'Came to the last step', numeric: true },
      ],
      rows: [
        ...runs.map(({ name, result: { mean, median, worstTenth, worst, abstained, cut } }) => [
          name,
          formatFigure(mean),
          formatFigure(median),
          formatFigure(worstTenth),
          `${formatValue(worst.value, unit)} (${worst.example})`,
          cut ? formatFigure(cut) : formatNumber(abstained),
        ]),
        ...ruleRows(rules, 6),
      ],
    },
  };
}

/** Every step of the quantiles is a twentieth of the examples. */
function spreadChart(slice: Slice): Chart {
  const { id, title, task } = slice;
  const { title: what, unit, direction, kind } = task.scoring!;
  const runs = distinctOutcomes(slice);
  const scales = nameScales(runs);
  const of = kind === 'loss' ? 'inputs' : 'episodes';
  const values = runs.flatMap(({ name, result: { quantiles } }) =>
    quantiles.map((value, at) => ({
      name,
      value,
      share: at / (quantiles.length - 1),
      shown: formatValue(value, unit),
    })),
  );
  const quoted = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1];
  return {
    id: slug(id, 'outcome-spread'),
    title: `${capital(what)}: alike on all ${of}, or bad on a few?`,
    reading: `At every value to the right, the share of ${of} that come to no more than that: a steep line means that ${of} are alike, a long foot that a few are far from the others.`,
    direction:
      direction === 'lower-is-better'
        ? 'Further left and up is better.'
        : 'Further right and down is better.',
    methods: [`quantiles of the ${what} over ${of}, in steps of a twentieth`],
    description: `Cumulative distribution of the ${what} on ${title}. Medians: ${runs.map(({ name, result }) => `${name} ${formatValue(result.median.value, unit)}`).join('; ')}.`,
    legend: lineLegend(runs),
    spec: {
      width: 'container',
      height: 240,
      data: { values },
      encoding: {
        x: {
          field: 'value',
          type: 'quantitative',
          title: withUnit(capital(what), { unit }),
        },
        y: {
          field: 'share',
          type: 'quantitative',
          title: `Share of ${of} with no more`,
          scale: { domain: [0, 1] },
          axis: { format: '.0%', tickCount: 5, grid: true },
        },
        color: { field: 'name', scale: scales.colour },
      },
      layer: [
        {
          // Joined in the order of the shares: values of many examples may be the same.
          mark: { type: 'line', strokeWidth: 2 },
          encoding: {
            strokeDash: { field: 'name', scale: scales.dash },
            order: { field: 'share', type: 'quantitative' },
          },
        },
        {
          mark: { type: 'point', filled: true, opacity: 0, size: 60 },
          encoding: {
            tooltip: [
              { field: 'name', title: 'Program' },
              { field: 'share', title: `Share of ${of}`, type: 'quantitative', format: '.0%' },
              { field: 'shown', title: 'come to no more than' },
            ],
          },
        },
      ],
    },
    table: {
      caption: `What shares of the ${of} on ${title} come to no more than`,
      columns: [{ title: `Share of ${of}` }, ...runs.map(({ name }) => ({ title: name, numeric: true }))],
      rows: quoted.map((share) => [
        formatValue(share, 'share'),
        ...runs.map(({ result: { quantiles } }) =>
          formatValue(quantiles[Math.round(share * (quantiles.length - 1))]!, unit),
        ),
      ]),
    },
  };
}
