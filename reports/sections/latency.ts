import { chartsBlock, sectionOf, type Block, type SectionMaker, type Table } from '../block.js';
import { latencyDistributionChart } from '../charts/latency-distribution.js';
import { latencyInputsChart } from '../charts/latency-inputs.js';
import { latencyStartChart } from '../charts/latency-start.js';
import { latencyVariationChart } from '../charts/latency-variation.js';
import { throughputChart } from '../charts/throughput.js';
import { formatFigure, formatNumber, formatValue, slug } from '../format.js';
import { cellsWith, datasetTitle, type Slice } from '../slice.js';
import { workBlocks } from './work.js';

/** How long a decision takes, and how much of that hangs on the input. */
export const latencySection: SectionMaker = (slice) => {
  const table = latencyTable(slice);
  const shape = shapeTable(slice);
  return sectionOf(slug(slice.id, 'latency'), 'Latency', [
    gate(slice),
    saturated(slice),
    table && { kind: 'table', table },
    chartsBlock([...latencyInputsChart(slice), ...latencyVariationChart(slice)]),
    ...workBlocks(slice),
    chartsBlock([...latencyDistributionChart(slice), ...latencyStartChart(slice)]),
    shape && { kind: 'table', table: shape },
    chartsBlock(throughputChart(slice)),
  ]);
};

/** No speed is shown without saying when the program does not solve its task. */
function gate(slice: Slice): Block | null {
  const failing = slice.cells.filter(({ cell }) => cell.latency && cell.solves === false);
  if (failing.length === 0) return null;
  return {
    kind: 'paragraph',
    text: `Not a solution: ${failing.map(({ name }) => name).join(', ')} is no better than the task’s floor, so its speed is no merit.`,
  };
}

function latencyTable(slice: Slice): Table | null {
  const cells = cellsWith(slice, ({ latency }) => latency);
  if (cells.length === 0) return null;
  return {
    caption: `Time of one decision on ${datasetTitle(slice.dataset)}, with 95 % intervals`,
    columns: [
      { title: 'Program' },
      ...['Accuracy', 'Median', 'Mean', 'p90', 'p99', 'p99.9', 'Slowest'].map((title) => ({
        title,
        numeric: true,
      })),
    ],
    rows: cells.map(({ name, cell, measure }) => [
      name,
      cell.accuracy === undefined ? 'not measured' : formatFigure(cell.accuracy.share),
      ...[measure.median, measure.mean, measure.p90, measure.p99, measure.p999, measure.max].map(
        formatFigure,
      ),
    ]),
  };
}

function saturated(slice: Slice): Block | null {
  const names = slice.cells.filter(({ cell }) => cell.latency?.clockSaturated).map(({ name }) => name);
  if (names.length === 0) return null;
  return {
    kind: 'paragraph',
    text: `Not to be trusted: the calls of ${names.join(', ')} were shorter than the clock can tell, even in batches.`,
  };
}

/** How often it was timed, outliers and modes: what a median hides. */
function shapeTable(slice: Slice): Table | null {
  const cells = cellsWith(slice, ({ latency }) => latency);
  if (cells.length === 0) return null;
  return {
    caption: `How the timings lie, on ${datasetTitle(slice.dataset)}; no outlier was dropped`,
    columns: [
      { title: 'Program' },
      { title: 'Launches × inputs × rounds', numeric: true },
      { title: 'Calls a timing', numeric: true },
      { title: 'Outliers', numeric: true },
      { title: 'Garbage collections, in outliers', numeric: true },
      { title: 'Gather around' },
    ],
    rows: cells.map(({ name, measure: { launches, inputs, rounds, batchSize, outliers, modes } }) => [
      name,
      [launches, inputs, rounds].map((count) => formatNumber(count)).join(' × '),
      formatNumber(batchSize),
      `${formatNumber(outliers.count)} of ${formatNumber(outliers.total)} (${formatValue(outliers.total === 0 ? 0 : outliers.count / outliers.total, 'share')})`,
      `${formatNumber(outliers.collections)}, ${formatNumber(outliers.duringCollection)}`,
      `${modes.verdict === 'one' ? 'one value' : `${modes.verdict} values`} (modal value ${formatNumber(modes.modalValue)})`,
    ]),
  };
}
