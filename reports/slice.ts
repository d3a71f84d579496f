import type { resultOf as resultOfCell, ResultOf } from '../harness/measures/index.js';
import type { Cell, Comparison, ReportedMeasures, Results, TaskResults } from '../harness/results/schema.js';
import { slug } from './format.js';
import { KINDS, namerOf, type Kind, type Namer } from './names.js';

/** What something was measured of: a program, on one runtime or on all; or all programs together. */
export interface Subject {
  readonly name: string;
  /** Absent where it is all programs together. */
  readonly kind?: Kind;
  readonly program?: string;
  readonly runtime?: string;
  /** False when the program is at or below its task's floor. */
  readonly solves?: boolean | undefined;
  readonly measures: Cell['measures'];
}

/** A subject that is a program. */
export type ProgramSubject = Subject & { readonly kind: Kind; readonly program: string };

/**
 * Everything that was found about one task on one of its data sets, or across them: what sections of the report and
 * their charts are made of.
 */
export interface Slice {
  /** Safe as an HTML id. */
  readonly id: string;
  /** The data set's; across data sets the task's. */
  readonly title: string;
  readonly task: TaskResults;
  /** Absent across data sets. */
  readonly dataset?: TaskResults['datasets'][number];
  /** The programs first, the handwritten ones before the others. */
  readonly subjects: readonly Subject[];
  readonly comparisons: readonly Comparison[];
  /** What the measures are, in the order of the run. */
  readonly measures: ReportedMeasures;
  readonly nameOf: Namer;
}

/** The slices of a task: what was measured across its data sets, and of each of them; those without anything are left out. */
export function slicesOf(results: Results, task: TaskResults): readonly Slice[] {
  const { measures } = results;
  const nameOf = namerOf(results, task);
  return [undefined, ...task.datasets]
    .map((dataset): Slice => {
      const here = (item: { readonly task: string; readonly dataset?: string | undefined }) =>
        item.task === task.id && item.dataset === dataset?.id;
      const programs = [
        ...results.cells.filter(here),
        ...results.wider
          .filter(here)
          .flatMap((one) => (one.program === undefined ? [] : { ...one, program: one.program })),
      ].map((one): ProgramSubject => ({ ...one, ...nameOf(one) }));
      const together = results.wider.filter((one) => here(one) && one.program === undefined);
      return {
        id: dataset ? slug(task.id, dataset.id) : slug('all', task.id),
        title: dataset ? datasetTitle(dataset) : task.title,
        task,
        ...(dataset ? { dataset } : {}),
        subjects: [
          ...KINDS.flatMap((kind) => programs.filter((one) => one.kind === kind)),
          ...together.map((one): Subject => ({ name: 'All programs', measures: one.measures })),
        ],
        comparisons: results.comparisons.filter(here),
        measures,
        nameOf,
      };
    })
    .filter(({ subjects, comparisons }) => subjects.length + comparisons.length > 0);
}

/** The data set's title; synthetic data is never named without the word. */
export function datasetTitle({ title, synthetic }: TaskResults['datasets'][number]): string {
  return synthetic && !/synthetic/i.test(title) ? `${title} (synthetic)` : title;
}

/** The measures whose results the report knows. */
export type MeasureId = Parameters<typeof resultOfCell>[1];

/** The result of a measure of the package, where it was measured. */
export function resultOf<Id extends MeasureId>({ measures }: Subject, id: Id): ResultOf<Id> | undefined {
  const outcome = measures[id];
  // The file's schema has checked what stands under this id.
  return outcome?.state === 'measured' ? (outcome.result as ResultOf<Id>) : undefined;
}

/** The programs of a slice that have a measure, with what it made of them. */
export function programsWith<Id extends MeasureId>(
  { subjects }: Slice,
  id: Id,
): readonly (ProgramSubject & { readonly result: ResultOf<Id> })[] {
  return subjects.filter(isProgram).flatMap((subject) => {
    const result = resultOf(subject, id);
    return result === undefined ? [] : [{ ...subject, result }];
  });
}

const isProgram = (subject: Subject): subject is ProgramSubject => subject.program !== undefined;

/** Those of which a part of the result is there, with that part. */
export function partsOf<Of extends { readonly result: unknown }, Part>(
  measured: readonly Of[],
  pick: (result: Of['result']) => Part | undefined,
): readonly (Omit<Of, 'result'> & { readonly result: Part })[] {
  return measured.flatMap((one) => {
    const result = pick(one.result);
    return result === undefined ? [] : [{ ...one, result }];
  });
}

/** What a measure made of all programs together. */
export function togetherWith<Id extends MeasureId>({ subjects }: Slice, id: Id): ResultOf<Id> | undefined {
  return subjects
    .filter((subject) => !isProgram(subject))
    .map((subject) => resultOf(subject, id))
    .find((result) => result !== undefined);
}
