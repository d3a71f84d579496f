import type { Agility } from '../../harness/results/agility-schema.js';
import { chartsBlock, sectionOf, type Block, type SectionMaker } from '../block.js';
import { agilityCharts, entryName } from '../charts/agility.js';
import { dataCurveChart } from '../charts/data-curve.js';
import { formatFigure, formatNumber, formatPoints, formatValue, slug } from '../format.js';
import { datasetTitle, type Slice } from '../slice.js';

type Network = Extract<Agility, { kind: 'network' }>;
type Rules = Extract<Agility, { kind: 'rules' }>;

/** What a program gives up and gains when a part of it is left out, and what a network owes to its data. */
export const agilitySection: SectionMaker = (slice) =>
  slice.agility.length === 0
    ? null
    : sectionOf(slug(slice.id, 'agility-section'), 'Agility', [
        ...slice.agility.map((entry): Block => ({ kind: 'paragraph', text: summary(slice, entry) })),
        chartsBlock([...agilityCharts(slice), ...dataCurveChart(slice)]),
        ...slice.agility.map((entry) => {
          if (entry.kind === 'network') return exchangeTable(slice, entry);
          return entry.kind === 'rules' ? groupsTable(slice, entry) : null;
        }),
      ]);

function summary(slice: Slice, entry: Agility): string {
  const name = entryName(slice, entry);
  switch (entry.kind) {
    case 'none':
      return `${name}: not measured, because ${entry.reason}.`;
    case 'network': {
      const half = entry.steps.find(({ from, to }) => from === 1 && to === 0.5);
      const rate = half
        ? ` Half the channels: ${formatFigure(half.speed)} as fast, ${formatPoints(half.accuracy)}.`
        : '';
      return `${name}:${rate} The networks are not shipped; how often they are right was recorded by “${entry.command}”, from ${entry.seeds} ${entry.seeds === 1 ? 'seed' : 'seeds'} each. ${entry.recipe} Their time was measured in this run on ${entry.runtime}, with untrained weights.`;
    }
    case 'rules': {
      const dearest = entry.groups.reduce((worst, group) =>
        group.difference.value < worst.difference.value ? group : worst,
      );
      const speeds = entry.groups.map(({ speed }) => speed.value);
      return `${name}: every group of rules was switched off by itself. The one that is missed most is “${dearest.title}”: ${formatPoints(dearest.difference)}. Without one of them the program is ${formatValue(Math.min(...speeds), '×')} to ${formatValue(Math.max(...speeds), '×')} as fast.`;
    }
  }
}

function exchangeTable(slice: Slice, entry: Network): Block | null {
  if (entry.steps.length === 0) return null;
  return {
    kind: 'table',
    table: {
      caption: `What fewer channels cost and buy on ${datasetTitle(slice.dataset)}: ${entryName(slice, entry)}`,
      columns: [
        { title: 'From and to' },
        { title: 'Accuracy', numeric: true },
        { title: 'Times as fast', numeric: true },
      ],
      rows: entry.steps.map(({ label, accuracy, speed }) => [
        label,
        formatPoints(accuracy),
        formatFigure(speed),
      ]),
    },
  };
}

function groupsTable(slice: Slice, entry: Rules): Block {
  return {
    kind: 'table',
    table: {
      caption: `What each group of rules is worth on ${datasetTitle(slice.dataset)}: ${entryName(slice, entry)} without it, on the same ${formatNumber(entry.whole.accuracy.n)} examples`,
      columns: [
        { title: 'Left out' },
        { title: 'Accuracy', numeric: true },
        { title: 'Difference', numeric: true },
        { title: 'Times as fast', numeric: true },
      ],
      rows: entry.groups.map(({ title, accuracy, difference, speed }) => [
        title,
        formatFigure(accuracy),
        formatPoints(difference),
        formatFigure(speed),
      ]),
    },
  };
}
