import type { Claim, Results } from '../../harness/results/schema.js';
import { adviceOf } from '../advice.js';
import { glanceOf, type GlanceCell, type GlanceRow, type Mark, type Panel } from '../glance.js';
import { SYMBOLS } from '../names.js';
import { CLAIM_SYMBOLS } from './claims.js';
import { html, type Html } from './html.js';
import { capital } from '../words.js';

/**
 * The first screen's chart: a row a task, a panel a measure, both programs as marks on one logarithmic axis. It is drawn
 * here and not by Vega, so that it is there at first paint and without JavaScript; places are in per cent, so that it is
 * as wide as its column.
 */
export function glanceHtml(results: Results): Html {
  const { panels, rows } = glanceOf(results);
  if (panels.length === 0) return html`<p class="glance">No two programs were compared in this run.</p>`;
  return html`<div
    class="glance scroll"
    role="group"
    aria-label="Both programs of every task in every measure"
  >
    <table role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">Which would you ship?</th>
          ${panels.map(({ title }) => html`<th scope="col" role="columnheader">${title}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows.map((row) => rowHtml(row, panels))}
      </tbody>
      <tfoot aria-hidden="true">
        <tr>
          <td class="small soft">Better is to the left; thin lines are 95 % intervals.</td>
          ${panels.map(({ ticks }) => html`<td>${axisHtml(ticks)}</td>`)}
        </tr>
      </tfoot>
    </table>
  </div>`;
}

function rowHtml(row: GlanceRow, panels: readonly Panel[]): Html {
  const { sentence, between } = adviceOf(row);
  const { slice } = row.row;
  const at = sentence.indexOf(':');
  return html`<tr role="row">
    <th scope="row" role="rowheader">
      <a href="#${slice.id}">${sentence.slice(0, at)}</a>
      <p>${capital(sentence.slice(at + 2))}</p>
      ${between === undefined ? null : html`<p class="soft">${between}</p>`}
    </th>
    ${row.cells.map((cell, index) => cellHtml(cell, panels[index]!))}
  </tr>`;
}

function cellHtml({ cell, words, marks }: GlanceCell, { title, ticks }: Panel): Html {
  const leader = cell.state === 'not measured' ? undefined : cell.leader;
  return html`<td role="cell" data-measure="${title}">
    <span class="words ${leader?.kind ?? 'soft'}">${leader ? `${SYMBOLS[leader.kind]} ` : ''}${words}</span>
    ${marks.length === 0 ? null : stripHtml(marks, ticks)}
    <span class="rest">
      ${marks.map(
        ({ side, value, full }) =>
          html`<span title="${side.name}: ${full}"
            ><span class="${side.kind}" aria-hidden="true">${SYMBOLS[side.kind]}</span
            ><span class="hidden">${side.name}</span> ${value}</span
          > `,
      )}
    </span>
  </td>`;
}

/** Height of a strip, in pixels; each program has a line of its own, so that equal ones do not hide each other. */
const HEIGHT = 30;

function stripHtml(marks: readonly Mark[], ticks: Panel['ticks']): Html {
  const lines = marks.map((_, index) => ((index + 1) * HEIGHT) / (marks.length + 1));
  return html`<svg class="strip" width="100%" height="${HEIGHT}" aria-hidden="true">
    ${ticks.map(
      ({ at }) =>
        html`<line x1="${percent(at)}" x2="${percent(at)}" y1="0" y2="${HEIGHT}" class="grid"></line>`,
    )}
    ${marks.map(({ side, at, interval }, index) => {
      const y = lines[index]!;
      return html`<g class="${side.kind}">
        ${
          interval
            ? html`<line
                x1="${percent(interval[0])}"
                x2="${percent(interval[1])}"
                y1="${y}"
                y2="${y}"
              ></line>`
            : null
        }
        <svg x="${percent(at)}" y="${y}" overflow="visible">
          ${
            side.kind === 'handwritten'
              ? html`<circle r="4.6"></circle>`
              : html`<path d="M0-6L6 0L0 6L-6 0Z"></path>`
          }
        </svg>
      </g>`;
    })}
  </svg>`;
}

function axisHtml(ticks: Panel['ticks']): Html {
  return html`<div class="axis">
    ${ticks.map(({ at, label }) => html`<span style="left:${percent(at)}">${label}</span>`)}
  </div>`;
}

const percent = (share: number): string => `${Number((100 * share).toFixed(2))}%`;
/** The essay's claims as chips that lead to what was found of each. */
export function claimChips(claims: readonly Claim[]): Html | null {
  if (claims.length === 0) return null;
  return html`<ul class="chips" aria-label="The essay’s claims">
    ${claims.map(
      ({ id, statement, verdict }) =>
        html`<li>
          <a href="#claim-${id}" title="${statement} ${capital(verdict)}."
            ><span aria-hidden="true">${CLAIM_SYMBOLS[verdict]}</span> ${capital(id.replaceAll('-', ' '))}
            <span class="hidden">: ${verdict}</span></a
          >
        </li>`,
    )}
  </ul>`;
}

/** The command that repeats the run, ready to be copied. */
export function commandHtml({ run }: Results): Html {
  return html`<p class="command">
    <code id="command">${run.commandLine}</code>
    <button type="button" id="copy" data-copies="command" hidden>Copy</button>
  </p>`;
}
