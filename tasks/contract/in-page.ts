/// <reference lib="dom" />

import type { Decision } from './decision.js';
import type { Explanation } from './explanation.js';
import type { Drawing } from './task.js';

/** In the page: takes inputs from the reader. The export `inPage` of the module that `TryInPage` names. */
export interface TaskInPage<Input, Answer> {
  /**
   * Puts what the reader handles into an empty element. Nothing is asked before the reader does something.
   */
  mount(place: HTMLElement, host: HostInPage<Input, Answer>): MountedInPage<Input>;
  /**
   * Reads what `write` of `TryInPage` wrote.
   *
   * @throws Error with what is wrong, in words for the reader
   */
  read(text: string): Input;
  describeAnswer(answer: Answer): string;
  /** As {@link Task.draw}. */
  draw(input: Input, overlay?: Drawing<Answer>): string;
}

/** What a reader handles. */
export interface MountedInPage<Input> {
  /**
   * Shows an input that came from elsewhere: the next example of the run, or what the reader gave on the first screen.
   *
   * @param text as it was read from; of what the reader gave there is none
   */
  show(input: Input, text?: string): void;
}

/** The page, as what a reader handles sees it. */
export interface HostInPage<Input, Answer> {
  /** The programs that answer, in the order in which they stand on the page. */
  readonly programs: readonly { readonly id: string; readonly name: string }[];
  /**
   * Has all programs answer an input and shows what they say, and soon afterwards why; what was asked before is forgotten.
   *
   * @returns what each said, in the order of the programs
   */
  ask(input: Input): readonly Decision<Answer>[];
  /** Takes what the programs said off the page: there is no input any more. */
  clear(): void;
}

/**
 * In the page: gets a program ready. The export `open` of the module that `ProgramInPage` names.
 *
 * @param data what `data` of `ProgramInPage` gave
 */
export type OpenInPage<Input, Answer> = (
  data: Uint8Array,
) => OpenedInPage<Input, Answer> | Promise<OpenedInPage<Input, Answer>>;

/** A program that is ready to decide in the page. */
export interface OpenedInPage<Input, Answer> {
  /** What runs it there, in words after `runs on`, such as `the browser’s JavaScript`. */
  readonly engine: string;
  decide(input: Input): Decision<Answer>;
  /**
   * Says why, in steps of a few milliseconds between which the page may do other things.
   *
   * @param signal aborted once nobody asks any more
   */
  explain(input: Input, signal: AbortSignal): Explanation | Promise<Explanation>;
  /** What the program saw in an input that it decided on, as an SVG element, where that can be drawn. */
  look?(input: Input, decision: Decision<Answer>): string;
}
