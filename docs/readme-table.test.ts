import { marked, type Tokens } from 'marked';
import { expect, it } from 'vitest';

import { RECORDED } from '../reports/fixture/index.js';
import { programsMarkdown } from '../reports/programs-table.js';
import { readPages } from './test-markdown.js';

/** The first cell of a row, and the others. */
type Row = readonly [name: string, ...figures: string[]];

/** The table of a Markdown text that says how often programs are right: its heading, and its rows. */
function programsIn(text: string): { readonly heading: readonly string[]; readonly rows: readonly Row[] } {
  const words = ({ text: cell }: Tokens.TableCell) => cell.replaceAll('\u00a0', ' ');
  const tables = marked
    .lexer(text)
    .filter((token): token is Tokens.Table => token.type === 'table')
    .map(({ header, rows }) => ({
      heading: header.map(words),
      rows: rows.map((row) => row.map(words) as [string, ...string[]]),
    }));
  return tables.find(({ heading }) => heading.includes('right'))!;
}

const NUMBER = String.raw`[\d,]+(?:\.\d+)?`;
const figure = (unit: string) => new RegExp(String.raw`^${NUMBER}${unit}(?: \[${NUMBER}, ${NUMBER}\])?$`);

/** What a figure looks like, column by column. */
const FORMS = [
  new RegExp(`${figure(' %').source}|^all ${NUMBER}(?: \\w+)?$`),
  figure(' (?:ns|µs|ms|s)'),
  figure(' %'),
  figure(''),
];

const readme = programsIn(readPages().find(({ path }) => path === 'README.md')!.text);
const printed = programsIn(programsMarkdown(RECORDED));

it('the README’s table of programs has the heading and the rows that "rvw table" prints', () => {
  expect(readme.heading).toEqual(printed.heading);
  expect(readme.rows.map(([name]) => name)).toEqual(printed.rows.map(([name]) => name));
});

it.each([
  ['the README', readme],
  ['"rvw table"', printed],
])('every figure of %s has its form: they differ from run to run', (_, { rows }) => {
  for (const [name, ...figures] of rows) {
    expect(figures).toHaveLength(FORMS.length);
    for (const [column, text] of figures.entries()) expect(text, name).toMatch(FORMS[column]!);
  }
});
