import {
  cellWords,
  MATRIX_TITLE,
  matrixReading,
  type ErrorMatrix,
  type MatrixCell,
} from '../error-matrix.js';
import { SYMBOLS } from '../names.js';
import { exampleId } from './gallery.js';
import { html, trusted, type Html } from './html.js';

/**
 * The matrix as a table: all its figures are there without a script, to a screen reader and on paper. A cell of which the
 * gallery has examples leads to the first of them; where scripts run, the gallery then shows these alone (client-gallery.ts).
 */
export function matrixHtml(matrix: ErrorMatrix, level: 4 | 6): Html {
  const { id, slice, programs, truths, answers, rows } = matrix;
  const furthest = Math.max(1, ...rows.flat().map((cell) => (cell.right ? 0 : apart(cell))));
  const [one, other] = programs.map(({ name, kind }) => `${SYMBOLS[kind]} ${name}`);
  const linked = rows.flat().some(({ examples }) => examples.length > 0);
  return html`<figure id="${id}" class="errors">
    <figcaption>
      ${level === 4 ? html`<h4>${MATRIX_TITLE}</h4>` : html`<h6>${MATRIX_TITLE}</h6>`}
      <p>${matrixReading(matrix)}${linked ? ' What is underlined leads to examples.' : null}</p>
    </figcaption>
    <div class="scroll" role="group" aria-label="${MATRIX_TITLE} ${slice.title}">
      <table class="matrix">
        <caption>
          <span>${one!} · ${other!}, of the inputs of ${slice.title}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Right</th>
            ${answers.map((answer) => html`<th scope="col">${answer}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (cells, row) =>
              html`<tr>
                <th scope="row">${truths[row]!}</th>
                ${cells.map((cell, column) => cellHtml(matrix, cell, [truths[row]!, answers[column]!], furthest))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </figure>`;
}

const apart = ({ counts: [one, other] }: MatrixCell): number => Math.abs(one - other);

function cellHtml(
  { slice, programs }: ErrorMatrix,
  cell: MatrixCell,
  [truth, answer]: readonly [string, string],
  furthest: number,
): Html {
  const words = cellWords(cell);
  const [one, other] = cell.counts;
  if (cell.right) return html`<td class="right">${words}</td>`;
  if (one === other && cell.examples.length === 0) return html`<td>${words}</td>`;
  const kind = one === other ? '' : `${programs[one > other ? 0 : 1].kind}-more`;
  // The square root lets rare errors be seen beside frequent ones.
  const depth = Math.sqrt(apart(cell) / furthest).toFixed(2);
  const ids = cell.examples.map((at) => exampleId(slice, at));
  const shown =
    ids.length === 0
      ? words
      : html`<a href="#${ids[0]!}" data-only="${ids.join(' ')}" data-words="${truth} answered as ${answer}"
          >${words}</a
        >`;
  return html`<td class="${kind}" ${trusted(`style="--depth:${depth}"`)}>${shown}</td>`;
}
