import { Command } from 'commander';

import { readResults, resultsPath } from '../results/file.js';
import { parseFile, pluginOption, type PluginFlags } from './options.js';
import { openRegistry } from './registry.js';

/** `rvw table`: the programs of a run in one table, to quote them. */
export function tableCommand(): Command {
  return new Command('table')
    .description(
      'print the programs of a results file as one Markdown table, as the README shows them; nothing is written',
    )
    .argument('<results>', 'the results.json of a run, or its folder', parseFile)
    .addOption(pluginOption())
    .addHelpText('after', '\nExample:\n  rvw table reports/latest/results.json')
    .action(async (named: string, { plugin }: PluginFlags) => {
      const { measures } = await openRegistry(plugin);
      const results = await readResults(resultsPath(named), measures);
      // Loaded only where it is needed, as what makes the page is.
      const { programsMarkdown } = await import('../../reports/programs-table.js');
      console.log(programsMarkdown(results));
    });
}
