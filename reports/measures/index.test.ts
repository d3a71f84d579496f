import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { chartsOf } from '../block.js';
import { chaptersOf, sectionsOf } from '../chapters.js';
import { MATRIX_TITLE } from '../error-matrix.js';
import { FIXTURE, RECORDED } from '../fixture/index.js';
import { slug } from '../format.js';
import { slicesOf } from '../slice.js';
import { taskQuestionsOf } from './index.js';

const TITLES = [
  'Which would you ship?',
  'What does each get wrong?',
  'What does a decision cost, and is it constant?',
  'What breaks it?',
  'Why did it say that?',
  'How easily is it made, moved and changed?',
  'What else is there?',
];

const partsOf = (task: string, results = RECORDED) =>
  chaptersOf(results).find((chapter) => chapter.task.id === task)!.parts;

describe('the questions of a task', () => {
  it('are asked in the order of a reader', () => {
    expect(partsOf('digits')[0]!.questions.map(({ title }) => title)).toEqual(TITLES);
  });

  it('have a place for every measure that has a file here', () => {
    const files = readdirSync(import.meta.dirname)
      .filter((name) => !/^index\.|\.test\.ts$/.test(name))
      .map((name) => name.replace(/\.ts$/, ''));
    expect(files.length).toBeGreaterThan(20);
    const slices = RECORDED.tasks.flatMap((task) => slicesOf(RECORDED, task));
    const tables = new Set(slices.flatMap(({ id }) => files.map((file) => slug(id, 'measure', file))));
    const shown = sectionsOf(chaptersOf(RECORDED)).map(({ id }) => id);
    // Who has no place is shown as a table of its figures.
    expect(shown.filter((id) => tables.has(id))).toEqual([]);
    for (const file of files)
      expect(
        RECORDED.measures.some(({ id }) => id === file),
        `the run has the measure ${file}`,
      ).toBe(true);
  });

  it('show what stands open before what is folded, and the examples first of all that say why', () => {
    for (const { parts } of chaptersOf(FIXTURE))
      for (const { sections } of parts.flatMap(({ questions }) => questions)) {
        const open = sections.map(({ folded }) => !folded);
        expect(open).toEqual([...open].sort((one, other) => Number(other) - Number(one)));
      }
    const why = partsOf('digits')[0]!.questions.find(({ title }) => title.startsWith('Why'))!;
    expect(why.sections.map(({ title }) => title).slice(0, 2)).toEqual([
      'Where they disagree',
      'How much of the input is enough',
    ]);
  });

  it('are left out where nothing answers them', () => {
    const [game] = partsOf('tic-tac-toe');
    const empty = { ...game!.slice, measures: [], comparisons: [], subjects: [] };
    expect(taskQuestionsOf([empty], ['ship it'])).toEqual([]);
    const timed = game!.slice.subjects.map((one) => ({
      ...one,
      measures: { latency: one.measures.latency! },
    }));
    const measures = RECORDED.measures.filter(({ id }) => id === 'latency');
    expect(
      taskQuestionsOf([{ ...empty, measures, subjects: timed }], []).map(({ title, sections }) => [
        title,
        sections.map((section) => section.title),
      ]),
    ).toEqual([[TITLES[2], ['Latency']]]);
  });

  it('are answered in words where the run says which to ship, and only there', () => {
    const { questions } = partsOf('digits')[0]!;
    expect(questions[0]!.answer).toHaveLength(1);
    expect(questions[0]!.answer[0]).toMatch(/^Handwritten digits: ship [●◆] /);
    for (const { answer } of questions.slice(1)) expect(answer).toEqual([]);
  });

  it('say no title twice below each other, and have ids of their own', () => {
    for (const results of [RECORDED, FIXTURE]) {
      const chapters = chaptersOf(results);
      for (const { parts } of chapters)
        for (const { title, questions } of parts) {
          const sections = questions.flatMap((question) => question.sections);
          const headings = [...questions, ...sections].map((one) => one.title);
          expect(new Set(headings).size, `${title}: ${headings.join(' · ')}`).toBe(headings.length);
          const charts = [MATRIX_TITLE, ...chartsOf(sections).map((chart) => chart.title)];
          expect(charts.filter((one) => headings.includes(one))).toEqual([]);
        }
      const sections = sectionsOf(chapters);
      const ids = [
        ...chapters.flatMap(({ parts }) =>
          parts.flatMap(({ slice, questions }) => [slice.id, ...questions.map(({ id }) => id)]),
        ),
        ...sections.map(({ id }) => id),
        ...chartsOf(sections).map(({ id }) => id),
      ];
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});

describe('what was found across data sets', () => {
  const SHIFT = 'When the data shifts';
  const withShift = (results: typeof RECORDED) =>
    partsOf('keyword-spotting', results).map(({ title, questions }) => [
      title,
      questions.some(({ sections }) => sections.some((section) => section.title === SHIFT)),
    ]);

  it('stands with the only one', () => {
    expect(withShift(RECORDED)).toEqual([['Synthetic words', true]]);
  });

  it('stands at the end where there are several', () => {
    expect(withShift(FIXTURE)).toEqual([
      ['Synthetic words', false],
      ['People who speak', false],
      ['Across data sets', true],
    ]);
  });
});
