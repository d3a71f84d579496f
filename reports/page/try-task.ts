/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import type { Decision, OpenedInPage, OpenInPage, TaskInPage } from '../../tasks/contract/index.js';
import { unpacked, unpackedBytes } from './client-packed.js';
import type { TryExample } from './try-example.js';

/** A task that is ready to be tried. */
export interface OpenedTask {
  readonly inPage: TaskInPage<unknown, unknown>;
  /** In the order in which they stand on the page. */
  readonly programs: readonly OpenedProgram[];
  readonly examples: readonly TryExample[];
}

/** A program that is ready to answer. */
export interface OpenedProgram {
  readonly id: string;
  readonly opened: OpenedInPage<unknown, unknown>;
}

/** In milliseconds; without any, until all else that is due was done. */
export const pause = (milliseconds = 0): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

const opening = new Map<string, Promise<OpenedTask>>();

/**
 * Runs the scripts of a task and opens its programs, with rests between for the rest of the page: once, for all places of
 * the page in which it is tried.
 *
 * @param section where all of it is tried
 */
export function openTask(section: HTMLElement): Promise<OpenedTask> {
  const known = opening.get(section.id);
  if (known) return known;
  const task = open(section);
  opening.set(section.id, task);
  return task;
}

async function open(section: HTMLElement): Promise<OpenedTask> {
  const { id } = section;
  const { inPage } = await exportsOf<{ inPage: TaskInPage<unknown, unknown> }>(`${id}-script`);
  const programs: OpenedProgram[] = [];
  for (const { dataset } of section.querySelectorAll<HTMLElement>('[data-program]')) {
    await pause();
    const program = dataset.program!;
    const { open } = await exportsOf<{ open: OpenInPage<unknown, unknown> }>(`${id}-${program}-script`);
    const data = await unpackedBytes(`${id}-${program}-data`);
    await pause();
    programs.push({ id: program, opened: await open(data) });
  }
  const examples = JSON.parse(await unpacked(`${id}-examples`)) as readonly TryExample[];
  return { inPage, programs, examples };
}

/**
 * Says that a task cannot be tried, and why.
 *
 * @param element what holds the place in which it would be
 */
export function sayUnopened(element: HTMLElement, place: Element, error: unknown): void {
  element.dataset.state = 'failed';
  place.textContent = `This cannot be tried in this browser: ${error instanceof Error ? error.message : String(error)}`;
  console.error(error);
}

/** A decision; of a program that throws, none, with what it threw: another program may answer all the same. */
export function decideOrAbstain(program: OpenedInPage<unknown, unknown>, input: unknown): Decision<unknown> {
  try {
    return program.decide(input);
  } catch (error) {
    return { kind: 'abstain', reason: `it threw ${String(error)}` };
  }
}

/** The answer in words; null for an abstention. */
export const wordsOf = ({ inPage }: OpenedTask, decision: Decision<unknown>): string | null =>
  decision.kind === 'answer' ? inPage.describeAnswer(decision.answer) : null;

/** Runs a script that lies packed in the page, and gives what it exports; the policy knows it by its hash. */
async function exportsOf<Exports>(id: string): Promise<Exports> {
  const script = document.createElement('script');
  script.textContent = await unpacked(id);
  document.head.append(script);
  script.remove();
  return (globalThis as unknown as { inPage: Exports }).inPage;
}
