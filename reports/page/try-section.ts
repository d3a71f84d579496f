/// <reference lib="dom" />

import type { Decision, OpenedInPage, OpenInPage, TaskInPage } from '../../tasks/contract/index.js';
import { unpacked, unpackedBytes } from './client-packed.js';
import { AnswerInPage } from './try-answer.js';
import type { TryExample } from './try-example.js';
import { stepThroughExamples } from './try-examples.js';
import { timed } from './try-time.js';

/** Why a program decided so is asked once nothing new came for so many milliseconds. */
const QUIET = 250;

const pause = (milliseconds = 0): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Gets a section ready in which a task is tried: runs its scripts, opens its programs, with rests between for the rest of the
 * page. What goes wrong is said in its place.
 */
export async function openTry(section: HTMLElement): Promise<void> {
  try {
    await TrySection.open(section);
    section.dataset.state = 'ready';
  } catch (error) {
    section.dataset.state = 'failed';
    section.querySelector('[data-part="place"]')!.textContent =
      `This cannot be tried in this browser: ${error instanceof Error ? error.message : String(error)}`;
    console.error(error);
  }
}

interface OpenedProgram {
  readonly id: string;
  readonly opened: OpenedInPage<unknown, unknown>;
  readonly shown: AnswerInPage;
}

class TrySection {
  private asking = new AbortController();
  /** The example that is asked about, where it is one of the run. */
  private example: TryExample | undefined;

  private constructor(
    private readonly section: HTMLElement,
    private readonly task: TaskInPage<unknown, unknown>,
    private readonly programs: readonly OpenedProgram[],
    examples: readonly TryExample[],
  ) {
    const mounted = task.mount(section.querySelector<HTMLElement>('[data-part="place"]')!, {
      programs: programs.map(({ id, shown }) => ({ id, name: shown.name })),
      ask: (input) => this.ask(input),
      clear: () => this.clear(),
    });
    const take = (text: string, example?: TryExample) => {
      const input = task.read(text);
      mounted.show(input, text);
      this.ask(input, example);
    };
    stepThroughExamples(section, examples, take);
    // An input as text, from a script that drives the page.
    section.addEventListener('try', (event) => take((event as CustomEvent<string>).detail));
  }

  static async open(section: HTMLElement): Promise<TrySection> {
    const { id } = section;
    const { inPage } = await exportsOf<{ inPage: TaskInPage<unknown, unknown> }>(`${id}-script`);
    const programs: OpenedProgram[] = [];
    for (const element of section.querySelectorAll<HTMLElement>('[data-program]')) {
      await pause();
      const program = element.dataset.program!;
      const { open } = await exportsOf<{ open: OpenInPage<unknown, unknown> }>(`${id}-${program}-script`);
      const data = await unpackedBytes(`${id}-${program}-data`);
      await pause();
      programs.push({ id: program, opened: await open(data), shown: new AnswerInPage(element) });
    }
    const examples = JSON.parse(await unpacked(`${id}-examples`)) as readonly TryExample[];
    return new TrySection(section, inPage, programs, examples);
  }

  private ask(input: unknown, example?: TryExample): readonly Decision<unknown>[] {
    this.forget();
    this.example = example;
    const decisions = this.programs.map((program) => this.decide(program, input));
    void this.explain(input, decisions, this.asking.signal);
    return decisions;
  }

  private decide({ id, shown, opened }: OpenedProgram, input: unknown): Decision<unknown> {
    const decision = decideOrAbstain(opened, input);
    const words = this.wordsOf(decision);
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
      .map(({ shown }, at) => `${shown.name}: ${this.wordsOf(decisions[at]!) ?? 'no answer'}`)
      .join('; ');
    this.section.dispatchEvent(new Event('explained'));
  }

  private async explainOne(
    { shown, opened }: OpenedProgram,
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
    const drawing = opened.look?.(input, decision) ?? this.task.draw(input, overlay);
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

  private wordsOf(decision: Decision<unknown>): string | null {
    return decision.kind === 'answer' ? this.task.describeAnswer(decision.answer) : null;
  }
}

/** A decision; of a program that throws, none, with what it threw: another program may answer all the same. */
function decideOrAbstain(program: OpenedInPage<unknown, unknown>, input: unknown): Decision<unknown> {
  try {
    return program.decide(input);
  } catch (error) {
    return { kind: 'abstain', reason: `it threw ${String(error)}` };
  }
}

/** Runs a script that lies packed in the page, and gives what it exports; the policy knows it by its hash. */
async function exportsOf<Exports>(id: string): Promise<Exports> {
  const script = document.createElement('script');
  script.textContent = await unpacked(id);
  document.head.append(script);
  script.remove();
  return (globalThis as unknown as { inPage: Exports }).inPage;
}
