import { Command } from 'commander';
import { dirname, resolve } from 'node:path';

import { readResults } from '../results/file.js';

/** `rvw report`: the page of a run that is over. */
export function reportCommand(): Command {
  return new Command('report')
    .description('write the page, the Markdown and the CSV of a results file')
    .argument('<results>', 'the results.json of a run')
    .option('--out <folder>', 'where to write; beside the results file by default')
    .addHelpText('after', '\nExample:\n  rvw report reports/latest/results.json --out /tmp/page')
    .action(async (path: string, { out }: { out?: string }) => {
      const results = await readResults(path);
      // Loaded only where it is needed: the page's libraries are large.
      const { writeReport } = await import('../../reports/index.js');
      const { html } = await writeReport(results, resolve(out ?? dirname(path)));
      console.log(`Report: ${html}`);
    });
}
