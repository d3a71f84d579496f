import type { Outcome, Results } from '../harness/results/schema.js';
import type { Section } from './block.js';
import { formatNumber, formatValue } from './format.js';
import { namerOf } from './names.js';
import { datasetTitle } from './slice.js';

/** What a measure asked of a program. */
interface Spent {
  readonly task: string;
  readonly dataset: string;
  readonly program: string;
  readonly runtime: string;
  readonly measure: string;
  readonly decisions: number;
}

/**
 * What it took to ask programs from outside: decisions, which are the same on every machine, and the time that they took in
 * this run. A measure that asks counts its decisions: as `decisions` in the result of a cell, as `spent` in that of a group.
 */
export function spentSections(results: Results): readonly Section[] {
  const spent = spentOf(results);
  if (spent.length === 0) return [];
  const title = (id: string) => results.measures.find((measure) => measure.id === id)?.title ?? id;
  const subjects = new Map(spent.map((one) => [subjectOf(one), one]));
  return [
    {
      id: 'spent',
      title: 'What asking programs took',
      blocks: [
        {
          kind: 'table',
          table: {
            caption:
              'Decisions that measures asked for beyond those on every example; the time is that of this run on the clock, with whatever ran beside it',
            columns: [
              { title: 'Measure' },
              { title: 'Of' },
              { title: 'Decisions', numeric: true },
              { title: 'Time', numeric: true },
            ],
            rows: [...subjects].flatMap(([subject, first]) => {
              const own = spent.filter((one) => subjectOf(one) === subject);
              const name = nameOf(results, first);
              return [
                ...own.map((one) => [
                  title(one.measure),
                  name,
                  formatNumber(one.decisions),
                  timeOf(results, one),
                ]),
                ['All of these', name, formatNumber(own.reduce((sum, one) => sum + one.decisions, 0)), ''],
              ];
            }),
          },
        },
      ],
    },
  ];
}

const subjectOf = ({ task, dataset, program, runtime }: Spent): string =>
  JSON.stringify([task, dataset, program, runtime]);

/** What was asked of every program, cell by cell; of a group, on the first runtime of its programs. */
export function spentOf({ cells, wider, measures }: Results): readonly Spent[] {
  return cells.flatMap(({ task, dataset, program, runtime, measures: outcomes }, at) => {
    const isFirst =
      cells.findIndex((one) => one.task === task && one.dataset === dataset && one.program === program) ===
      at;
    const groups = isFirst
      ? wider.filter((one) => one.scope === 'group' && one.task === task && one.dataset === dataset)
      : [];
    return measures.flatMap(({ id: measure }) => {
      const decisions =
        decisionsOf(outcomes[measure]) ??
        groups.map((group) => shareOf(group.measures[measure], program)).find((found) => found !== undefined);
      return decisions === undefined ? [] : [{ task, dataset, program, runtime, measure, decisions }];
    });
  });
}

const resultOf = (outcome: Outcome | undefined): Readonly<Record<string, unknown>> =>
  outcome?.state === 'measured' && typeof outcome.result === 'object'
    ? (outcome.result as Readonly<Record<string, unknown>>)
    : {};

function decisionsOf(outcome: Outcome | undefined): number | undefined {
  const { decisions } = resultOf(outcome);
  return typeof decisions === 'number' ? decisions : undefined;
}

function shareOf(outcome: Outcome | undefined, program: string): number | undefined {
  const { spent } = resultOf(outcome);
  if (!Array.isArray(spent)) return undefined;
  const own = (spent as readonly { program?: unknown; decisions?: unknown }[]).find(
    (one) => one.program === program,
  );
  return typeof own?.decisions === 'number' ? own.decisions : undefined;
}

/** The time of a cell is its own, that of a group is all programs'. */
function timeOf({ run }: Results, { task, dataset, program, runtime, measure }: Spent): string {
  const taken = (of: readonly string[]) =>
    run.collecting?.find((one) => one.measure === measure && one.of.join('\n') === of.join('\n'));
  const own = taken([task, dataset, program, runtime]);
  if (own) return formatValue(own.seconds, 's');
  const together = taken([task, dataset]);
  return together ? `${formatValue(together.seconds, 's')} for all programs` : 'not told';
}

function nameOf(results: Results, { task: id, dataset, program, runtime }: Spent): string {
  const task = results.tasks.find((one) => one.id === id)!;
  const { name } = namerOf(results, task)({ program, runtime });
  const data = task.datasets.find((one) => one.id === dataset);
  const on = task.datasets.length === 1 || !data ? '' : ` on ${datasetTitle(data)}`;
  return `${name}, ${task.title}${on}`;
}
