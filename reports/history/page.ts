import type { Course } from '../../harness/results/history.js';
import { chartsOf, type Section } from '../block.js';
import { slug } from '../format.js';
import { sectionHtml } from '../page/blocks.js';
import { documentHtml, pageButtons } from '../page/document.js';
import { html } from '../page/html.js';
import { methodPlaces } from '../page/methods.js';
import { courseChart } from './chart.js';

/**
 * The course of figures over runs as one HTML document that needs nothing but itself: a section a data set and measure, with a
 * chart a machine.
 */
export function historyPage(courses: readonly Course[]): Promise<string> {
  const sections = sectionsOf(courses);
  const charts = chartsOf(sections);
  const methods = methodPlaces(charts);
  const runs = new Set(courses.flatMap(({ points }) => points.map(({ run }) => run)));
  const machines = new Set(courses.map(({ machine }) => machine));
  const body = html`<div class="bar">
      <div class="wrap">
        <nav aria-label="Sections">
          <ul>
            ${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}
          </ul>
        </nav>
        ${pageButtons()}
      </div>
    </div>
    <main id="main">
      <div class="wrap">
        <section class="opening" aria-labelledby="history-title">
          <h1 id="history-title">Run after run</h1>
          <p class="lede">
            ${runs.size} ${runs.size === 1 ? 'run' : 'runs'} on ${machines.size}
            ${machines.size === 1 ? 'machine' : 'machines'}. Times of different machines, and figures of other
            settings, stand in charts of their own.
          </p>
          <noscript
            ><p class="notice">
              The charts need JavaScript; the figures of each are in the table below it.
            </p></noscript
          >
        </section>
        <section class="chapter" aria-label="Figure by figure">
          ${sections.map((section) => sectionHtml(section, 3, methods))}
        </section>
      </div>
    </main>`;
  return documentHtml({
    title: 'Rules vs weights: run after run',
    description: 'What became of the figures of programs over runs, machine by machine.',
    body,
    charts,
  });
}

function sectionsOf(courses: readonly Course[]): readonly Section[] {
  const severalSets = (task: string): boolean =>
    new Set(courses.filter((one) => one.task === task).map(({ dataset }) => dataset)).size > 1;
  const sections = new Map<string, Section & { readonly courses: Course[] }>();
  for (const course of courses) {
    const { task, taskTitle, dataset, synthetic, measure, title } = course;
    const id = slug(task, dataset, measure);
    const named = [
      taskTitle,
      ...(severalSets(task) ? [dataset] : []),
      ...(synthetic ? ['synthetic data'] : []),
    ];
    const section = sections.get(id) ?? {
      id,
      title: `${named.join(', ')}: ${title}`,
      blocks: [],
      courses: [],
    };
    section.courses.push(course);
    sections.set(id, section);
  }
  return [...sections.values()].map(({ id, title, courses: own }) => ({
    id,
    title,
    blocks: [{ kind: 'charts', charts: own.map(courseChart) }],
  }));
}
