import { formatGap, formatP } from '../format.js';
import { KINDS, SYMBOLS, type Side } from '../names.js';
import {
  equivalence,
  reservation,
  tally,
  titleBeside,
  valuesOf,
  type ComparedCell,
  type Verdict,
  type VerdictCell,
} from '../verdict.js';
import { html, type Html } from './html.js';
import { capital } from '../words.js';

/** The verdict on one screen: a table of tasks and measures, then a sentence a task. */
export function verdictHtml({ caption, columns, rows, wins }: Verdict): Html {
  return html`<div class="verdicts scroll" role="group" aria-label="The verdict: tasks by measures">
      <table role="table">
        <caption>
          <span>${caption}</span>
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">Task</th>
            ${columns.map(({ title }) => html`<th scope="col" role="columnheader">${title}</th>`)}
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${rows.map(
            ({ slice, pair, cells }) =>
              html`<tr role="row">
                <th scope="row" role="rowheader">
                  <a href="#${slice.id}">${slice.task.title}</a>
                  <span class="small">${[slice.title, pair].filter(Boolean).join(': ')}</span>
                </th>
                ${cells.map((cell, index) => cellHtml(cell, columns[index]!))}
              </tr>`,
          )}
        </tbody>
        <tfoot role="rowgroup">
          <tr role="row">
            <th scope="row" role="rowheader">Wins</th>
            ${wins.map((win, index) => html`<td role="cell" data-measure="${columns[index]!.title}">${tally(win)}</td>`)}
          </tr>
        </tfoot>
      </table>
    </div>
    <ul class="sentences">
      ${rows.map(({ sentence }) => html`<li>${sentence}</li>`)}
    </ul>`;
}

function cellHtml(cell: VerdictCell, column: Verdict['columns'][number]): Html {
  const { title } = column;
  if (cell.state === 'not measured')
    return html`<td role="cell" data-measure="${title}" class="soft">– Not measured</td>`;
  const gap = formatGap(cell.comparison);
  const { state, comparison, leader, sides } = cell;
  // The p value asks whether there is any difference: beside an equivalence it says nothing of it.
  const p = state === 'equivalent' ? '' : formatP(comparison.p);
  const certainty = [gap.interval, p].filter(Boolean).join(' ');
  const reserved = reservation(comparison);
  const beside = titleBeside(cell, column);
  const values = valuesOf(cell).map(
    ({ side, value, full }) => html`<span title="${side.name}: ${full}">${symbol(side)} ${value}</span> `,
  );
  return html`<td role="cell" data-measure="${title}" class="${state === 'win' ? `win-${leader!.kind}` : ''}">
    ${heading(cell)} ${beside === '' ? null : html`<span class="rest">${beside}</span>`}
    <span class="amount">${leader ? null : html`${symbol(sides[1])} `}${gap.beside}</span>
    <span class="rest">${certainty}</span>
    ${reserved === '' ? null : html`<span class="rest">${reserved}</span>`}
    <span class="rest">${values}</span>
  </td>`;
}

function heading({ state, leader, comparison }: ComparedCell): Html {
  if (state === 'equivalent') return html`<span class="winner">= ${capital(equivalence(comparison))}</span>`;
  if (state === 'undecided' || leader === undefined) return html`<span class="winner">? Undecided</span>`;
  const words = state === 'slight' ? `${leader.name}, slightly` : leader.name;
  return html`<span class="winner ${leader.kind}">${symbol(leader)} ${words}</span>`;
}
function symbol({ kind, name }: Side): Html {
  return html`<span class="${kind}" aria-hidden="true">${SYMBOLS[kind]}</span
    ><span class="hidden">${name}</span>`;
}

/** What the two symbols stand for. */
export function keyHtml(): Html {
  const meaning = {
    handwritten: 'hand-written: people wrote the rules',
    learned: 'learned: a network was trained',
  };
  return html`<ul class="symbols" aria-label="Symbols">
    ${KINDS.map((kind) => html`<li><span class="${kind}">${SYMBOLS[kind]}</span> ${meaning[kind]}</li>`)}
  </ul>`;
}
