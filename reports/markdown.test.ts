import { describe, expect, it } from 'vitest';

import type { Results } from '../harness/results/schema.js';
import { FIXTURE } from './fixture/index.js';
import { reportMarkdown } from './markdown.js';
import { sectionsOf } from './sections/index.js';
import { slicesOf } from './slice.js';

const markdown = reportMarkdown(FIXTURE);

describe('reportMarkdown', () => {
  it('holds every table of the page and every chart as a table', () => {
    const blocks = slicesOf(FIXTURE).flatMap((slice) =>
      sectionsOf(slice).flatMap((section) => section.blocks),
    );
    const titles = blocks.flatMap((block) =>
      block.kind === 'charts' ? block.charts.map(({ title }) => title) : [],
    );
    expect(titles.length).toBeGreaterThan(20);
    for (const title of titles) expect(markdown).toContain(`**${title}.**`);
    expect(markdown).toContain('98.98');
  });

  it('makes tables whose rows all have as many cells as the heading', () => {
    const tables = markdown.split('\n\n').filter((part) => part.startsWith('|'));
    expect(tables.length).toBeGreaterThan(30);
    for (const table of tables) {
      const widths = table.split('\n').map((line) => line.replaceAll('\\|', '').split('|').length);
      expect(new Set(widths).size, table).toBe(1);
    }
  });

  it('sets work beside time, and names the fastest and slowest inputs', () => {
    expect(markdown).toContain('Rank correlation');
    expect(markdown).toContain('The slowest inputs of Hand-written.');
    expect(markdown).toMatch(/- test-010: 86\.1\sµs, 1,680 blocks/);
  });

  it('lists failed and skipped cells with their reason', () => {
    expect(markdown).toContain('the process was ended after 120 s without an answer');
    expect(markdown).toContain('runtime tensorflow is missing');
  });

  it('lets no text break a table or become HTML', () => {
    const hostile = 'a | b\nc <img src=x> `d` [e](f)';
    const [claim, ...rest] = FIXTURE.claims;
    const results: Results = { ...FIXTURE, claims: [{ ...claim!, statement: hostile }, ...rest] };
    expect(reportMarkdown(results)).toContain('| a \\| b c &lt;img src=x&gt; \\`d\\` [e]\\(f) |');
  });
});
