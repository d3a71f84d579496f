import { chartsBlock, sectionOf, type Block, type SectionMaker } from '../block.js';
import { memoryChart } from '../charts/memory.js';
import { formatFigure, formatNumber, slug } from '../format.js';
import { cellsWith, datasetTitle, type Slice } from '../slice.js';

/** What a program costs in bytes. */
export const memorySection: SectionMaker = (slice) =>
  sectionOf(slug(slice.id, 'memory-section'), 'Memory', [
    chartsBlock(memoryChart(slice)),
    peaks(slice),
    constancy(slice),
    collections(slice),
  ]);

/** The most that a process held while it decided on the examples. */
function peaks(slice: Slice): Block | null {
  const cells = cellsWith(slice, ({ memory }) => memory?.peak);
  if (cells.length === 0) return null;
  return {
    kind: 'table',
    table: {
      caption: `The most that a process held while it decided, on ${datasetTitle(slice.dataset)}`,
      columns: [
        { title: 'Program' },
        { title: 'Decisions', numeric: true },
        { title: 'Whole process', numeric: true },
        { title: 'Beyond the bare process', numeric: true },
      ],
      rows: cells.map(({ name, measure: { residentSet, aboveBare } }) => [
        name,
        formatNumber(residentSet.n),
        formatFigure(residentSet),
        formatFigure(aboveBare),
      ]),
    },
  };
}

/** Whether memory stays the same: over time, and from input to input. */
function constancy(slice: Slice): Block | null {
  const cells = cellsWith(slice, ({ memory }) => memory);
  if (cells.length === 0) return null;
  return {
    kind: 'table',
    table: {
      caption: `Is memory constant? On ${datasetTitle(slice.dataset)}: growth 0 within its interval, and the same allocation for every input`,
      columns: [
        { title: 'Program' },
        { title: 'Growth every 1,000 decisions', numeric: true },
        { title: 'Allocation, spread over inputs', numeric: true },
        { title: 'Verdict' },
      ],
      rows: cells.map(({ name, measure: { growth, allocationSpread, verdict } }) => [
        name,
        // The heading says of how many decisions; what remains of the unit are bytes.
        formatFigure({ ...growth, unit: growth.unit.split('/', 1)[0]! }),
        formatFigure(allocationSpread),
        verdict,
      ]),
    },
  };
}

/** Allocation counts only while the garbage collector stays out of it. */
function collections(slice: Slice): Block | null {
  const disturbed = cellsWith(slice, ({ memory }) => memory).filter(({ measure }) => measure.collections > 0);
  if (disturbed.length === 0) return null;
  return {
    kind: 'paragraph',
    text: `Disturbed: the garbage collector ran while allocation was measured (${disturbed.map(({ name, measure }) => `${name}: ${formatNumber(measure.collections)} times`).join(', ')}), so bytes a decision are too low there.`,
  };
}
