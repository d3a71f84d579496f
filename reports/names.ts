import type { Cell, TaskResults } from '../harness/results/schema.js';

/** Written by people, or trained. */
export type Kind = Cell['kind'];

/** In the order in which they are shown everywhere. */
export const KINDS: readonly Kind[] = ['handwritten', 'learned'];

/** A shape a kind, the same in text and in charts, so that nothing hangs on colour. */
export const SYMBOLS: Readonly<Record<Kind, string>> = { handwritten: '●', learned: '◆' };

const KIND_NAMES: Readonly<Record<Kind, string>> = { handwritten: 'Hand-written', learned: 'Learned' };

/** What a program is called on the page: by its kind where its task has but one of it, else by its title. */
export function programName(task: TaskResults, programId: string): string {
  const program = task.programs.find(({ id }) => id === programId);
  if (program === undefined) return programId;
  const rivals = task.programs.filter(({ kind }) => kind === program.kind);
  return rivals.length === 1 ? KIND_NAMES[program.kind] : program.title;
}

/** One side of a comparison. */
export interface Side {
  readonly name: string;
  /** Undefined for a program that the task does not list. */
  readonly kind: Kind | undefined;
}

/**
 * Who is meant by the `a` or `b` of a comparison: a program's id, possibly followed by its runtime
 * (`learned/wasm`, `learned@wasm`, `learned (wasm)`).
 */
export function sideOf(task: TaskResults, id: string): Side {
  const program = task.programs.find(
    (candidate) =>
      id === candidate.id || (id.startsWith(candidate.id) && /^\W/.test(id.slice(candidate.id.length))),
  );
  if (program === undefined) return { name: id, kind: undefined };
  const runtime = id.slice(program.id.length).replace(/^\W+|\W+$/g, '');
  const name = programName(task, program.id);
  return { name: runtime === '' ? name : `${name} · ${runtime}`, kind: program.kind };
}

/** What a cell is called among the cells of its task and data set: with its runtime where the program ran on several. */
export function cellName(task: TaskResults, cell: Cell, among: readonly Cell[]): string {
  const name = programName(task, cell.program);
  const runs = among.filter(({ program }) => program === cell.program);
  return runs.length > 1 ? `${name} · ${cell.runtime}` : name;
}
