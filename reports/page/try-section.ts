/// <reference lib="dom" />

import type { Decision, MountedInPage } from '../../tasks/contract/index.js';
import { AnswerInPage } from './try-answer.js';
import type { TryExample } from './try-example.js';
import { stepThroughExamples } from './try-examples.js';
import {
  decideOrAbstain,
  openTask,
  pause,
  sayUnopened,
  wordsOf,
  type OpenedProgram,
  type OpenedTask,
} from './try-task.js';
import { timed } from './try-time.js';

/** Why a program decided so is asked once nothing new came for so many milliseconds. */
const QUIET = 250;

/** An input, and the example of the run that it is, where it is one. */
export interface Given {
  readonly input: unknown;
  readonly example?: TryExample;
}

const opening = new Map<HTMLElement, Promise<TrySection>>();

/**
 * Gets a section ready in which a task is tried, unless it is. What goes wrong is said in its place.
 *
 * @param given what the programs are asked there then
 */
export async function openTry(section: HTMLElement, given?: Given): Promise<void> {
  let opened: TrySection;
  try {
    if (!opening.has(section)) opening.set(section, TrySection.open(section));
    opened = await opening.get(section)!;
    section.dataset.state = 'ready';
  } catch (error) {
    sayUnopened(section, section.querySelector('[data-part="place"]')!, error);
    return;
  }
  if (given) opened.take(given);
}

interface ShownProgram extends OpenedProgram {
  readonly shown: AnswerInPage;
}

class TrySection {
  private asking = new AbortController();
  /** The example that is asked about, where it is one of the run. */
  private example: TryExample | undefined;
  private readonly programs: readonly ShownProgram[];
  private readonly mounted: MountedInPage<unknown>;
  private readonly goTo: (example: TryExample) => void;

  private constructor(
    private readonly section: HTMLElement,
    private readonly task: OpenedTask,
  ) {
    const places = section.querySelectorAll<HTMLElement>('[data-program]');
    this.programs = task.programs.map((program, at) => ({
      ...program,
      shown: new AnswerInPage(places[at]!),
    }));
    this.mounted = task.inPage.mount(section.querySelector<HTMLElement>('[data-part="place"]')!, {
      programs: this.programs.map(({ id, shown }) => ({ id, name: shown.name })),
      ask: (input) => this.ask(input),
      clear: () => this.clear(),
    });
    const takeText = (text: string, example?: TryExample) => {
      const input = task.inPage.read(text);
      this.mounted.show(input, text);
      this.ask(input, example);
    };
    this.goTo = stepThroughExamples(section, task.examples, takeText);
    // An input as text, from a script that drives the page.
    section.addEventListener('try', (event) => takeText((event as CustomEvent<string>).detail));
  }

  static async open(section: HTMLElement): Promise<TrySection> {
    return new TrySection(section, await openTask(section));
  }

  /** Shows what was given elsewhere on the page, and asks the programs. */
  take({ input, example }: Given): void {
    if (example) {
      this.goTo(example);
      return;
    }
    this.mounted.show(input);
    this.ask(input);
  }

  private ask(input: unknown, example?: TryExample): readonly Decision<unknown>[] {
    this.forget();
    this.example = example;
    const decisions = this.programs.map((program) => this.decide(program, input));
    void this.explain(input, decisions, this.asking.signal);
    return decisions;
  }

  private decide({ id, shown, opened }: ShownProgram, input: unknown): Decision<unknown> {
    const decision = decideOrAbstain(opened, input);
    const words = wordsOf(this.task, decision);
    const before = this.example?.said.find(({ program }) => program === id);
    shown.say({
      decision,
      words,
      ...(before && before.answer !== words ? { before: before.answer ?? 'no answer' } : {}),
    });
    return decision;
  }

  /** Says how long it takes, and why, program by program, unless something else is asked before. */
  private async explain(
    input: unknown,
    decisions: readonly Decision<unknown>[],
    signal: AbortSignal,
  ): Promise<void> {
    await pause(QUIET);
    for (const { shown, opened } of this.programs) {
      if (signal.aborted) return;
      shown.time(
        timed(() => decideOrAbstain(opened, input)),
        opened.engine,
      );
      await pause();
    }
    for (const [at, program] of this.programs.entries()) {
      try {
        await this.explainOne(program, input, decisions[at]!, signal);
      } catch (error) {
        if (!signal.aborted) program.shown.failToExplain(error);
      }
      if (signal.aborted) return;
      await pause();
    }
    this.section.querySelector('[data-part="status"]')!.textContent = this.programs
      .map(({ shown }, at) => `${shown.name}: ${wordsOf(this.task, decisions[at]!) ?? 'no answer'}`)
      .join('; ');
    this.section.dispatchEvent(new Event('explained'));
  }

  private async explainOne(
    { shown, opened }: ShownProgram,
    input: unknown,
    decision: Decision<unknown>,
    signal: AbortSignal,
  ): Promise<void> {
    const explanation = await opened.explain(input, signal);
    if (signal.aborted) return;
    const overlay = {
      ...(decision.kind === 'answer' ? { answer: decision.answer } : {}),
      ...(explanation.kind === 'attribution' ? { attribution: explanation } : {}),
    };
    const drawing = opened.look?.(input, decision) ?? this.task.inPage.draw(input, overlay);
    shown.explain(decision, explanation, drawing);
  }

  private clear(): void {
    this.forget();
    for (const { shown } of this.programs) shown.clear();
  }

  private forget(): void {
    this.asking.abort();
    this.asking = new AbortController();
  }
}
