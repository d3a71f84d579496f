/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import { markdownTable } from '../markdown-table.js';
import { copyOnClick } from './client-copy.js';
import { compareCells } from './sorting.js';

/** With fewer rows than this there is nothing to sort. */
const FEWEST_ROWS = 3;

/**
 * Gives every table a button that copies it as Markdown, and headings that sort it: what is folded when it is opened, since
 * most of the page's tables never are.
 */
export function equipTables(): void {
  const equipped = new WeakSet<Element>();
  const equip = (within: ParentNode): void => {
    for (const table of within.querySelectorAll<HTMLTableElement>('.scroll > table:not([role])')) {
      if (equipped.has(table) || table.closest('details:not([open])')) continue;
      equipped.add(table);
      offerMarkdown(table);
      if (!table.classList.contains('matrix') && table.tBodies[0]!.rows.length >= FEWEST_ROWS)
        sortByHeadings(table);
    }
  };
  equip(document);
  document.addEventListener('toggle', ({ target }) => equip(target as Element), { capture: true });
}

const textsOf = (row: HTMLTableRowElement): string[] =>
  [...row.cells].map(({ textContent }) => textContent.trim().replace(/\s+/g, ' '));

function offerMarkdown(table: HTMLTableElement): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'quiet';
  button.textContent = 'Copy as Markdown';
  table.caption!.append(button);
  const headings = [...table.tHead!.rows[0]!.cells];
  copyOnClick(
    button,
    () =>
      markdownTable({
        columns: textsOf(table.tHead!.rows[0]!).map((title, at) => ({
          title,
          numeric: headings[at]!.classList.contains('number'),
        })),
        rows: [...table.tBodies[0]!.rows].map(textsOf),
      }),
    table,
  );
}

/** A click sorts upwards, another downwards, a third as it was. */
function sortByHeadings(table: HTMLTableElement): void {
  const body = table.tBodies[0]!;
  const asItWas = [...body.rows];
  const headings = [...table.tHead!.rows[0]!.cells];
  for (const [at, heading] of headings.entries()) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'sort';
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener('click', () => {
      const next = { ascending: 'descending', descending: undefined }[heading.ariaSort ?? ''];
      const order = heading.ariaSort === null ? 'ascending' : next;
      for (const other of headings) other.removeAttribute('aria-sort');
      if (order) heading.ariaSort = order;
      const downwards = order === 'descending';
      const sorted = asItWas.toSorted((one, other) =>
        compareCells(textsOf(one)[at] ?? '', textsOf(other)[at] ?? '', downwards),
      );
      body.append(...(order ? sorted : asItWas));
    });
  }
}
