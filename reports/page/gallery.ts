import type { Disagreement } from '../../harness/measures/disagreements/schema.js';
import type { Scoring } from '../../harness/results/schema.js';
import { outcomeWords } from '../accuracy-words.js';
import { formatValue, slug } from '../format.js';
import { SYMBOLS } from '../names.js';
import type { Slice } from '../slice.js';
import { votesOf } from '../votes.js';
import { safeDrawing } from './drawing.js';
import { html, type Html } from './html.js';
import { SOUND_NOTE, soundHtml } from './sound.js';
import { votesHtml } from './votes.js';

/**
 * Inputs with what the programs said of each, and why, side by side. Where scripts run, one is shown at a time
 * (client-gallery.ts); else all stand below each other.
 */
export function galleryBlock(slice: Slice, examples: readonly Disagreement[]): Html {
  const id = slug(slice.id, 'examples');
  const filters = wrongFilters(slice, examples);
  return html`<div class="stepper" data-stepper="${id}">
    <div class="steps" role="group" aria-label="Which example is shown" hidden>
      <button type="button" data-step="-1">← Previous</button>
      <button type="button" data-step="1">Next →</button>
      ${filters.length < 2 ? null : filterHtml(filters)}
      <output></output>
      <button type="button" data-all hidden>Show all</button>
    </div>
    <ul class="gallery">
      ${examples.map((example, at) => exampleHtml(slice, example, exampleId(slice, at)))}
    </ul>
    ${examples.some(({ sound }) => sound !== undefined) ? html`<p class="small soft">${SOUND_NOTE}</p>` : null}
  </div>`;
}

/** The id of an example on the page, by its place in the gallery. */
export const exampleId = (slice: Slice, at: number): string => slug(slice.id, 'examples', String(at + 1));

function filterHtml(filters: ReturnType<typeof wrongFilters>): Html {
  return html`<label
    >Show
    <select>
      <option value="">all</option>
      ${filters.map(({ value, words }) => html`<option value="${value}">${words}</option>`)}
    </select></label
  >`;
}

/** Who is wrong, as words that an example carries and a reader chooses by. */
function wrongFilters(
  { nameOf, task }: Slice,
  examples: readonly Disagreement[],
): { value: string; words: string }[] {
  // How wrong an answer is makes no two kinds of examples.
  if (task.scoring) return [];
  const names = (example: Disagreement): string[] =>
    example.decisions.filter(({ right }) => !right).map((one) => nameOf(one).name);
  const found = new Map(examples.map((example) => [wrongOf(example), names(example)]));
  return [...found].map(([value, wrong]) => ({
    value,
    words: wrong.length === 0 ? 'all right' : `${wrong.join(' and ')} wrong`,
  }));
}

const wrongOf = ({ decisions }: Disagreement): string =>
  decisions.map(({ right }) => (right ? 'right' : 'wrong')).join('-');

function exampleHtml(slice: Slice, shown: Disagreement, id: string): Html {
  const { example, truth, truthSound, drawing, sound, decisions } = shown;
  return html`<li id="${id}" data-wrong="${wrongOf(shown)}">
    <div class="input">
      ${safeDrawing(drawing)} ${sound === undefined ? null : soundHtml(sound, example)}
      ${truth === undefined ? null : html`<p><span class="soft">${slice.task.scoring ? 'Truth' : 'Right'}:</span> <strong>${truth}</strong></p>`}
      ${truthSound === undefined ? null : soundHtml(truthSound, `the truth of ${example}`)}
      <p class="small soft"><a href="#${id}">${example}</a></p>
    </div>
    ${decisions.map((decision) => decisionHtml(slice, decision, shown))}
  </li>`;
}

type Said = Disagreement['decisions'][number];

function decisionHtml({ nameOf, task }: Slice, said: Said, { example, drawing }: Disagreement): Html {
  const { name, kind } = nameOf(said);
  const confidence =
    said.confidence === undefined
      ? null
      : html`<span class="soft small">confidence ${formatValue(said.confidence, 'share')}</span>`;
  return html`<div class="answer">
    <p class="${kind}">${SYMBOLS[kind]} ${name}</p>
    <p class="said">
      ${said.answer ?? 'no answer'} <span class="badge">${ruling(said, task.scoring)}</span> ${confidence}
    </p>
    ${said.sound === undefined ? null : soundHtml(said.sound, `${name} on ${example}`)}
    ${marksOf(said.drawing) === marksOf(drawing) ? null : safeDrawing(said.drawing)} ${explanationHtml(said)}
    ${said.enough ? enoughHtml(said.enough) : null}
  </div>`;
}

/** What is to be seen of a drawing: its title is not. */
const marksOf = (drawing: string): string => drawing.replace(/<title>[^<]*<\/title>/, '');

/** The parts of the input without which nothing else is needed. */
function enoughHtml({ parts, of, drawing }: NonNullable<Said['enough']>): Html {
  return html`<div class="enough">
    ${safeDrawing(drawing)}
    <p class="soft">${parts} of ${of} parts (green) are enough for this answer, whatever the others hold.</p>
  </div>`;
}

function ruling({ answer, right, outcome }: Said, scoring: Scoring | undefined): string {
  if (scoring && outcome !== undefined) return outcomeWords(outcome, scoring);
  if (right) return '✓ right';
  return answer === null ? '– abstains' : '✗ wrong';
}

function explanationHtml({ explanation, answer }: Said): Html {
  if (explanation.kind === 'attribution') {
    return html`<p class="soft">
      What spoke for the answer (purple) and against it (yellow), by ${explanation.method}
    </p>`;
  }
  const { steps } = explanation;
  const votes = votesOf(steps, answer ?? undefined);
  return html`${
      votes
        ? votesHtml(votes, votes.steps)
        : html`<ol>
            ${steps.map(({ because }) => html`<li>${because}</li>`)}
          </ol>`
    }
    <details>
      <summary>Rules and facts by name</summary>
      <ol>
        ${steps.map(
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
