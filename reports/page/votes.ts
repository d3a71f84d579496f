import type { TraceStep } from '../../tasks/contract/index.js';
import { othersText, signedVotes, type StepVotes, type TraceVotes } from '../votes.js';
import { html, type Html } from './html.js';

/**
 * Steps of rules that vote, each with its votes for the answer and for the runner-up as numbers at the two ends of a bar: to the
 * right as far as it spoke for the answer, to the left as far as for the runner-up. The gallery and what can be tried in the page
 * draw alike.
 *
 * @param steps those to show, in the order of their rows
 */
export function votesHtml(
  { answer, runnerUp, most }: TraceVotes<TraceStep>,
  steps: readonly StepVotes<TraceStep>[],
): Html {
  return html`<table class="votes">
    <thead>
      <tr>
        <th scope="col">Because</th>
        ${runnerUp === undefined ? html`<td></td>` : html`<th scope="col">for ${runnerUp}</th>`}
        <td></td>
        <th scope="col">for ${answer}</th>
      </tr>
    </thead>
    <tbody>
      ${steps.map((step) => stepHtml(step, most))}
    </tbody>
  </table>`;
}

/** The bar is the ground of a cell without text: it is nothing to a screen reader, which reads the numbers beside it. */
function stepHtml(said: StepVotes<TraceStep>, most: number): Html {
  const { step, answer, runnerUp, towards, away } = said;
  if (answer === 0 && runnerUp === 0) {
    const others = othersText(said);
    return html`<tr>
      <td colspan="4">${step.because}${others === '' ? null : html` <span class="soft">${others}</span>`}</td>
    </tr>`;
  }
  return html`<tr>
    <td>${step.because}</td>
    <td>${numberOf(runnerUp)}</td>
    <td style="${barOf(towards, away, most)}"></td>
    <td>${numberOf(answer)}</td>
  </tr>`;
}

const numberOf = (votes: number): string => (votes === 0 ? '' : signedVotes(votes));

/** How far a bar reaches to either side, in per cent of its half. */
function barOf(towards: number, away: number, most: number): string {
  const reach = (side: string, votes: number) =>
    votes === 0 ? [] : [`--${side}:${Math.round((100 * votes) / most)}`];
  return [...reach('for', towards), ...reach('against', away)].join(';');
}
