import type { Homogeneity } from '../../harness/measures/homogeneity/schema.js';
import type { Results } from '../../harness/results/schema.js';
import { formatFigure, slug } from '../format.js';
import type { ProgramInReport, TaskInReport } from '../in-page.js';
import { KIND_NAMES, KINDS, namerOf, SYMBOLS, type Side } from '../names.js';
import { resultOf, slicesOf, togetherWith } from '../slice.js';
import { exampleId } from './gallery.js';
import { html, type Html } from './html.js';
import type { TryExample } from './try-example.js';

/** Links from the first screen to what there is to touch. */
export function tryLinks(offers: readonly TaskInReport[]): Html | null {
  return offers.length === 0
    ? null
    : html`<ul class="try-links" aria-label="Try it yourself">
        ${offers.map(({ task, title }) => html`<li><a href="#${slug('try', task)}">${title}</a></li>`)}
      </ul>`;
}

/** Where a reader gives both programs of a task inputs of their own; what it runs stands at the page's end. */
export function tryHtml(results: Results, offer: TaskInReport): Html {
  const id = slug('try', offer.task);
  const programs = programsOf(results, offer);
  return html`<section class="try" id="${id}" data-try="${offer.task}" aria-labelledby="${id}-title">
    <h3 id="${id}-title">Try it: ${lowerFirst(offer.title)}</h3>
    <p>${offer.reading}</p>
    <noscript><p class="notice">This needs JavaScript.</p></noscript>
    <div class="try-board">
      <div class="try-input">
        <div data-part="place"></div>
        <div
          class="steps"
          data-part="examples"
          role="group"
          aria-label="Inputs of this run on which the programs differ"
          hidden
        >
          <button type="button" data-step="-1">← Previous</button>
          <button type="button" data-step="1">The next hard one →</button>
          <label
            >Hard ones of this run
            <select></select
          ></label>
          <output></output>
        </div>
      </div>
      <div class="try-answers">${programs.map(answerHtml)}</div>
    </div>
    <p class="hidden" role="status" data-part="status"></p>
    <p class="small soft">
      Everything here runs in this page, on this device: the times are not those that were measured.
      ${programs.map((program) => roundingWords(results, offer, program))}
      ${
        examplesOf(results, offer.task).some(({ text }) => text === undefined)
          ? 'The programs are given the sounds of this run as they are played here, in 8 bits a sample.'
          : null
      }
    </p>
  </section>`;
}

/** A program with what the page calls it. */
type NamedProgram = ProgramInReport & Side;

/** The programs that can be tried, in the order of the page. */
export function programsOf(results: Results, { task: id, programs }: TaskInReport): readonly NamedProgram[] {
  const task = results.tasks.find((one) => one.id === id)!;
  const nameOf = namerOf(results, task);
  const named = programs.map((program) => ({ ...program, ...nameOf({ program: program.id }) }));
  return KINDS.flatMap((kind) => named.filter((program) => program.kind === kind));
}

function answerHtml({ id, name, kind }: NamedProgram): Html {
  return html`<div class="answer" data-program="${id}" data-name="${name}">
    <p class="${kind}">${SYMBOLS[kind]} ${name}</p>
    <p class="said" data-part="said">–</p>
    <p class="small soft" data-part="time"></p>
    <p class="small soft" data-part="how"></p>
    <div data-part="why"></div>
  </div>`;
}

/** That the network in the page is the rounded one, and what that was found to cost. */
function roundingWords(results: Results, { task: id }: TaskInReport, program: NamedProgram): string {
  const { bits, kind, name } = program;
  if (bits === undefined) return '';
  const who = kind === 'learned' && name === KIND_NAMES.learned ? 'The network' : name;
  const rounded = `${who} has its weights rounded to ${bits} bits here, to keep the page small`;
  const found = homogeneityOf(results, id, program.id);
  const entry = found?.quantised.find((one) => one.bits === bits);
  if (!found || !entry) return `${rounded}; what that changes was not measured in this run. `;
  const { n } = entry.accuracy;
  return `${rounded}: so rounded it was right on ${formatFigure(entry.accuracy)} of ${n} inputs in this run, and on ${formatFigure(found.float.accuracy)} unrounded. `;
}

function homogeneityOf(results: Results, id: string, program: string): Homogeneity | undefined {
  const task = results.tasks.find((one) => one.id === id)!;
  return slicesOf(results, task)
    .flatMap(({ subjects }) => subjects)
    .filter((subject) => subject.program === program)
    .map((subject) => resultOf(subject, 'homogeneity'))
    .find((result) => result !== undefined);
}

/** The scripts of all that can be tried, each of which runs when its section comes near. */
export const tryScripts = (offers: readonly TaskInReport[]): readonly string[] =>
  offers.flatMap(({ script, programs }) => [script, ...programs.map((program) => program.script)]);

/** What the sections run and decode, to be carried as data that the browser leaves alone until then. */
export function tryData(
  results: Results,
  offers: readonly TaskInReport[],
): readonly { readonly id: string; readonly content: string | Uint8Array }[] {
  return offers.flatMap(({ task, script, programs }) => [
    { id: slug('try', task, 'script'), content: script },
    ...programs.flatMap((program) => [
      { id: slug('try', task, program.id, 'script'), content: program.script },
      { id: slug('try', task, program.id, 'data'), content: program.data },
    ]),
    { id: slug('try', task, 'examples'), content: JSON.stringify(examplesOf(results, task)) },
  ]);
}

/** The inputs of the run on which the programs differ, as far as they can be read again. */
function examplesOf(results: Results, id: string): readonly TryExample[] {
  const task = results.tasks.find((one) => one.id === id)!;
  return slicesOf(results, task).flatMap((slice) =>
    (togetherWith(slice, 'disagreements')?.examples ?? []).flatMap((example, at): TryExample[] => {
      const text = example.input;
      if (text === undefined && example.sound === undefined) return [];
      return [
        {
          name: example.example,
          // A sound stands there already.
          place: exampleId(slice, at),
          ...(text === undefined ? {} : { text }),
          ...(example.truth === undefined ? {} : { truth: example.truth }),
          said: example.decisions.map(({ program, answer }) => ({ program, answer })),
        },
      ];
    }),
  );
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
