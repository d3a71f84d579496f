import type { Evidence, Results, TaskResults } from '../harness/results/schema.js';
import { adviceOf } from './advice.js';
import type { Block, Section, TaskQuestion } from './block.js';
import { formatValue } from './format.js';
import { glanceOf } from './glance.js';
import { taskQuestionsOf } from './measures/index.js';
import { namerOf, type Side } from './names.js';
import { datasetTitle, slicesOf, type Slice } from './slice.js';

/** All that the report says of a task, the same on the page and in Markdown. */
export interface Chapter {
  readonly task: TaskResults;
  /** Beside what its figures are to be seen, in a sentence. */
  readonly scale: string;
  readonly programs: readonly (Side & Omit<TaskResults['programs'][number], 'kind'>)[];
  /** One a data set, and at the end what was found across them; where there is one, it holds that, too. */
  readonly parts: readonly ChapterPart[];
}

/** All that the report says of a task on one data set, or across them. */
export interface ChapterPart {
  readonly slice: Slice;
  readonly title: string;
  /** What kind of data it is, and where it comes from. */
  readonly about: readonly Block[];
  readonly questions: readonly TaskQuestion[];
}

/** A chapter a task, in their order. */
export function chaptersOf(results: Results): readonly Chapter[] {
  const advice = glanceOf(results).rows.map((row) => ({ of: row.row.slice.id, ...adviceOf(row) }));
  return results.tasks.map((task) => {
    const slices = slicesOf(results, task);
    const across = slices.filter(({ dataset }) => !dataset);
    const ofData = slices.filter(({ dataset }) => dataset);
    const told = ofData.length === 1 ? [[...ofData, ...across]] : [...ofData, ...across].map((one) => [one]);
    const nameOf = namerOf(results, task);
    return {
      task,
      scale: scaleWords(task),
      programs: task.programs.map((program) => ({ ...program, ...nameOf({ program: program.id }) })),
      parts: told.map((together) => {
        const slice = together[0]!;
        const sentences = advice.filter(({ of }) => of === slice.id).map(({ sentence }) => sentence);
        return {
          slice,
          title: slice.dataset ? slice.title : 'Across data sets',
          about: slice.dataset ? aboutData(slice.dataset) : [],
          questions: taskQuestionsOf(together, sentences),
        };
      }),
    };
  });
}

/** The sections of chapters, in the order of the page. */
export function sectionsOf(chapters: readonly Chapter[]): readonly Section[] {
  return chapters.flatMap(({ parts }) =>
    parts.flatMap(({ questions }) => questions.flatMap(({ sections }) => sections)),
  );
}

/** What guessing and a trivial method get; empty where the task says of neither. */
function scaleWords({ floor, reference, scoring }: TaskResults): string {
  const said = [floor, reference].flatMap((figure) => {
    const value = figure?.value ?? figure?.accuracy;
    return figure && value !== undefined
      ? [`${figure.title} gets ${formatValue(value, scoring?.unit ?? 'share')} (${figure.source})`]
      : [];
  });
  return said.length === 0 ? '' : `For scale: ${said.join('; ')}.`;
}

function aboutData(dataset: TaskResults['datasets'][number]): readonly Block[] {
  const nature = [
    dataset.synthetic ? 'Synthetic: made by machines, so its figures say little of real people.' : '',
    dataset.exhaustive ? 'Every input there is, so shares have no sampling error.' : '',
  ].filter(Boolean);
  const facts: Block = {
    kind: 'facts',
    facts: [
      ['Licence', dataset.licence],
      ['Citation', dataset.citation],
      ['Source', dataset.source],
      ...(dataset.notes ?? []).map((note) => ['Note', note] as const),
      ['SHA-256', dataset.fingerprint],
    ],
  };
  return [
    ...(nature.length === 0 ? [] : [{ kind: 'paragraph' as const, text: nature.join(' ') }]),
    { kind: 'folded', title: 'Licence, citation and source of the data', blocks: [facts] },
  ];
}

/** A piece of evidence for a claim, in a sentence that begins with what it says. */
export function evidenceWords({ tasks }: Results, { task: id, dataset, holds, sentence }: Evidence): string {
  const task = tasks.find((one) => one.id === id);
  const data = task?.datasets.find((one) => one.id === dataset);
  const on = task?.datasets.length === 1 || !data ? '' : ` on ${datasetTitle(data)}`;
  return `${holds === null ? '?' : holds ? '✓' : '✗'} ${task?.title ?? id}${on}: ${sentence}`;
}
