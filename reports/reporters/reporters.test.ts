import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { create } from 'xmlbuilder2';

import { countWorse } from '../../harness/results/version-comparison.js';
import { FIXTURE } from '../fixture/index.js';
import { COMPARISON } from '../versions/fixture.js';
import { comparisonLines, comparisonMarkdown, comparisonPage } from '../versions/index.js';
import { githubAnnotations, junitXml, summaryMarkdown } from './index.js';

/** The comparison with a text of anybody's in the place of an error. */
const failingWith = (error: string) => ({
  ...COMPARISON,
  cells: COMPARISON.cells.map((cell) => ({ ...cell, failed: [{ measure: 'attack', error }] })),
});

describe('JUnit', () => {
  it('has a suite a program, in which worse is a failure and what was left out is skipped', () => {
    const xml = junitXml({ comparison: COMPARISON });
    expect(xml).toContain(
      '<testsuites name="rules-vs-weights" tests="7" failures="2" errors="0" skipped="1">',
    );
    expect(xml).toMatch(/name="Time a decision">\s*<failure message="10\.0\s% slower \[9\.0, 11\.0\]/);
    expect(xml).toMatch(/name="latency">\s*<skipped message="times of two runs"\/>/);
    expect(xml).not.toMatch(/name="Bytes shipped">\s*<failure/);
  });

  it('has every measure of a run as a test, and those that failed as errors', () => {
    const outcomes = [...FIXTURE.cells, ...FIXTURE.wider].flatMap(({ measures }) => Object.values(measures));
    const failed = outcomes.filter(({ state }) => state === 'failed').length;
    const skipped = outcomes.filter(({ state }) => state === 'skipped' || state === 'not applicable').length;
    expect(junitXml({ results: FIXTURE })).toContain(
      `<testsuites name="rules-vs-weights" tests="${outcomes.length}" failures="0" errors="${failed}" skipped="${skipped}">`,
    );
  });

  it('is well-formed whatever an error says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (error) => {
        const xml = junitXml({ comparison: failingWith(error) });
        expect(() => create(xml)).not.toThrow();
        expect(Array.from(xml).filter((sign) => sign < ' ' && !'\t\n\r'.includes(sign))).toEqual([]);
      }),
    );
  });
});

describe('GitHub', () => {
  it('is told errors for what is worse or fails now, and a warning for what is slightly worse', () => {
    const [failed, ...rest] = githubAnnotations({ comparison: COMPARISON });
    expect(failed).toBe(
      '::error title=toys%2C parity%3A attack fails now::threw%0A::error::"<&]]>\u001b[31m',
    );
    expect(rest.map((line) => line.split('::')[1])).toEqual([
      'error title=toys%2C parity%3A Time a decision is worse',
      'warning title=toys%2C parity%3A Bytes shipped is slightly worse',
    ]);
    expect(githubAnnotations({ results: FIXTURE }).every((line) => line.startsWith('::error title='))).toBe(
      true,
    );
  });

  it('reads one command a line, whatever an error says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (error) => {
        for (const line of githubAnnotations({ comparison: failingWith(error) }))
          expect(line).not.toMatch(/[\r\n]/);
      }),
    );
  });
});

describe('the text of a comment', () => {
  it('tells the run and what changed, and fits into a comment however many examples changed', () => {
    const [cell] = COMPARISON.cells;
    const shown = Array.from({ length: 200 }, () => cell!.decisions!.shown[0]!);
    const many = {
      ...COMPARISON,
      cells: Array.from({ length: 20 }, () => ({ ...cell!, decisions: { ...cell!.decisions!, shown } })),
    };
    const text = summaryMarkdown({ results: FIXTURE, comparison: many });
    expect(text).toContain('# Rules vs weights: what changed');
    expect(text.length).toBeLessThan(65_536);
  });
});

describe('a comparison', () => {
  it('counts what is worse: figures beyond their margin, and measures that fail now', () => {
    expect(countWorse(COMPARISON)).toBe(2);
  });

  it('says the same in the terminal, in Markdown and on the page, with nothing of its texts as markup', async () => {
    const lines = comparisonLines(COMPARISON).join('\n');
    const markdown = comparisonMarkdown(COMPARISON);
    const page = await comparisonPage(COMPARISON);
    for (const text of [lines, markdown, page]) {
      expect(text).toContain('1 fails now, 1 worse, 1 slightly worse, 1 better, 1 equivalent, 1 undecided');
      expect(text).toContain('2 of 400 decisions changed: 1 for the worse, 1 for the better');
      expect(text).toContain('there were 3 launches');
    }
    expect(lines).toContain('toy-1, right is odd: odd ✓ → no answer');
    expect(markdown).toContain('&lt;after&gt;');
    expect(page).toContain('&lt;after&gt;');
    expect(page).toContain('&lt;b&gt;markup');
    expect(page).toContain('Content-Security-Policy');
    expect(page.length).toBeLessThan(100_000);
  });
});
