import type { Latency } from '../../harness/measures/latency/schema.js';
import { accuracyFigure } from '../../harness/results/primary.js';
import { accuracyWords } from '../accuracy-words.js';
import { chartsBlock, foldedBlock, sectionOf, type Block, type MeasureReport } from '../block.js';
import { latencyDistributionChart } from '../charts/latency-distribution.js';
import { latencyInputsChart } from '../charts/latency-inputs.js';
import { latencyStartChart } from '../charts/latency-start.js';
import { latencyVariationChart } from '../charts/latency-variation.js';
import { throughputChart } from '../charts/throughput.js';
import { formatFigure, formatNumber, formatValue, slug } from '../format.js';
import { partsOf, programsWith, resultOf, type Slice } from '../slice.js';

/** How long a decision takes, and how much of that hangs on the input. */
export const latency: MeasureReport = {
  id: 'latency',
  sections(slice, title) {
    const timed = programsWith(slice, 'latency');
    if (timed.length === 0) return [];
    return [
      sectionOf(slug(slice.id, 'latency'), title, [
        gate(timed),
        saturated(timed),
        chartsBlock([...latencyInputsChart(slice), ...latencyDistributionChart(slice)]),
        tailTable(slice.title, timed),
        foldedBlock('Every figure of time, the work beside it, the warm-up, and a second opinion', [
          latencyTable(slice, timed),
          chartsBlock([...latencyVariationChart(slice), ...latencyStartChart(slice)]),
          ...workBlocks(slice.title, timed),
          shapeTable(slice.title, timed),
          chartsBlock(throughputChart(slice)),
        ]),
      ]),
    ];
  },
};

type Timed = ReturnType<typeof programsWith<'latency'>>;

/** No speed is shown without saying when the program does not solve its task. */
function gate(timed: Timed): Block | null {
  const failing = timed.filter(({ solves }) => solves === false);
  if (failing.length === 0) return null;
  return {
    kind: 'paragraph',
    text: `Not a solution: ${failing.map(({ name }) => name).join(', ')} is no better than the task’s floor, so its speed is no merit.`,
  };
}

function latencyTable({ title, task }: Slice, timed: Timed): Block {
  const figures = [accuracyWords(task).title, 'Median', 'Mean', 'p90', 'p99', 'p99.9', 'Slowest'];
  return {
    kind: 'table',
    table: {
      caption: `Time of one decision on ${title}, with 95 % intervals`,
      columns: [{ title: 'Program' }, ...figures.map((figure) => ({ title: figure, numeric: true }))],
      rows: timed.map((subject) => {
        const { median, mean, p90, p99, p999, max } = subject.result;
        const accuracy = resultOf(subject, 'accuracy');
        return [
          subject.name,
          accuracy ? formatFigure(accuracyFigure(accuracy)) : 'not measured',
          ...[median, mean, p90, p99, p999, max].map(formatFigure),
        ];
      }),
    },
  };
}

const TAILS = {
  steady: 'steady',
  stray: 'strays',
  undecided: 'undecided',
} as const;

/** Constant in the input and steady in the tail are two findings, side by side. */
function tailTable(title: string, timed: Timed): Block {
  const { factor, threshold } = timed[0]!.result.tail;
  return {
    kind: 'table',
    table: {
      caption: `Constant or not on ${title}; the tail is steady where fewer than 1 timing in ${formatNumber(1 / threshold)} takes more than ${formatNumber(factor)} × what its input usually takes`,
      columns: [
        { title: 'Program' },
        { title: 'Varies with the input', numeric: true },
        { title: 'In the input' },
        { title: `Beyond ${formatNumber(factor)} ×`, numeric: true },
        { title: 'Slowest ÷ median', numeric: true },
        { title: 'In the tail' },
      ],
      rows: timed.map(({ name, result: { variation, tail, max, median } }) => [
        name,
        formatFigure(variation.inputDependent),
        variation.verdict,
        formatFigure(tail.beyond),
        formatValue(max.value / median.value, '×'),
        tail.reason === undefined ? TAILS[tail.verdict] : `${TAILS[tail.verdict]}: ${tail.reason}`,
      ]),
    },
  };
}

