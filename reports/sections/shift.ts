import type { Results, TaskResults } from '../../harness/results/schema.js';
import type { Shift } from '../../harness/results/shift-schema.js';
import { chartsBlock, sectionOf, type Block, type Chart, type Section, type Table } from '../block.js';
import { ACCURACY, dotRows, dotTable } from '../charts/dots.js';
import { markLegend } from '../charts/legend.js';
import { formatDirection, formatFigure, formatNumber, formatPoints, slug } from '../format.js';
import { programName, sideOf } from '../names.js';
import { datasetTitle } from '../slice.js';

type Group = Shift['groups'][number];

/** How far the programs of a task carry over to data unlike what they were made on, across its data sets. */
export function shiftSection({ shift = [] }: Results, task: TaskResults): Section | null {
  const entries = shift.filter((entry) => entry.task === task.id);
  if (entries.length === 0) return null;
  return sectionOf(slug(task.id, 'shift'), 'When the data shifts', [
    { kind: 'paragraph', text: introduction(entries[0]!) },
    meanings(entries[0]!, task),
    { kind: 'table', table: shiftTable(task, entries) },
    chartsBlock([shiftChart(task, entries)]),
  ]);
}

function introduction({ groups, classes }: Shift): string {
  const like = classes
    ? ` Only ${formatNumber(classes.length)} classes are counted, which all groups hold: ${classes.join(', ')}.`
    : '';
  return `The same programs on ${formatNumber(groups.length)} groups of examples, the one most like the training data first; the other groups are compared with it.${like}`;
}

/** Who the groups are, where their data sets tell them apart. */
function meanings({ groups }: Shift, task: TaskResults): Block | null {
  const told = groups.filter(({ meaning }) => meaning !== '');
  if (told.length === 0) return null;
  return {
    kind: 'facts',
    facts: told.map((group) => [labelOf(group, groups, task), `${group.meaning} (${dataOf(group, task)})`]),
  };
}

/** A group, with its data set where another has a group of the same title. */
function labelOf(group: Group, groups: readonly Group[], task: TaskResults): string {
  const alone = groups.filter(({ title }) => title === group.title).length === 1;
  return alone ? group.title : `${group.title} · ${dataOf(group, task)}`;
}

/** The title of a group's data set; synthetic data is never named without the word. */
function dataOf({ dataset }: Group, task: TaskResults): string {
  const found = task.datasets.find(({ id }) => id === dataset);
  return found === undefined ? dataset : datasetTitle(found);
}

function shiftChart(task: TaskResults, entries: readonly Shift[]): Chart {
  const cells = entries.map(({ program }) => ({
    name: programName(task, program),
    kind: sideOf(task, program).kind ?? ('learned' as const),
  }));
  const dots = entries.flatMap(({ program, groups }) =>
    groups.map((group) => ({
      name: programName(task, program),
      label: labelOf(group, groups, task),
      share: group.share,
    })),
  );
  const rows = { title: 'Group', labels: [...new Set(dots.map(({ label }) => label))] };
  const losses = entries.map(({ program, groups }) => {
    const last = groups.at(-1)!;
    return `${programName(task, program)} ${formatFigure(groups[0]!.share)} on ${labelOf(groups[0]!, groups, task)} and ${formatFigure(last.share)} on ${labelOf(last, groups, task)}`;
  });
  return {
    id: slug(task.id, 'shift-chart'),
    title: 'Accuracy as the data shifts',
    reading:
      'One row a group of examples, the one most like the training data first, with 95 % intervals over examples; few speakers stand behind a row, and another few may be served better or worse.',
    direction: formatDirection('higher-is-better'),
    methods: [
      ...new Set(
        entries.flatMap(({ groups }) =>
          groups.flatMap(({ share, difference }) => [
            share.method,
            ...(difference ? [difference.method] : []),
          ]),
        ),
      ),
    ],
    description: `Accuracy by group: ${losses.join('; ')}.`,
    legend: markLegend(cells),
    spec: dotRows(cells, dots, { ...ACCURACY, ...rows }),
    table: dotTable(cells, dots, { ...rows, caption: 'Accuracy by group of examples' }),
  };
}

function shiftTable(task: TaskResults, entries: readonly Shift[]): Table {
  return {
    caption: 'Accuracy by group of examples, and against the first group in percentage points',
    columns: [
      { title: 'Program' },
      { title: 'Group' },
      { title: 'Accuracy', numeric: true },
      { title: 'Examples', numeric: true },
      { title: 'Against the first', numeric: true },
      { title: 'Speakers', numeric: true },
      { title: 'Served worst' },
    ],
    rows: entries.flatMap(({ program, groups }) =>
      groups.map((group) => [
        programName(task, program),
        labelOf(group, groups, task),
        formatFigure(group.share),
        formatNumber(group.share.n),
        group.difference ? formatPoints(group.difference) : '–',
        group.people > 0 ? formatNumber(group.people) : '–',
        group.worst ? `${group.worst.person}: ${formatFigure(group.worst.share)}` : '–',
      ]),
    ),
  };
}
