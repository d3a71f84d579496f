import { createHash } from 'node:crypto';

import type { Results, TaskResults } from '../../harness/results/schema.js';
import type { Section } from '../block.js';
import { CHART_CONFIG } from '../charts/theme.js';
import { formatValue, slug } from '../format.js';
import { measurementSections } from '../measurement.js';
import { KINDS, programName, SYMBOLS } from '../names.js';
import { sectionsOf } from '../sections/index.js';
import { shiftSection } from '../sections/shift.js';
import { datasetTitle, slicesOf, type Slice } from '../slice.js';
import { runNotices, runWords } from '../run.js';
import { verdictOf } from '../verdict.js';
import { factsHtml, sectionHtml } from './blocks.js';
import { claimsHtml } from './claims.js';
import { html, trusted, type Html } from './html.js';
import { inlineJson, pageScripts } from './libraries.js';
import { STYLES } from './styles.js';
import { keyHtml, verdictHtml } from './verdict.js';

/** Before anything is painted: the reader's choice of colours, if one was stored. */
const EARLY = `try{const t=localStorage.getItem('theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}`;

/** A task with its slices and their sections, made once for the page and its navigation. */
interface TaskPart {
  readonly task: TaskResults;
  /** Across its data sets. */
  readonly shift: Section | null;
  readonly slices: readonly { readonly slice: Slice; readonly sections: readonly Section[] }[];
}

