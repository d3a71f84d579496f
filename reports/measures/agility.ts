import type { Agility } from '../../harness/measures/agility/schema.js';
import { chartsBlock, sectionOf, type Block, type MeasureReport } from '../block.js';
import { agilityCharts } from '../charts/agility.js';
import { formatFigure, formatNumber, formatPoints, formatValue, slug } from '../format.js';
import { programsWith, type ProgramSubject } from '../slice.js';

/** What a program gives up and gains when a part of it is left out. */
export const agility: MeasureReport = {
  id: 'agility',
  sections(slice, title) {
    const varied = programsWith(slice, 'agility');
    if (varied.length === 0) return [];
    return [
      sectionOf(slug(slice.id, 'agility-section'), title, [
        ...varied.map((program): Block => ({ kind: 'paragraph', text: summary(program) })),
        chartsBlock(agilityCharts(slice)),
        ...varied.map(({ name, result }) =>
          result.kind === 'network'
            ? exchangeTable(`${slice.title}: ${name}`, result)
            : groupsTable(`${slice.title}: ${name}`, result),
        ),
      ]),
    ];
  },
};

function summary({ name, runtime, result }: ProgramSubject & { readonly result: Agility }): string {
  if (result.kind === 'network') {
    const { command, recipe, steps } = result;
    const half = steps.find(({ from, to }) => from === 1 && to === 0.5);
    const rate = half
      ? ` Half the channels: ${formatFigure(half.speed)} as fast, ${formatPoints(half.accuracy)}.`
      : '';
    return `${name}:${rate} The networks are not shipped; how often they are right was recorded by “${command}”, from ${seeds(result.seeds)} each. ${recipe} Their time was measured in this run on ${runtime!}, with untrained weights.`;
  }
  const dearest = result.groups.reduce((worst, group) =>
    group.difference.value < worst.difference.value ? group : worst,
  );
  const speeds = result.groups.map(({ speed }) => speed.value);
  return `${name}: every group of rules was switched off by itself. The one that is missed most is “${dearest.title}”: ${formatPoints(dearest.difference)}. Without one of them the program is ${formatValue(Math.min(...speeds), '×')} to ${formatValue(Math.max(...speeds), '×')} as fast.`;
}

const seeds = (count: number): string => (count === 1 ? 'one seed' : `${count} seeds`);

function exchangeTable(of: string, { steps }: Extract<Agility, { kind: 'network' }>): Block | null {
  if (steps.length === 0) return null;
  return {
    kind: 'table',
    table: {
      caption: `What fewer channels cost and buy on ${of}`,
      columns: [
        { title: 'From and to' },
        { title: 'Accuracy', numeric: true },
        { title: 'Times as fast', numeric: true },
      ],
      rows: steps.map(({ label, accuracy, speed }) => [label, formatPoints(accuracy), formatFigure(speed)]),
    },
  };
}

function groupsTable(of: string, { whole, groups }: Extract<Agility, { kind: 'rules' }>): Block {
  return {
    kind: 'table',
    table: {
      caption: `What each group of rules is worth on ${of} without it, on the same ${formatNumber(whole.accuracy.n)} examples`,
      columns: [
        { title: 'Left out' },
        { title: 'Accuracy', numeric: true },
        { title: 'Difference', numeric: true },
        { title: 'Times as fast', numeric: true },
      ],
      rows: groups.map(({ title, accuracy, difference, speed }) => [
        title,
        formatFigure(accuracy),
        formatPoints(difference),
        formatFigure(speed),
      ]),
    },
  };
}
