import type { Figure } from '../../harness/results/figure.js';
import { chartsBlock, sectionOf, type Block, type MeasureReport } from '../block.js';
import { memoryChart } from '../charts/memory.js';
import { formatFigure, formatNumber, slug } from '../format.js';
import { programsWith } from '../slice.js';

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
        allocation(slice.title, weighed),
        growth(slice.title, weighed),
        tensors(slice.title, weighed),
        collections(weighed),
      ]),
    ];
  },
};

type Weighed = ReturnType<typeof programsWith<'memory'>>;

/** The most that a process held while it decided on the examples. */
function peaks(title: string, weighed: Weighed): Block {
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
      rows: weighed.map(
        ({
          name,
          result: {
            peak: { residentSet, aboveBare },
          },
        }) => [name, formatNumber(residentSet.n), formatFigure(residentSet), formatFigure(aboveBare)],
      ),
    },
  };
}

/** Whether what is held grows with the decisions, beside a control that does nothing. */
function growth(title: string, weighed: Weighed): Block {
  // The headings say of how many decisions; what remains of the unit are bytes.
  const bytes = (figure: Figure): string => formatFigure({ ...figure, unit: 'B' });
  return {
    kind: 'table',
    table: {
      caption: `Does what is held grow? On ${title}: live bytes from N to 8 N decisions, beside a control that does nothing`,
      columns: [
        { title: 'Program' },
        { title: 'N', numeric: true },
        { title: 'Growth a decision', numeric: true },
        { title: 'From 4 N to 8 N', numeric: true },
        { title: 'Control', numeric: true },
        { title: 'In all', numeric: true },
        { title: 'Verdict' },
      ],
      rows: weighed.map(({ name, result }) => {
        const { decisions, perDecision, lastDoubling, control, kept, verdict } = result.growth;
        return [
          name,
          formatNumber(decisions),
          bytes(perDecision),
          bytes(lastDoubling),
          bytes(control),
          formatFigure(kept),
          verdict,
        ];
      }),
    },
  };
}

/** What a decision allocates, on average and from input to input. */
function allocation(title: string, weighed: Weighed): Block {
  return {
    kind: 'table',
    table: {
      caption: `What a decision allocates, on ${title}`,
      columns: [
        { title: 'Program' },
        { title: 'Mean', numeric: true },
        { title: 'Spread over inputs', numeric: true },
      ],
      rows: weighed.map(({ name, result: { allocatedPerDecision, allocationSpread } }) => [
        name,
        formatFigure(allocatedPerDecision),
        formatFigure(allocationSpread),
      ]),
    },
  };
}

/** Whether tensors are left behind, where the runtime counts them. */
function tensors(title: string, weighed: Weighed): Block | null {
  const rows = weighed.flatMap(({ name, result: { tensorsLeftBehind } }) =>
    tensorsLeftBehind ? [[name, formatNumber(tensorsLeftBehind.n), formatFigure(tensorsLeftBehind)]] : [],
  );
  if (rows.length === 0) return null;
  return {
    kind: 'table',
    table: {
      caption: `Tensors left behind, on ${title}: a runtime that keeps them outside of the heap has to be told to give them back`,
      columns: [
        { title: 'Program' },
        { title: 'Decisions', numeric: true },
        { title: 'Left behind a decision', numeric: true },
      ],
      rows,
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
