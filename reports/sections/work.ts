import type { Block } from '../block.js';
import { formatFigure, formatNumber, formatValue } from '../format.js';
import { cellsWith, datasetTitle, type Slice } from '../slice.js';

/** The work that decisions take beside their time, and the inputs that take the least and the most. */
export function workBlocks(slice: Slice): readonly Block[] {
  const cells = cellsWith(slice, ({ latency }) => latency?.work);
  if (cells.length === 0) return [];
  const table: Block = {
    kind: 'table',
    table: {
      caption: `Work against time on ${datasetTitle(slice.dataset)}: does the number of basic blocks that a decision executes, which is exact, rank the inputs as their times do? 1 is the same order, 0 is none`,
      columns: [
        { title: 'Program' },
        { title: 'Inputs', numeric: true },
        { title: 'Blocks, fewest to most', numeric: true },
        { title: 'Rank correlation', numeric: true },
      ],
      rows: cells.map(({ name, measure: { inputs, fewestBlocks, mostBlocks, correlation } }) => [
        name,
        formatNumber(inputs),
        `${formatNumber(fewestBlocks)} to ${formatNumber(mostBlocks)}`,
        correlation === undefined ? 'none: the work is always the same' : formatFigure(correlation),
      ]),
    },
  };
  const extremes = cells.flatMap(({ name, measure: { fastest, slowest } }) => [
    ...extremeBlocks(`The fastest inputs of ${name}`, fastest),
    ...extremeBlocks(`The slowest inputs of ${name}`, slowest),
  ]);
  return [table, ...extremes];
}

type Work = NonNullable<NonNullable<Slice['cells'][number]['cell']['latency']>['work']>;

function extremeBlocks(caption: string, inputs: Work['fastest']): readonly Block[] {
  if (inputs.length === 0) return [];
  const labels = inputs.map(
    ({ example, median, blocks }) =>
      `${example}: ${formatValue(median, 'ns')}, ${formatNumber(blocks)} blocks`,
  );
  return [
    { kind: 'paragraph', text: `${caption}.` },
    { kind: 'drawings', caption, drawings: inputs.map(({ drawing }) => drawing), labels },
  ];
}
