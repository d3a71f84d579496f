import { Command } from 'commander';
import { join, resolve } from 'node:path';

import { oneLine } from '../../tasks/kit/one-line.js';
import { writeWhole } from '../files.js';
import { coursesOf, readAllResults } from '../versions/history.js';
import { parseFile, parseFolder, pluginOption, type PluginFlags } from './options.js';
import { openRegistry } from './registry.js';

/** `rvw history`: what became of figures over runs. */
export function historyCommand(): Command {
  return new Command('history')
    .description(
      'draw what became of every figure over the results files of a folder, machine by machine; what is no results file is named and left out',
    )
    .argument('<folder>', 'every .json in it, and every results.json in the folders below', parseFolder)
    .option('--out <file>', 'the page to write; history.html in the folder by default', parseFile)
    .addOption(pluginOption())
    .addHelpText('after', '\nExample:\n  rvw history reports --out history.html')
    .action(async (folder: string, { out, plugin }: PluginFlags & { readonly out?: string }) => {
      const { measures } = await openRegistry(plugin);
      const { results, leftOut } = await readAllResults(resolve(folder), measures);
      for (const reason of leftOut) console.error(`rvw: left out: ${oneLine(reason)}`);
      // Loaded only where it is needed: the page's libraries are large.
      const { historyPage } = await import('../../reports/history/page.js');
      const path = resolve(out ?? join(folder, 'history.html'));
      await writeWhole(path, await historyPage(coursesOf(results, measures)));
      console.log(`${results.length} ${results.length === 1 ? 'run' : 'runs'}\nHistory: ${path}`);
    });
}
