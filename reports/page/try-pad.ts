/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import type { Decision } from '../../tasks/contract/index.js';
import { textOf } from './try-examples.js';
import { clearSaid, showSaid } from './try-said.js';
import { openTry, type Given } from './try-section.js';
import { decideOrAbstain, openTask, sayUnopened, wordsOf, type OpenedTask } from './try-task.js';

/** What was answered is told to a screen reader once nothing new came for so many milliseconds. */
const QUIET = 250;

/** Gets the pad of the first screen ready. What goes wrong is said in its place. */
export async function openPad(element: HTMLElement): Promise<void> {
  const section = document.getElementById(element.dataset.pad!)!;
  try {
    new Pad(element, section, await openTask(section));
    element.dataset.state = 'ready';
  } catch (error) {
    sayUnopened(element, element, error);
  }
}

class Pad {
  private readonly places: readonly HTMLElement[];
  private given: Given | undefined;
  private telling: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly element: HTMLElement,
    section: HTMLElement,
    private readonly task: OpenedTask,
  ) {
    this.places = [...element.querySelectorAll<HTMLElement>('[data-program]')];
    const { inPage, programs, examples } = task;
    const place = this.part('place');
    place.replaceChildren();
    const mounted = inPage.mount(place, {
      programs: programs.map(({ id }, at) => ({ id, name: this.nameAt(at) })),
      ask: (input) => this.ask({ input }),
      clear: () => this.clear(),
    });
    let next = 0;
    const example = this.part('example');
    example.hidden = examples.length === 0;
    example.addEventListener('click', () => {
      const one = examples[next++ % examples.length]!;
      const text = textOf(one);
      const input = inPage.read(text);
      mounted.show(input, text);
      this.ask({ input, example: one });
    });
    // The link itself leads there.
    this.part('why').addEventListener('click', () => void openTry(section, this.given));
  }

  private ask(given: Given): readonly Decision<unknown>[] {
    this.given = given;
    const decisions = this.task.programs.map(({ opened }) => decideOrAbstain(opened, given.input));
    const words = decisions.map((decision) => wordsOf(this.task, decision));
    for (const [at, decision] of decisions.entries()) showSaid(this.places[at]!, decision, words[at]!);
    const { truth } = given.example ?? {};
    this.part('right').textContent = truth === undefined ? '' : `Right: ${truth}.`;
    this.part('why').hidden = false;
    this.tell(words.map((said, at) => `${this.nameAt(at)}: ${said ?? 'no answer'}`).join('; '));
    return decisions;
  }

  private clear(): void {
    this.given = undefined;
    for (const place of this.places) clearSaid(place);
    this.part('right').textContent = '';
    this.part('why').hidden = true;
    this.tell('');
  }

  private tell(words: string): void {
    clearTimeout(this.telling);
    this.telling = setTimeout(() => (this.part('status').textContent = words), QUIET);
  }

  private nameAt(at: number): string {
    return this.places[at]!.dataset.name!;
  }

  private part(name: string): HTMLElement {
    return this.element.querySelector<HTMLElement>(`[data-part="${name}"]`)!;
  }
}
