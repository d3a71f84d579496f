import type { Results } from '../../harness/results/schema.js';
import { slug } from '../format.js';
import type { TaskInReport } from '../in-page.js';
import { SYMBOLS } from '../names.js';
import { html, type Html } from './html.js';
import { programsOf } from './try.js';

/**
 * Something to touch on the first screen: a small place in which a task is tried, of the first task that has room in it. Reasons
 * stand where all of the task is tried, to which it leads with the same input.
 */
export function padHtml(results: Results, offers: readonly TaskInReport[]): Html | null {
  const offer = offers.find(({ onFirstScreen }) => onFirstScreen);
  if (!offer) return null;
  const id = slug('try', offer.task);
  // Until the script brings the paper itself, its place is as large.
  return html`<div class="pad" data-pad="${id}" role="group" aria-label="${offer.title}">
    <div data-part="place"><div class="try-paper"></div></div>
    <button type="button" data-part="example" title="One of this run on which the programs differ" hidden>
      Show me one
    </button>
    <div class="pad-answers">
      ${programsOf(results, offer).map(
        (program) =>
          html`<p data-program="${program.id}" data-name="${program.name}">
            <span class="${program.kind}" aria-hidden="true">${SYMBOLS[program.kind]}</span>
            <span class="hidden">${program.name}</span> <span class="said" data-part="said">–</span>
          </p>`,
      )}
      <p class="small soft">
        <span data-part="right">Answers at once.</span>
        <a href="#${id}" data-part="why" hidden
          >Why?<span class="hidden"> What they saw in it stands below</span></a
        >
      </p>
    </div>
    <p class="hidden" role="status" data-part="status"></p>
  </div>`;
}
