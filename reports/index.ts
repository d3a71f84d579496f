import { join } from 'node:path';

import { writeWhole } from '../harness/files.js';
import type { Results } from '../harness/results/schema.js';
import { cellsCsv } from './csv.js';
import type { TaskInReport } from './in-page.js';
import { reportMarkdown } from './markdown.js';
import { pageHtml } from './page/layout.js';

export { formatFigure } from './format.js';
export { adviceSentences } from './advice.js';
export { keptSentences } from './run.js';

/** Paths of the files of a report. */
export interface ReportFiles {
  readonly html: string;
  readonly markdown: string;
  readonly csv: string;
}

/**
 * Writes the report of a run: `index.html`, one self-contained page; `report.md`, the same figures as tables;
 * `cells.csv`, one row a cell and figure.
 *
 * @param results a whole results file, also of a run that was cut short
 * @param folder is made where it is missing
 * @param inPage what can be tried in the page; nothing by default
 * @returns the paths of the three files
 * @throws UserError when the folder cannot be written
 *
 * @example
 * const { html } = await writeReport(await readResults('reports/latest/results.json'), 'reports/latest');
 */
export async function writeReport(
  results: Results,
  folder: string,
  inPage: readonly TaskInReport[] = [],
): Promise<ReportFiles> {
  const files = {
    html: join(folder, 'index.html'),
    markdown: join(folder, 'report.md'),
    csv: join(folder, 'cells.csv'),
  };
  await writeWhole(files.html, await pageHtml(results, inPage));
  await writeWhole(files.markdown, reportMarkdown(results));
  await writeWhole(files.csv, cellsCsv(results));
  return files;
}
