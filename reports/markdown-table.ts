import type { Table } from './block.js';

/** A table in Markdown, without its caption. */
export function markdownTable({ columns, rows }: Pick<Table, 'columns' | 'rows'>): string {
  const line = (cells: readonly string[]) => `| ${cells.map(markdownText).join(' | ')} |`;
  const rule = `| ${columns.map(({ numeric }) => (numeric ? '--:' : ':--')).join(' | ')} |`;
  return [line(columns.map(({ title }) => title)), rule, ...rows.map(line)].join('\n');
}

/** Text that Markdown takes as it stands: on one line, no markup, no HTML, no end of a table cell. */
export function markdownText(raw: string): string {
  return raw
    .replace(/\s*[\r\n\p{Zl}\p{Zp}]+\s*/gu, ' ')
    .replace(/\p{Cc}/gu, '')
    .replace(/[\\`*|<>]/g, (sign) => (sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : `\\${sign}`))
    .replace(/(^|\W)_|_(?=\W|$)/g, (underscore) => underscore.replace('_', '\\_'))
    .replaceAll('](', ']\\(');
}
