import type { Figure } from '../harness/results/figure.js';
import { accuracyFigure } from '../harness/results/primary.js';
import type { Results } from '../harness/results/schema.js';
import { accuracyWords } from './accuracy-words.js';
import type { Table } from './block.js';
import { formatFigure, formatNumber, slug } from './format.js';
import { markdownTable, markdownText as text } from './markdown-table.js';
import { KIND_NAMES } from './names.js';
import { runNotices, runWords } from './run.js';
import { datasetTitle, resultOf, slicesOf, type MeasureId, type Slice, type Subject } from './slice.js';
import { lower } from './words.js';

/** A program on a data set and a runtime. */
interface Row {
  readonly slice: Slice;
  readonly subject: Subject;
}

/**
 * The programs of a run as one table in Markdown, a row each: how often it is right, how long a decision takes, how much of that
 * hangs on the input, and how much work it is. Below it stands what whoever quotes it must say, too: what networks ran on, when
 * and where it was measured, and the run's warnings.
 *
 * @example
 * programsMarkdown(await readResults('reports/latest/results.json', MEASURES)); // '|  | right | time a decision | …'
 */
export function programsMarkdown(results: Results): string {
  const rows = results.tasks
    .flatMap((task) => slicesOf(results, task))
    .flatMap((slice) =>
      // What was measured of a program on all runtimes is no row.
      slice.subjects.flatMap((subject) => (subject.runtime === undefined ? [] : [{ slice, subject }])),
    );
  const networks = rows.filter(({ subject }) => subject.kind === 'learned');
  const ranOn = networks.map((row) => `${nameOf(row)}, on ${row.subject.runtime!}`);
  return [
    markdownTable(tableOf(rows)),
    text([...ranOn, '95 % intervals', runWords(results)].join(' · ')),
    ...runNotices(results).map((notice) => `> ${text(notice)}`),
  ].join('\n\n');
}

function tableOf(rows: readonly Row[]): Pick<Table, 'columns' | 'rows'> {
  const figures = ['right', 'time a decision', 'varies with the input by', 'operations a decision'];
  return {
    columns: [{ title: '' }, ...figures.map((title) => ({ title }))],
    rows: rows.map((row) => [
      nameOf(row),
      figureOf(row, 'accuracy', (accuracy) => rightWords(row.slice, accuracyFigure(accuracy))),
      figureOf(row, 'latency', ({ median }) => formatFigure(median)),
      figureOf(row, 'latency', ({ variation }) => formatFigure(variation.inputDependent)),
      figureOf(row, 'work', ({ operations }) => wholeWords(operations)),
    ]),
  };
}

/** What is measured of a program, or why it is not: `failed`, `skipped`, `not applicable`; a dash where nobody asked. */
function figureOf<Id extends MeasureId>(
  { subject }: Row,
  id: Id,
  words: (result: NonNullable<ReturnType<typeof resultOf<Id>>>) => string,
): string {
  const result = resultOf(subject, id);
  return result === undefined ? (subject.measures[id]?.state ?? '–') : words(result);
}

const KIND_WORDS: Readonly<Record<string, string>> = {
  [KIND_NAMES.handwritten]: 'by hand',
  [KIND_NAMES.learned]: 'learned',
};

/** For example `digits, by hand` or `keyword spotting (synthetic words), learned · wasm`. */
function nameOf({ slice: { task, dataset }, subject: { name } }: Row): string {
  // A task by its id, which is short, spelt as in its title where that is the same words.
  const known = slug(task.title) === task.id ? lower(task.title) : task.id;
  const on =
    dataset && (task.datasets.length > 1 || dataset.synthetic) ? ` (${lower(datasetTitle(dataset))})` : '';
  const [who, ...runtime] = name.split(' · ');
  return `${known}${on}, ${[KIND_WORDS[who!] ?? who, ...runtime].join(' · ')}`;
}

/** The share of right answers, of all that there is where it was all counted; else the mean in the unit of the task. */
function rightWords({ task, dataset }: Slice, figure: Figure): string {
  if (task.scoring) return `${lower(accuracyWords(task).title)} ${formatFigure(figure)}`;
  if (!dataset?.exhaustive || figure.low !== undefined) return formatFigure(figure);
  const all = `all ${formatNumber(figure.n)}`;
  return figure.value === 1 ? all : `${formatFigure(figure)} of ${all}`;
}

/** A count to the last digit, with its interval where that is not the count itself. */
function wholeWords({ value, low = value, high = value }: Figure): string {
  const [least, whole, most] = [low, value, high].map((bound) => formatNumber(bound, 0));
  return least === most ? whole! : `${whole!} [${least!}, ${most!}]`;
}
