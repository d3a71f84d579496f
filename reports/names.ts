import { UserError } from '../tasks/contract/index.js';
import type { Cell, Results, TaskResults } from '../harness/results/schema.js';

/** Written by people, or trained. */
export type Kind = Cell['kind'];

/** In the order in which they are shown everywhere. */
export const KINDS: readonly Kind[] = ['handwritten', 'learned'];

/** A shape a kind, the same in text and in charts, so that nothing hangs on colour. */
export const SYMBOLS: Readonly<Record<Kind, string>> = { handwritten: '●', learned: '◆' };

/** What a program is called where its task has but one of its kind. */
export const KIND_NAMES: Readonly<Record<Kind, string>> = { handwritten: 'Hand-written', learned: 'Learned' };

/** A program as the results file names it; without a runtime where it is meant on all of them. */
export interface Who {
  readonly program: string;
  readonly runtime?: string | undefined;
}

/** What a program is called on the page, and what it is. */
export interface Side {
  readonly name: string;
  readonly kind: Kind;
}

/** Gives every program of a task, on every runtime that it ran on, a name of its own. */
export type Namer = (who: Who) => Side;

/** Names by kind where a task has but one program of it, else by title; with the runtime where a program ran on several. */
export function namerOf({ cells, comparisons }: Results, task: TaskResults): Namer {
  const ran: readonly Who[] = [
    ...cells.filter((cell) => cell.task === task.id),
    ...comparisons.filter((one) => one.task === task.id).flatMap(({ a, b }) => [a, b]),
  ];
  return ({ program, runtime }) => {
    const { name, kind } = programOf(task, program);
    const runtimes = new Set(ran.filter((who) => who.program === program).map((who) => who.runtime));
    return { name: runtime !== undefined && runtimes.size > 1 ? `${name} · ${runtime}` : name, kind };
  };
}

function programOf({ title, programs }: TaskResults, id: string): Side {
  const program = programs.find((one) => one.id === id);
  if (program === undefined) {
    throw new UserError(
      `the results name a program "${id}" that their task ${title} does not list; run the suite again`,
    );
  }
  const { kind } = program;
  if (programs.filter((one) => one.kind === kind).length === 1) return { name: KIND_NAMES[kind], kind };
  const alike = programs.filter((one) => one.title === program.title).length > 1;
  return { name: alike ? `${program.title} (${id})` : program.title, kind };
}
