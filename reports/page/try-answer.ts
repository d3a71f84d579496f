/// <reference lib="dom" />

import type { Decision, Explanation, RuleTrace, TraceStep } from '../../tasks/contract/index.js';
import { element } from '../../tasks/kit/page-elements.js';
import { formatValue } from '../format.js';
import { votesOf, type StepVotes } from '../votes.js';
import { clearSaid, showSaid } from './try-said.js';
import { votesHtml } from './votes.js';

/** Reasons that are shown at once; the others stand folded. */
const SHOWN = 6;

/** A decision with all that is said of it. */
export interface SaidInPage {
  readonly decision: Decision<unknown>;
  /** The answer in words; null for an abstention. */
  readonly words: string | null;
  /** What the program said of the same input in the run, where that was something else. */
  readonly before?: string | undefined;
}

/** Where the page shows what one program says of an input, and why. */
export class AnswerInPage {
  constructor(private readonly element: HTMLElement) {}

  get name(): string {
    return this.element.dataset.name!;
  }

  /** Takes an answer off the page. */
  clear(): void {
    clearSaid(this.element);
    this.part('time').textContent = '';
    this.part('how').textContent = '';
    this.part('why').replaceChildren();
  }

  say({ decision, words, before }: SaidInPage): void {
    showSaid(this.element, decision, words);
    this.part('time').textContent = '';
    // Why it said what it said before is no longer why.
    this.part('why').ariaBusy = 'true';
    this.part('how').textContent = [
      ...(decision.kind === 'abstain' && decision.reason !== undefined ? [decision.reason] : []),
      ...(before === undefined ? [] : [`in the run it said: ${before}`]),
    ].join('; ');
  }

  /**
   * @param milliseconds of one decision; 0 where the clock of the page is too coarse to tell
   * @param engine what it ran on
   */
  time(milliseconds: number, engine: string): void {
    const time = milliseconds === 0 ? 'Too short for this clock' : formatValue(milliseconds * 1e6, 'ns');
    this.part('time').textContent = `${time}, on ${engine}`;
  }

  /**
   * @param drawing the input with what the program saw of it or was moved by
   */
  explain(decision: Decision<unknown>, explanation: Explanation, drawing: string): void {
    this.part('why').ariaBusy = 'false';
    const picture = element('div', { class: 'drawing' });
    picture.innerHTML = drawing;
    this.part('why').replaceChildren(
      picture,
      ...(explanation.kind === 'attribution'
        ? [
            element(
              'p',
              { class: 'small soft' },
              `What spoke for the answer (purple) and against it (yellow), by ${explanation.method}`,
            ),
          ]
        : traceElements(decision, explanation)),
    );
  }

  failToExplain(error: unknown): void {
    this.part('why').ariaBusy = 'false';
    this.part('why').textContent = `It cannot say why: ${String(error)}`;
  }

  private part(name: string): HTMLElement {
    return this.element.querySelector<HTMLElement>(`[data-part="${name}"]`)!;
  }
}

/** The steps of rules: in their order, or where they vote, by how much they moved the answer before the runner-up. */
function traceElements(decision: Decision<unknown>, { steps }: RuleTrace): readonly HTMLElement[] {
  const votes = votesOf(steps, decision.kind === 'answer' ? String(decision.answer) : undefined);
  if (!votes) return [element('ol', {}, ...steps.map(({ because }) => element('li', {}, because)))];
  const weighed = votes.steps
    .filter(({ step }) => step.votes !== undefined)
    .sort((one, other) => movedBy(other) - movedBy(one));
  const shown = weighed.filter((step) => movedBy(step) > 0).slice(0, SHOWN);
  const rest = weighed.slice(shown.length);
  const table = (of: typeof weighed) => {
    const holder = element('div');
    holder.innerHTML = votesHtml(votes, of).text;
    return holder;
  };
  return [
    ...steps
      .filter((step) => step.votes === undefined)
      .map(({ because }) => element('p', { class: 'small' }, because)),
    ...(shown.length === 0 ? [] : [table(shown)]),
    ...(rest.length === 0
      ? []
      : [element('details', {}, element('summary', {}, `${rest.length} more that said less`), table(rest))]),
  ];
}

const movedBy = ({ towards, away }: StepVotes<TraceStep>): number => Math.abs(towards - away);
