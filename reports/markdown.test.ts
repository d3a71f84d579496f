import { describe, expect, it } from 'vitest';

import type { Results } from '../harness/results/schema.js';
import { chartsOf } from './block.js';
import { chaptersOf, sectionsOf } from './chapters.js';
import { FIXTURE } from './fixture/index.js';
import { reportMarkdown } from './markdown.js';

const markdown = reportMarkdown(FIXTURE);
const lines = markdown.split('\n');

describe('reportMarkdown', () => {
  it('holds every section of the page and every chart as a table', () => {
    const sections = sectionsOf(chaptersOf(FIXTURE));
    for (const { title } of sections) expect(markdown).toContain(`# ${title}\n`);
    const titles = chartsOf(sections).map(({ title }) => title);
    expect(titles.length).toBeGreaterThan(20);
    for (const title of titles) expect(markdown).toContain(`**${title}`);
  });

  it('ends a title that is no question with a full stop, and a question with its mark alone', () => {
    expect(markdown).toContain('**How often is each right?**');
    expect(markdown).toMatch(/^\*\*[^*?]+\.\*\*$/m);
    expect(markdown).not.toMatch(/[.?!][.:]\*\*|[?!][.:](\s|$)/);
  });

  it('asks the questions of the page in its order, with the sections of each below it', () => {
    for (const { task, parts } of chaptersOf(FIXTURE)) {
      const asked = parts.flatMap(({ title, questions }) => [
        `### ${task.title}: ${title}`,
        ...questions.flatMap((question) => [
          `#### ${question.title}`,
          ...question.sections.map((section) => `##### ${section.title}`),
        ]),
      ]);
      const from = lines.indexOf(asked[0]!);
      const to = lines.findIndex((line, at) => at > from && line.startsWith('## '));
      expect(lines.slice(from, to).filter((line) => /^#{3,5} /.test(line))).toEqual(asked);
    }
  });

  it('makes tables whose rows all have as many cells as the heading', () => {
    const tables = markdown.split('\n\n').filter((part) => part.startsWith('|'));
    expect(tables.length).toBeGreaterThan(30);
    for (const table of tables) {
      const widths = table.split('\n').map((line) => line.replaceAll('\\|', '').split('|').length);
      expect(new Set(widths).size, table).toBe(1);
    }
  });

  it('shows every measure, also one that it has no file for, under its title', () => {
    for (const { title } of FIXTURE.measures) expect(markdown.toLowerCase()).toContain(title.toLowerCase());
    const at = lines.indexOf('##### Length of answers');
    expect(lines[at + 2]).toBe('How long answers are.');
    const typical = lines.find((line) => line.startsWith('| typical |'))!;
    expect(typical).toContain('4.00\u00a0letters [3.00 – 9.00] of inputs');
    expect(lines.find((line) => line.startsWith('| longest |'))).toContain('[7.00 … 12.00] range');
  });

  it('sets work beside time, and names the fastest and slowest inputs', () => {
    expect(markdown).toContain('Rank correlation');
    expect(markdown).toContain('The slowest inputs of Hand-written.');
    expect(markdown).toMatch(/^- \S+: \S+\sµs, \S+ operations$/m);
  });

  it('says once and with its reason what failed, does not apply or was skipped', () => {
    const told = (why: string) => lines.filter((line) => line.startsWith('|') && line.includes(why));
    const dead = 'the process was ended after 120 s without an answer';
    expect(told(dead)).toEqual([`| Latency | Learned · cpu | failed | ${dead} |`]);
    for (const why of [
      'an answer has no letters',
      'the run was cut short before it',
      'answers of two programs have no common length',
      'the variant is not shipped',
    ]) {
      expect(told(why), why).toHaveLength(1);
    }
  });

  it('tells how far programs carry over, with the speaker served worst, and what was done to the data', () => {
    const row = lines.find((line) => line.startsWith('| Learned | People |'))!;
    expect(row).toMatch(/points \[\S+, \S+\] \| 5 \| \S+: /);
    expect(markdown).toContain('- Note: of 500 recordings, 500 resampled from 8000 Hz');
  });

  it('lets no text break a table or become HTML', () => {
    const hostile = 'a | b\nc <img src=x> `d` [e](f)';
    const [claim, ...rest] = FIXTURE.claims;
    const results: Results = { ...FIXTURE, claims: [{ ...claim!, statement: hostile }, ...rest] };
    expect(reportMarkdown(results)).toContain('| a \\| b c &lt;img src=x&gt; \\`d\\` [e]\\(f) |');
  });
});

it('ends of lines of any kind, and control characters, end no row of a table', () => {
  const odd = structuredClone(FIXTURE);
  odd.tasks[0]!.title = 'a\u2028b\u2029c\u0007d\r\ne';
  const markdown = reportMarkdown(odd);
  expect(markdown).toContain('a b cd e');
  for (const sign of ['\u2028', '\u2029', '\u0007', '\r']) expect(markdown).not.toContain(sign);
});

describe('a task without a floor and a reference', () => {
  const tasks = FIXTURE.tasks.map(({ floor, reference, ...task }) => {
    expect(floor && reference).toBeDefined();
    return task;
  });
  const without = reportMarkdown({ ...FIXTURE, tasks });

  it('names none for scale, neither in words nor in tables', () => {
    expect(markdown).toMatch(/For scale: .*\| Floor: /s);
    expect(without).not.toMatch(/For scale|\| Floor: |\| Reference: |dashed rules|undefined|NaN/);
    expect(without).toContain('| Program |');
  });
});
