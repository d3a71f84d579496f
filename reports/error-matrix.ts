import type { Disagreement } from '../harness/measures/disagreements/schema.js';
import { distinctRightAnswers } from './charts/decisions.js';
import { formatNumber, slug } from './format.js';
import { KINDS, type Side } from './names.js';
import { togetherWith, type Slice } from './slice.js';

/** What two programs answered to inputs of one truth with one answer. */
export interface MatrixCell {
  /** Of either program, the hand-written one first. */
  readonly counts: readonly [number, number];
  readonly right: boolean;
  /** Places of the gallery's examples in which either program answered so. */
  readonly examples: readonly number[];
}

/** The errors of two programs in one matrix: a row a truth, a column an answer. */
export interface ErrorMatrix {
  readonly id: string;
  readonly slice: Slice;
  readonly programs: readonly [Side, Side];
  readonly truths: readonly string[];
  /** The last is abstention. */
  readonly answers: readonly string[];
  readonly rows: readonly (readonly MatrixCell[])[];
}

/** The question that the matrix answers. */
export const MATRIX_TITLE = 'What is taken for what?';

/** The first hand-written and the first learned program of a slice whose answers are of classes. */
export function matrixPrograms(slice: Slice) {
  const classed = distinctRightAnswers(slice).filter(({ result }) => result.confusion !== undefined);
  const [one, other] = KINDS.map((kind) => classed.find((run) => run.kind === kind));
  return one && other ? ([one, other] as const) : undefined;
}

/** Their errors side by side; undefined where there are no two. */
export function errorMatrix(slice: Slice): ErrorMatrix | undefined {
  const programs = matrixPrograms(slice);
  if (!programs) return undefined;
  const [a, b] = programs.map(({ result }) => result.confusion!);
  const answers = a!.labels;
  const truths = answers.slice(0, a!.counts.length);
  const examples = togetherWith(slice, 'disagreements')?.examples ?? [];
  return {
    id: slug(slice.id, 'errors'),
    slice,
    programs: [programs[0], programs[1]],
    truths,
    answers,
    rows: truths.map((truth, row) =>
      answers.map((answer, column): MatrixCell => {
        const said = column === answers.length - 1 ? null : answer;
        return {
          counts: [a!.counts[row]![column]!, b!.counts[row]![column]!],
          right: row === column,
          examples: examples.flatMap((example, at) => (isCase(example, truth, said) ? [at] : [])),
        };
      }),
    ),
  };
}

const isCase = (example: Disagreement, truth: string, said: string | null): boolean =>
  example.truth === truth && example.decisions.some(({ answer }) => answer === said);

/** How to read it. */
export function matrixReading({ programs: [one, other] }: ErrorMatrix): string {
  return `Rows are what is right, columns what was answered, the last an abstention. A cell holds how often ${one.name} and ${other.name} answered so; its colour is that of the one that errs more here, and deeper the further they are apart.`;
}

/** A cell in words. */
export const cellWords = ({ counts }: MatrixCell): string =>
  counts.every((count) => count === 0) ? '' : counts.map((count) => formatNumber(count)).join(' · ');
