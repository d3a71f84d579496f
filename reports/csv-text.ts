/** What may stand in a cell of a CSV file; undefined is nothing. */
export type CsvValue = string | number | undefined;

/** Lines of cells as CSV (RFC 4180). */
export function csvText(lines: readonly (readonly CsvValue[])[]): string {
  return lines.map((line) => `${line.map(quote).join(',')}\r\n`).join('');
}

function quote(value: CsvValue): string {
  const text = value === undefined ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