/** The whole report as one HTML document that needs nothing but itself. */
export async function pageHtml(results: Results): Promise<string> {
  const slices = slicesOf(results).map((slice) => ({ slice, sections: sectionsOf(slice) }));
  const tasks = results.tasks.map((task) => ({
    task,
    shift: shiftSection(results, task),
    slices: slices.filter(({ slice }) => slice.task === task),
  }));
  const scripts = await pageScripts();
  const body = html`<a class="skip" href="#main">Skip to the verdict</a>
    ${navigation(results, tasks)}
    <main id="main" tabindex="-1">
      <div class="wrap">
        ${opening(results)} ${claimsHtml(results.claims)} ${tasks.map(taskHtml)} ${measurement(results)}
      </div>
    </main>
    <footer>
      <div class="wrap small soft">
        Made by rules-vs-weights ${results.run.version}. Every figure on this page is in report.md, cells.csv
        and results.json as well.
      </div>
    </footer>`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy([EARLY, ...scripts])}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Rules vs weights: ${tasks.map(({ task }) => task.title).join(', ')}</title>
        <meta
          name="description"
          content="The same tasks solved by hand-written rules and by trained networks, measured under one harness."
        />
        <link rel="icon" href="data:," />
        ${element('style', STYLES)} ${element('script', EARLY)}
      </head>
      <body>
        ${body} ${element('script type="application/json" id="chart-data"', inlineJson(chartData(tasks)))}
        ${scripts.map((script) => element('script', script))}
      </body>
    </html>`.text.trimStart();
}

/** An element of our own raw text. To the letter: the policy names every script by its hash. */
function element(tag: string, content: string): Html {
  return trusted(`<${tag}>${content}</${tag.split(' ', 1)[0]!}>`);
}

/** The browser itself holds the page to its promise: only these scripts run, and nothing is fetched. */
function policy(scripts: readonly string[]): string {
  const hashes = scripts.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  return `default-src 'none'; script-src ${hashes.join(' ')}; style-src 'unsafe-inline'; img-src data:; media-src data:`;
}

function chartData(tasks: readonly TaskPart[]): object {
  const charts = tasks
    .flatMap(({ shift, slices }) => [
      ...(shift ? [shift] : []),
      ...slices.flatMap(({ sections }) => sections),
    ])
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'charts' ? block.charts : []));
  return { config: CHART_CONFIG, specs: Object.fromEntries(charts.map(({ id, spec }) => [id, spec])) };
}

function navigation({ claims }: Results, tasks: readonly TaskPart[]): Html {
  const links = [
    ['verdict', 'Verdict'],
    ...(claims.length > 0 ? [['claims', 'Claims']] : []),
    ...tasks.map(({ task }) => [slug('task', task.id), task.title]),
    ['measurement', 'How it was measured'],
  ] as const;
  return html`<div class="bar">
    <div class="wrap">
      <nav aria-label="Sections">
        <ul>
          ${links.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}
        </ul>
      </nav>
      <button type="button" id="theme" hidden>Dark</button>
    </div>
  </div>`;
}

function opening(results: Results): Html {
  return html`<section class="opening" id="verdict" aria-labelledby="verdict-title">
    <h1 id="verdict-title">Rules vs weights</h1>
    <p class="lede">
      The same task, solved once by a program that people wrote and once by a network that was trained,
      measured by one harness.
    </p>
    ${keyHtml()} ${notices(results)} ${verdictHtml(verdictOf(results))}
    <p class="run">${runWords(results)}</p>
    <noscript
      ><p class="notice">
        The charts need JavaScript; the figures of each are in the table below it.
      </p></noscript
    >
  </section>`;
}

function notices(results: Results): Html | null {
  const sentences = runNotices(results);
  return sentences.length === 0 ? null : html`<p class="notice">${sentences.join(' ')}</p>`;
}

/** Links to the sections of a slice: a task's chapter is long. */
function within(sections: readonly Section[], title: string): Html {
  return html`<nav class="within" aria-label="Sections on ${title}">
    <ul>
      ${sections.map((section) => html`<li><a href="#${section.id}">${section.title}</a></li>`)}
    </ul>
  </nav>`;
}

function taskHtml({ task, shift, slices }: TaskPart): Html {
  const id = slug('task', task.id);
  return html`<section class="chapter" id="${id}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${task.title}</h2>
    <p>${task.summary}</p>
    <p class="soft small">
      For scale: ${task.floor.title} gets ${formatValue(task.floor.accuracy, 'share')} (${task.floor.source});
      ${task.reference.title} gets ${formatValue(task.reference.accuracy, 'share')}
      (${task.reference.source}).
    </p>
    <ul class="programs">
      ${KINDS.flatMap((kind) => task.programs.filter((program) => program.kind === kind)).map(
        ({ id: programId, kind, title, summary, runtimes }) =>
          html`<li class="${kind}-edge">
            <strong
              ><span class="${kind}">${SYMBOLS[kind]} ${programName(task, programId)}</span>: ${title}</strong
            >
            <p>${summary}</p>
            <p class="soft small">Runs on ${runtimes.join(', ')}</p>
          </li>`,
      )}
    </ul>
    ${shift === null ? null : sectionHtml(shift, 3)}
    ${slices.length === 0 ? html`<p>Nothing of this task was run.</p>` : slices.map(sliceHtml)}
  </section>`;
}

function sliceHtml({ slice, sections }: TaskPart['slices'][number]): Html {
  const { dataset, id } = slice;
  const nature = [
    dataset.synthetic ? 'Synthetic: made by machines, so its figures say little of real people.' : '',
    dataset.exhaustive ? 'Every input there is, so shares have no sampling error.' : '',
  ]
    .filter(Boolean)
    .join(' ');
  return html`<section id="${id}" aria-labelledby="${id}-title">
    <h3 id="${id}-title">
      ${datasetTitle(dataset)}${dataset.synthetic ? html` <span class="badge">synthetic data</span>` : null}
    </h3>
    ${factsHtml([
      ['Licence', dataset.licence],
      ['Citation', dataset.citation],
      ['Source', dataset.source],
      ...(nature === '' ? [] : [['Nature', nature] as const]),
      ...(dataset.notes ?? []).map((note) => ['Note', note] as const),
      ['SHA-256', html`<code>${dataset.fingerprint}</code>`],
    ])}
    ${within(sections, datasetTitle(dataset))} ${sections.map((section) => sectionHtml(section, 4))}
  </section>`;
}

function measurement(results: Results): Html {
  return html`<section class="chapter" id="measurement" aria-labelledby="measurement-title">
    <h2 id="measurement-title">How it was measured</h2>
    ${measurementSections(results).map((section) => sectionHtml(section, 3))}
  </section>`;
}
