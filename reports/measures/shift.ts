import type { ProgramShift } from '../../harness/measures/shift/schema.js';
import type { TaskResults } from '../../harness/results/schema.js';
import { chartsBlock, sectionOf, type Block, type Chart, type MeasureReport, type Table } from '../block.js';
import { ACCURACY, dotRows, dotTable } from '../charts/dots.js';
import { markLegend } from '../charts/legend.js';
import { formatDirection, formatFigure, formatNumber, formatPoints, slug } from '../format.js';
import type { Side } from '../names.js';
import { datasetTitle, togetherWith } from '../slice.js';

type Group = ProgramShift['groups'][number];
type Carried = ProgramShift & Side;

/** How far the programs of a task carry over to data unlike what they were made on, across its data sets. */
export const shift: MeasureReport = {
  id: 'shift',
  sections(slice, title) {
    const { task, nameOf } = slice;
    const carried = (togetherWith(slice, 'shift')?.programs ?? []).map((one) => ({ ...one, ...nameOf(one) }));
    if (carried.length === 0) return [];
    return [
      sectionOf(slug(task.id, 'shift'), title, [
        { kind: 'paragraph', text: introduction(carried[0]!) },
        meanings(carried[0]!, task),
        { kind: 'table', table: shiftTable(task, carried) },
        chartsBlock([shiftChart(task, carried)]),
      ]),
    ];
  },
};

function introduction({ groups, classes }: ProgramShift): string {
  const like = classes
    ? ` Only ${formatNumber(classes.length)} classes are counted, which all groups hold: ${classes.join(', ')}.`
    : '';
  return `The same programs on ${formatNumber(groups.length)} groups of examples, the one most like the training data first; the other groups are compared with it.${like}`;
}

/** Who the groups are, where their data sets tell them apart. */
function meanings({ groups }: ProgramShift, task: TaskResults): Block | null {
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

function shiftChart(task: TaskResults, carried: readonly Carried[]): Chart {
  const dots = carried.flatMap(({ name, groups }) =>
    groups.map((group) => ({
      name,
      label: labelOf(group, groups, task),
      share: group.share,
    })),
  );
  const rows = { title: 'Group', labels: [...new Set(dots.map(({ label }) => label))] };
  const losses = carried.map(({ name, groups }) => {
    const last = groups.at(-1)!;
    return `${name} ${formatFigure(groups[0]!.share)} on ${labelOf(groups[0]!, groups, task)} and ${formatFigure(last.share)} on ${labelOf(last, groups, task)}`;
  });
  return {
    id: slug(task.id, 'shift-chart'),
    title: 'How far do they carry over to other data?',
    reading:
      'One row a group of examples, the one most like the training data first, with 95 % intervals over examples; few speakers stand behind a row, and another few may be served better or worse.',
    direction: formatDirection('higher-is-better'),
    methods: [
      ...new Set(
        carried.flatMap(({ groups }) =>
          groups.flatMap(({ share, difference }) => [
            share.method,
            ...(difference ? [difference.method] : []),
          ]),
        ),
      ),
    ],
    description: `Accuracy by group: ${losses.join('; ')}.`,
    legend: markLegend(carried),
    spec: dotRows(carried, dots, { ...ACCURACY, ...rows }),
    table: dotTable(carried, dots, { ...rows, caption: 'Accuracy by group of examples' }),
  };
}

function shiftTable(task: TaskResults, carried: readonly Carried[]): Table {
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
    rows: carried.flatMap(({ name, groups }) =>
      groups.map((group) => [
        name,
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
