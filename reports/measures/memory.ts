import { chartsBlock, sectionOf, type Block, type MeasureReport } from '../block.js';
import { memoryChart } from '../charts/memory.js';
import { formatFigure, formatNumber, slug } from '../format.js';
import { partsOf, programsWith } from '../slice.js';

/** What a program costs in bytes. */
export const memory: MeasureReport = {
  id: 'memory',
  sections(slice, title) {
    const weighed = programsWith(slice, 'memory');
    if (weighed.length === 0) return [];
    return [
      sectionOf(slug(slice.id, 'memory-section'), title, [
        chartsBlock(memoryChart(slice)),
        peaks(slice.title, weighed),
        constancy(slice.title, weighed),
        collections(weighed),
      ]),
    ];
  },
};

type Weighed = ReturnType<typeof programsWith<'memory'>>;

/** The most that a process held while it decided on the examples. */
function peaks(title: string, weighed: Weighed): Block | null {
  const peaked = partsOf(weighed, ({ peak }) => peak);
  if (peaked.length === 0) return null;
  return {
    kind: 'table',
    table: {
      caption: `The most that a process held while it decided, on ${title}`,
      columns: [
        { title: 'Program' },
        { title: 'Decisions', numeric: true },
        { title: 'Whole process', numeric: true },
        { title: 'Beyond the bare process', numeric: true },
      ],
      rows: peaked.map(({ name, result: { residentSet, aboveBare } }) => [
        name,
        formatNumber(residentSet.n),
        formatFigure(residentSet),
        formatFigure(aboveBare),
      ]),
    },
  };
}

/** Whether memory stays the same: over time, and from input to input. */
function constancy(title: string, weighed: Weighed): Block {
  return {
    kind: 'table',
    table: {
      caption: `Is memory constant? On ${title}: growth 0 within its interval, and the same allocation for every input`,
      columns: [
        { title: 'Program' },
        { title: 'Growth every 1,000 decisions', numeric: true },
        { title: 'Allocation, spread over inputs', numeric: true },
        { title: 'Verdict' },
      ],
      rows: weighed.map(({ name, result: { growth, allocationSpread, verdict } }) => [
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
function collections(weighed: Weighed): Block | null {
  const disturbed = weighed.filter(({ result }) => result.collections > 0);
  if (disturbed.length === 0) return null;
  return {
    kind: 'paragraph',
    text: `Disturbed: the garbage collector ran while allocation was measured (${disturbed.map(({ name, result }) => `${name}: ${formatNumber(result.collections)} times`).join(', ')}), so bytes a decision are too low there.`,
  };
}