function saturated(timed: Timed): Block | null {
  const names = timed.filter(({ result }) => result.clockSaturated).map(({ name }) => name);
  if (names.length === 0) return null;
  return {
    kind: 'paragraph',
    text: `Not to be trusted: the calls of ${names.join(', ')} were shorter than the clock can tell, even in batches.`,
  };
}

/** How often it was timed, outliers and modes: what a median hides. */
function shapeTable(title: string, timed: Timed): Block {
  return {
    kind: 'table',
    table: {
      caption: `How the timings lie, on ${title}; no outlier was dropped`,
      columns: [
        { title: 'Program' },
        { title: 'Launches × inputs × rounds', numeric: true },
        { title: 'Calls a timing', numeric: true },
        { title: 'Outliers', numeric: true },
        { title: 'Garbage collections, in outliers', numeric: true },
        { title: 'Gather around' },
        { title: 'Launches gather around' },
      ],
      rows: timed.map(({ name, result: { launches, inputs, rounds, batchSize, outliers, modes } }) => [
        name,
        [launches, inputs, rounds].map((count) => formatNumber(count)).join(' × '),
        formatNumber(batchSize),
        `${formatNumber(outliers.count)} of ${formatNumber(outliers.total)} (${formatValue(outliers.total === 0 ? 0 : outliers.count / outliers.total, 'share')})`,
        `${formatNumber(outliers.collections)}, ${formatNumber(outliers.duringCollection)}`,
        `${modes.verdict === 'one' ? 'one value' : `${modes.verdict} values`} (modal value ${formatNumber(modes.modalValue)})`,
        modes.launches.verdict === 'one'
          ? 'one value'
          : modes.launches.clusters
              .map(
                (cluster) => `${formatValue(cluster.nanoseconds, 'ns')} (${cluster.launches} of ${launches})`,
              )
              .join(' and '),
      ]),
    },
  };
}

/** The work that decisions take beside their time, and the inputs that take the least and the most. */
function workBlocks(title: string, timed: Timed): readonly Block[] {
  const counted = partsOf(timed, ({ work }) => work);
  if (counted.length === 0) return [];
  const table: Block = {
    kind: 'table',
    table: {
      caption: `Work against time on ${title}: does the number of operations that a decision executes, which is exact, rank the inputs as their times do? 1 is the same order, 0 is none`,
      columns: [
        { title: 'Program' },
        { title: 'Inputs', numeric: true },
        { title: 'Operations, fewest to most', numeric: true },
        { title: 'Rank correlation', numeric: true },
      ],
      rows: counted.map(({ name, result: { inputs, fewestOperations, mostOperations, correlation } }) => [
        name,
        formatNumber(inputs),
        `${formatNumber(fewestOperations)} to ${formatNumber(mostOperations)}`,
        correlation === undefined ? 'none: the work is always the same' : formatFigure(correlation),
      ]),
    },
  };
  const extremes = counted.flatMap(({ name, result: { fastest, slowest } }) => [
    ...extremeBlocks(`The fastest inputs of ${name}`, fastest),
    ...extremeBlocks(`The slowest inputs of ${name}`, slowest),
  ]);
  return [table, ...extremes];
}

function extremeBlocks(caption: string, inputs: NonNullable<Latency['work']>['fastest']): readonly Block[] {
  if (inputs.length === 0) return [];
  const labels = inputs.map(
    ({ example, median, operations }) =>
      `${example}: ${formatValue(median, 'ns')}, ${formatNumber(operations)} operations`,
  );
  return [
    { kind: 'paragraph', text: `${caption}.` },
    { kind: 'drawings', caption, drawings: inputs.map(({ drawing }) => drawing), labels },
  ];
}
