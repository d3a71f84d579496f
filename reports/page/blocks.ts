import type { Block, Chart, Outline, Section, Table } from '../block.js';
import { galleryBlock, soundHtml } from './gallery.js';
import { html, type Html } from './html.js';
import { legendHtml } from './legend.js';
import { safeDrawing } from './drawing.js';

/** A section with its heading on the given level; charts within stand one level below it. */
export function sectionHtml(section: Section, level: 3 | 4): Html {
  const title = level === 3 ? html`<h3>${section.title}</h3>` : html`<h4>${section.title}</h4>`;
  return html`<section id="${section.id}">
    ${title}${section.blocks.map((block) => blockHtml(block, level === 3 ? 4 : 5))}
  </section>`;
}

/** A block; its charts have their titles on the given level. */
export function blockHtml(block: Block, level: 4 | 5): Html {
  switch (block.kind) {
    case 'paragraph':
      return html`<p>${block.text}</p>`;
    case 'facts':
      return factsHtml(block.facts);
    case 'table':
      return tableHtml(block.table);
    case 'charts':
      return html`<div class="charts">${block.charts.map((chart) => chartHtml(chart, level))}</div>`;
    case 'drawings':
      return html`<div class="drawings" role="group" aria-label="${block.caption}">
        ${block.drawings.map((drawing, index) => {
          const label = block.labels?.[index];
          const sound = block.sounds?.[index];
          return label === undefined
            ? safeDrawing(drawing)
            : html`<div>
                ${safeDrawing(drawing)} ${sound === undefined ? null : soundHtml(sound, label)}
                <p class="small soft">${label}</p>
              </div>`;
        })}
      </div>`;
    case 'outline':
      return html`<div class="outline">
        <p><strong>${block.title}</strong></p>
        ${outlineHtml(block.items)}
      </div>`;
    case 'disagreements':
      return galleryBlock(block.slice, block.examples);
  }
}

function outlineHtml(items: readonly Outline[]): Html {
  return html`<ul>
    ${items.map(
      ({ text, result, note, items: inner }) =>
        html`<li>
          ${text}${result === undefined ? null : html` → <strong>${result}</strong>`}
          ${note === undefined ? null : html`<span class="soft small">${note}</span>`}
          ${inner.length === 0 ? null : outlineHtml(inner)}
        </li>`,
    )}
  </ul>`;
}

/** Terms with what they are. */
function factsHtml(facts: readonly (readonly [term: string, description: string])[]): Html {
  return html`<dl class="facts">
    ${facts.map(
      ([term, description]) =>
        html`<dt>${term}</dt>
          <dd>${description}</dd>`,
    )}
  </dl>`;
}

/** Longer than this, a text may break; shorter, it stays on one line. */
const ONE_LINE = 26;
/** With no more columns than this, a table need not fill the page. */
const FEW = 4;

/** A table in a box of its own, in which it scrolls where the screen is narrow. */
function tableHtml({ caption, columns, rows }: Table): Html {
  const classes = columns.map(({ numeric }, column) => {
    if (numeric) return 'number';
    return rows.some((row) => (row[column]?.length ?? 0) > ONE_LINE) ? 'words' : 'word';
  });
  const cells = (texts: readonly string[]) =>
    texts.map((text, index) => html`<td class="${classes[index + 1]!}">${cellHtml(text)}</td>`);
  return html`<div class="scroll" role="group" aria-label="${caption}">
    <table class="${columns.length <= FEW ? 'few' : 'many'}">
      <caption>
        <span>${caption}</span>
      </caption>
      <thead>
        <tr>
          ${columns.map(({ title }, column) => html`<th scope="col" class="${classes[column]!}">${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([name, ...texts]) =>
            html`<tr>
              <th scope="row" class="${classes[0]!}">${name ?? ''}</th>
              ${cells(texts)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** An interval stands below its value, so that values are compared at a glance and tables stay narrow. */
function cellHtml(text: string): Html | string {
  const parts = /^(.+) (\[[^\]]+\](?: range| of inputs)?)$/.exec(text);
  return parts === null ? text : html`${parts[1]!} <span class="interval">${parts[2]!}</span>`;
}

function chartHtml(chart: Chart, level: 4 | 5): Html {
  const title = level === 4 ? html`<h4>${chart.title}</h4>` : html`<h5>${chart.title}</h5>`;
  return html`<figure id="${chart.id}">
    <figcaption>
      ${title}
      <p>
        ${chart.reading}${chart.direction ? html` <span class="direction">${chart.direction}</span>` : null}
      </p>
    </figcaption>
    ${legendHtml(chart.legend)}
    <div role="img" aria-label="${chart.description}">
      <div class="chart" data-chart="${chart.id}" aria-hidden="true"></div>
    </div>
    <details>
      <summary>Figures and method<span class="hidden"> of ${chart.title}</span></summary>
      ${tableHtml(chart.table)}
      <p class="method">Method: ${chart.methods.join(' · ')}</p>
    </details>
  </figure>`;
}
