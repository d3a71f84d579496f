import { describe, expect, it } from 'vitest';

import { MEASURES } from '../harness/measures/index.js';
import type { AnyMeasure, Measure } from '../harness/measures/measure.js';
import { readPages, type Page } from './test-markdown.js';

const PAGES = readPages();
const pageOf = (path: string): Page | undefined => PAGES.find((page) => page.path === path);

/** What every page of a measure tells, in this order. */
const SECTIONS = [
  'The question',
  'Figures',
  'How it is measured',
  'Formula',
  'Interval',
  'How to read it',
  'What it does not say',
  'References',
];

const ONE_RESULT: Readonly<Record<Measure['scope'], string>> = {
  cell: 'a program on a data set and a runtime',
  program: 'a program on a data set, on all its runtimes',
  group: 'all programs of a task on a data set',
  task: 'a task, over its data sets',
};

function howCollected({ collection }: AnyMeasure): string {
  if (!collection) return 'derived from what it needs';
  if (collection.of === 'cells') return 'all programs of a group together, launch by launch';
  if (collection.of === 'cell' && collection.run === 'side by side')
    return 'program by program, as many at once as there are processors';
  return collection.of === 'group'
    ? 'over the programs of a group'
    : 'program by program, one after the other';
}

function howCompared(measure: AnyMeasure): string {
  if (!measure.compare) return 'no';
  const { margin, descriptive } = measure;
  const within = !margin
    ? 'with no margin: nothing is practically the same'
    : margin.scale === 'ratio'
      ? `practically the same within × ${1 + margin.value}: ${margin.reason}`
      : `practically the same within a difference of ${margin.value}: ${margin.reason}`;
  return `${within}${descriptive ? '; it wins nothing on the first screen' : ''}`;
}

const list = (ids: readonly string[] = []): string =>
  ids.length === 0 ? '–' : ids.map((id) => `[${id}](${id}.md)`).join(', ');

/** How the page of a measure begins: what of it is in the code. */
const beginningOf = (measure: AnyMeasure): string =>
  [
    `# ${measure.title}`,
    '',
    `> ${measure.reading}`,
    '',
    '| | |',
    '| --- | --- |',
    `| id | \`${measure.id}\` |`,
    `| one result | ${ONE_RESULT[measure.scope]} |`,
    `| needs | ${list(measure.needs)} |`,
    `| says more with | ${list(measure.uses)} |`,
    `| collected | ${howCollected(measure)} |`,
    `| compared | ${howCompared(measure)} |`,
    '',
  ].join('\n');

describe('the page of every measure', () => {
  it.each(MEASURES.map((measure: AnyMeasure) => [measure.id, measure] as const))(
    'of %s says what the code says, and has all its sections',
    (id, measure) => {
      const path = `docs/measures/${id}.md`;
      const page = pageOf(path);
      expect(
        page,
        `write ${path}, with the sections ${SECTIONS.join(', ')}, beginning with\n\n${beginningOf(measure)}`,
      ).toBeDefined();
      const { text } = page!;
      expect(text.slice(0, beginningOf(measure).length), `the beginning of ${path}`).toBe(
        beginningOf(measure),
      );
      const sections = [...text.matchAll(/^## (.*)\n+(?!#)\S/gm)].map(([, heading]) => heading);
      expect(sections, `the sections of ${path}, none of them empty`).toEqual(SECTIONS);
    },
  );

  it('stands in the index, in the order of the run, and no other does', () => {
    const { links } = pageOf('docs/measures/README.md')!;
    const named = links.filter((link) => /^[\w-]+\.md$/.test(link));
    expect(named, 'the links of docs/measures/README.md').toEqual(MEASURES.map(({ id }) => `${id}.md`));
    const pages = PAGES.filter(({ path }) => /^docs\/measures\/(?!README)/.test(path)).map(
      ({ path }) => path,
    );
    expect(pages.sort(), 'a page a measure, no fewer and no more').toEqual(
      MEASURES.map(({ id }) => `docs/measures/${id}.md`).sort(),
    );
  });
});
