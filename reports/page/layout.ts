import type { Results } from '../../harness/results/schema.js';
import { chartsOf, type Section, type TaskQuestion } from '../block.js';
import type { TaskInReport } from '../in-page.js';
import { chaptersOf, sectionsOf, type Chapter, type ChapterPart } from '../chapters.js';
import { slug } from '../format.js';
import { measurementSections } from '../measurement.js';
import { KINDS, SYMBOLS } from '../names.js';
import { questionsOf } from '../questions.js';
import { runNotices, runWords } from '../run.js';
import { togetherSections } from '../together.js';
import { verdictOf } from '../verdict.js';
import { blockHtml, questionHtml, sectionHtml } from './blocks.js';
import { claimsHtml } from './claims.js';
import { documentHtml, pageButtons } from './document.js';
import { claimChips, commandHtml, glanceHtml } from './glance.js';
import { html, type Html } from './html.js';
import { methodPlaces, type MethodPlaces } from './methods.js';
import { padHtml } from './pad.js';
import { tryData, tryHtml, tryLinks, tryScripts } from './try.js';
import { keyHtml, verdictHtml } from './verdict.js';

/**
 * The whole report as one HTML document that needs nothing but itself.
 *
 * @param inPage what can be tried in it
 */
export async function pageHtml(results: Results, inPage: readonly TaskInReport[] = []): Promise<string> {
  const chapters = chaptersOf(results);
  const together = togetherSections(results);
  const charts = chartsOf([...together, ...sectionsOf(chapters)]);
  const tryOf = ({ task }: Chapter) => {
    const offer = inPage.find((one) => one.task === task.id);
    return offer ? tryHtml(results, offer) : null;
  };
  const methods = methodPlaces(charts);
  const body = html`<a class="skip" href="#main">Skip to the verdict</a>
    ${navigation(results, chapters, together)}
    <main id="main" tabindex="-1">
      <div class="wrap">
        ${opening(results, chapters, inPage)} ${claimsHtml(results)} ${togetherHtml(together, methods)}
        ${chapters.map((chapter) => chapterHtml(chapter, methods, tryOf(chapter)))}
        ${measurement(results, methods)}
      </div>
    </main>
    <footer>
      <div class="wrap small soft">
        Made by rules-vs-weights ${results.run.version}. Every figure on this page is in report.md, cells.csv
        and results.json as well.
      </div>
    </footer>`;
  return documentHtml({
    title: `Rules vs weights: ${chapters.map(({ task }) => task.title).join(', ')}`,
    description:
      'The same tasks solved by hand-written rules and by trained networks, measured under one harness.',
    body,
    charts,
    data: tryData(results, inPage),
    scripts: tryScripts(inPage),
    webAssembly: inPage.length > 0,
  });
}

function navigation({ claims }: Results, chapters: readonly Chapter[], together: readonly Section[]): Html {
  const links = [
    ['verdict', 'Verdict'],
    ...(claims.length > 0 ? [['claims', 'Claims']] : []),
    ...(together.length > 0 ? [['together', 'All tasks']] : []),
    ...chapters.map(({ task }) => [slug('task', task.id), task.title]),
    ['measurement', 'How it was measured'],
  ] as const;
  return html`<div class="bar">
    <div class="wrap">
      <nav aria-label="Sections">
        <ul>
          ${links.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}
        </ul>
      </nav>
      ${pageButtons()}
    </div>
  </div>`;
}

function opening(results: Results, chapters: readonly Chapter[], inPage: readonly TaskInReport[]): Html {
  const parts = chapters.flatMap((chapter) => chapter.parts);
  return html`<section class="opening" id="verdict" aria-labelledby="verdict-title">
    <div class="opening-head">
      <h1 id="verdict-title">Rules vs weights</h1>
      <p class="lede">
        The same task, solved once by people’s rules and once by a trained network, under one harness.
      </p>
      ${padHtml(results, inPage)} ${keyHtml()} ${tryLinks(inPage)}
    </div>
    ${glanceHtml(results)} ${claimChips(results.claims)} ${notices(results)} ${commandHtml(results)}
    ${
      results.comparisons.length === 0
        ? null
        : html`<details class="verdict-table">
            <summary>The same with intervals and tests</summary>
            ${verdictHtml(verdictOf(results))}
          </details>`
    }
    <details class="questions">
      <summary>Where is what? Questions that readers ask first</summary>
      <ul>
        ${questionsOf(results, parts).map(({ words, id }) => html`<li><a href="#${id}">${words}</a></li>`)}
      </ul>
    </details>
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

/** Links to the questions of a part: a task's chapter is long. */
function within(questions: readonly TaskQuestion[], title: string): Html {
  return html`<nav class="within" aria-label="Questions on ${title}">
    <ul>
      ${questions.map((question) => html`<li><a href="#${question.id}">${question.title}</a></li>`)}
    </ul>
  </nav>`;
}

function chapterHtml(
  { task, scale, programs, parts }: Chapter,
  methods: MethodPlaces,
  tried: Html | null,
): Html {
  const id = slug('task', task.id);
  return html`<section class="chapter" id="${id}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${task.title}</h2>
    <div class="about">
      <p>${task.summary}</p>
      ${scale === '' ? null : html`<p class="soft small">${scale}</p>`}
    </div>
    <ul class="programs">
      ${KINDS.flatMap((kind) => programs.filter((program) => program.kind === kind)).map(
        ({ kind, name, title, summary, runtimes }) =>
          html`<li class="${kind}-edge">
            <strong><span class="${kind}">${SYMBOLS[kind]} ${name}</span>: ${title}</strong>
            <p>${summary}</p>
            <p class="soft small">Runs on ${runtimes.join(', ')}</p>
          </li>`,
      )}
    </ul>
    ${tried}
    ${parts.length === 0 ? html`<p>Nothing of this task was run.</p>` : parts.map((part) => partHtml(part, methods))}
  </section>`;
}

function partHtml(
  { slice: { id, dataset }, title, about, questions }: ChapterPart,
  methods: MethodPlaces,
): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title">
    <h3 id="${id}-title">
      ${title}${dataset?.synthetic ? html` <span class="badge">synthetic data</span>` : null}
    </h3>
    ${about.map((block) => blockHtml(block, 4, methods))} ${within(questions, title)}
    ${questions.map((question) => questionHtml(question, methods))}
  </section>`;
}

/** What is said of all tasks at once, before each by itself. */
function togetherHtml(sections: readonly Section[], methods: MethodPlaces): Html | null {
  return sections.length === 0
    ? null
    : html`<section class="chapter" id="together" aria-labelledby="together-title">
        <h2 id="together-title">All tasks together</h2>
        ${sections.map((section) => sectionHtml(section, 3, methods))}
      </section>`;
}

function measurement(results: Results, methods: MethodPlaces): Html {
  return html`<section class="chapter" id="measurement" aria-labelledby="measurement-title">
    <h2 id="measurement-title">How it was measured</h2>
    ${measurementSections(results).map((section) => sectionHtml(section, 3, methods))}
  </section>`;
}
