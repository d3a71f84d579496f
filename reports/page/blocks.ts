import type { Block, Chart, Outline, Section, Strip, Table, TaskQuestion } from '../block.js';
import { galleryBlock } from './gallery.js';
import { html, type Html } from './html.js';
import { methodsHtml, type MethodPlaces } from './methods.js';
import { legendHtml } from './legend.js';
import { matrixHtml } from './matrix.js';
import { safeDrawing } from './drawing.js';
import { SOUND_NOTE, soundHtml } from './sound.js';

/** A question with its open sections, and after these the folded ones together. */
export function questionHtml({ id, title, answer, sections }: TaskQuestion, methods: MethodPlaces): Html {
  const open = sections.filter(({ folded }) => !folded);
  const rest = sections.filter(({ folded }) => folded);
  const shown = (some: readonly Section[]) => some.map((section) => sectionHtml(section, 5, methods));
  return html`<section id="${id}" class="question">
    <h4>${title}</h4>
    ${answer.map((sentence) => html`<p>${sentence}</p>`)} ${shown(open)}
    ${rest.length === 0 ? null : html`<div class="folds">${shown(rest)}</div>`}
  </section>`;
}

/** A section with its heading on the given level; charts within stand one level below it. */
export function sectionHtml(
  { id, title, blocks, folded }: Section,
  level: 3 | 5,
  methods: MethodPlaces,
): Html {
  const heading = level === 3 ? html`<h3>${title}</h3>` : html`<h5>${title}</h5>`;
  const content = contentHtml(blocks, level === 3 ? 4 : 6, methods);
  if (!folded) return html`<section id="${id}">${heading}${content}</section>`;
  return html`<section id="${id}" class="folded">
    <details>
      <summary>${heading}</summary>
      ${content}
    </details>
  </section>`;
}

/** Blocks below each other; what is said before a lone chart stands beside it, where there is room. */
function contentHtml(blocks: readonly Block[], level: 4 | 6, methods: MethodPlaces): readonly Html[] {
  const after = blocks.findIndex(({ kind }) => kind !== 'paragraph');
  const first = blocks[after];
  const [chart, ...others] = first?.kind === 'charts' ? first.charts : [];
  const shown = (some: readonly Block[]) => some.map((block) => blockHtml(block, level, methods));
  if (after < 1 || !chart || others.length > 0) return shown(blocks);
  const said = shown(blocks.slice(0, after));
  return [
    html`<div class="charts">${chartHtml(chart, level, methods, said)}</div>`,
    ...shown(blocks.slice(after + 1)),
  ];
}

/** A block; its charts have their titles on the given level. */
export function blockHtml(block: Block, level: 4 | 6, methods: MethodPlaces): Html {
  switch (block.kind) {
    case 'paragraph':
      return html`<p>${block.text}</p>`;
    case 'facts':
      return factsHtml(block.facts);
    case 'table':
      return tableHtml(block.table);
    case 'charts':
      return html`<div class="charts">${block.charts.map((chart) => chartHtml(chart, level, methods))}</div>`;
    case 'matrix':
      return matrixHtml(block.matrix, level);
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
        ${block.sounds?.some((sound) => sound !== undefined) ? html`<p class="small soft">${SOUND_NOTE}</p>` : null}
      </div>`;
    case 'folded':
      return html`<details class="more">
        <summary>${block.title}</summary>
        ${block.blocks.map((inner) => blockHtml(inner, level, methods))}
      </details>`;
    case 'strips':
      return html`<ul class="strips">
        ${block.strips.map(stripHtml)}
      </ul>`;
    case 'outline':
      return html`<div class="outline">
        <p><strong>${block.title}</strong></p>
        ${outlineHtml(block.items)}
      </div>`;
    case 'disagreements':
      return galleryBlock(block.slice, block.examples);
  }
}

function stripHtml({ title, drawings, sound }: Strip): Html {
  return html`<li>
    <p><strong>${title}</strong></p>
    <div>
      ${drawings.map(
        ({ label, drawing }) =>
          html`<div>
            ${safeDrawing(drawing)}
            <p class="small soft">${label}</p>
          </div>`,
      )}
    </div>
    ${sound === undefined ? null : soundHtml(sound, title)}
  </li>`;
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

/** @param said what is to be said before how to read it */
function chartHtml(chart: Chart, level: 4 | 6, methods: MethodPlaces, said: readonly Html[] = []): Html {
  const title = level === 4 ? html`<h4>${chart.title}</h4>` : html`<h6>${chart.title}</h6>`;
  return html`<figure id="${chart.id}" ${said.length === 0 ? null : html` class="said"`}>
    <figcaption>
      ${title} ${said.length === 0 ? null : html`<div class="said">${said}</div>`}
      <p>
        ${chart.reading}${chart.direction ? html` <span class="direction">${chart.direction}</span>` : null}
      </p>
    </figcaption>
    ${legendHtml(chart.legend)}
    <div role="img" aria-label="${chart.description}">
      <div class="chart" data-chart="${chart.id}" aria-hidden="true" ${heightOf(chart)}></div>
    </div>
    <details>
      <summary>Figures and method<span class="hidden"> of ${chart.title}</span></summary>
      ${tableHtml(chart.table)} ${methodsHtml(chart, methods)}
    </details>
  </figure>`;
}

/** Room for the axis and its title below a chart, in pixels. */
const AXIS = 50;

/** The height that a chart will have, so that nothing moves when it is drawn; where only drawing tells it, none. */
function heightOf({ spec }: Chart): Html | null {
  const height = 'height' in spec ? spec.height : undefined;
  return typeof height === 'number' ? html` style="min-height:${height + AXIS}px"` : null;
}
