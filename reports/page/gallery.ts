import type { Disagreement } from '../../harness/measures/disagreements/schema.js';
import { formatValue } from '../format.js';
import { SYMBOLS } from '../names.js';
import type { Slice } from '../slice.js';
import { safeDrawing } from './drawing.js';
import { html, type Html } from './html.js';

/** Examples that stand open; the rest can be opened. */
const OPEN = 4;

/** Inputs with what the programs said of each, and why, side by side. */
export function galleryBlock(slice: Slice, examples: readonly Disagreement[]): Html {
  const list = (shown: readonly Disagreement[]) =>
    html`<ul class="gallery">
      ${shown.map((example) => exampleHtml(slice, example))}
    </ul>`;
  const rest = examples.slice(OPEN);
  return html`${list(examples.slice(0, OPEN))}
  ${
    rest.length === 0
      ? null
      : html`<details>
          <summary>${rest.length} more</summary>
          ${list(rest)}
        </details>`
  }`;
}

function exampleHtml(slice: Slice, { example, truth, drawing, sound, decisions }: Disagreement): Html {
  return html`<li>
    <div class="input">
      ${safeDrawing(drawing)} ${sound === undefined ? null : soundHtml(sound, example)}
      <p><span class="soft">Right:</span> <strong>${truth}</strong></p>
      <p class="small soft">${example}</p>
    </div>
    ${decisions.map((decision) => decisionHtml(slice, decision, drawing))}
  </li>`;
}

/** A WAV file of our own making, inlined; nothing else is let in. */
const WAV = /^data:audio\/wav;base64,[A-Za-z0-9+/]+=*$/;

/**
 * A sound to be listened to.
 *
 * @param example names it to a screen reader
 */
export function soundHtml(sound: string, example: string): Html {
  return WAV.test(sound)
    ? html`<audio controls preload="none" src="${sound}" aria-label="Listen to ${example}"></audio>`
    : html`<p class="small soft">Sound left out: it is no WAV file as a data URI.</p>`;
}

type Said = Disagreement['decisions'][number];

function decisionHtml({ nameOf }: Slice, said: Said, input: string): Html {
  const { name, kind } = nameOf(said);
  const confidence =
    said.confidence === undefined
      ? null
      : html`<span class="soft small">confidence ${formatValue(said.confidence, 'share')}</span>`;
  return html`<div class="answer">
    <p class="${kind}">${SYMBOLS[kind]} ${name}</p>
    <p class="said">${said.answer ?? 'no answer'} <span class="badge">${ruling(said)}</span> ${confidence}</p>
    ${said.drawing === input ? null : safeDrawing(said.drawing)} ${explanationHtml(said.explanation)}
    ${said.enough ? enoughHtml(said.enough) : null}
  </div>`;
}

/** The parts of the input without which nothing else is needed. */
function enoughHtml({ parts, of, drawing }: NonNullable<Said['enough']>): Html {
  return html`<div class="enough">
    ${safeDrawing(drawing)}
    <p class="soft">${parts} of ${of} parts (green) are enough for this answer, whatever the others hold.</p>
  </div>`;
}

function ruling({ answer, right }: Said): string {
  if (right) return '✓ right';
  return answer === null ? '– abstains' : '✗ wrong';
}

function explanationHtml(explanation: Said['explanation']): Html {
  if (explanation.kind === 'attribution') {
    return html`<p class="soft">
      What spoke for the answer (blue) and against it (orange), by ${explanation.method}
    </p>`;
  }
  return html`<ol>
      ${explanation.steps.map(({ because }) => html`<li>${because}</li>`)}
    </ol>
    <details>
      <summary>Rules and facts by name</summary>
      <ol>
        ${explanation.steps.map(
          ({ rule, facts }) =>
            html`<li><code>${rule}</code> <span class="soft">${factsOf(facts)}</span></li>`,
        )}
      </ol>
    </details>`;
}

function factsOf(facts: Readonly<Record<string, string | number | boolean>>): string {
  return Object.entries(facts)
    .map(([name, fact]) => `${name} = ${fact}`)
    .join(', ');
}
