import { Command } from 'commander';
import { join, resolve } from 'node:path';

import { UserError } from '../../tasks/contract/index.js';
import { writeResults } from '../results/file.js';
import { merge } from '../run/merge/index.js';
import { settleRaw } from '../run/resume.js';
import { gatherInPage } from './in-page.js';
import { parseFolder, pluginOption, type PluginFlags } from './options.js';
import { inOutputFolder } from './output-folder.js';
import { openRegistry } from './registry.js';
import { exitCode } from './run.js';

interface MergeFlags extends PluginFlags {
  readonly out: string;
}

/** `rvw merge`: one results file and one page of the shards of a run, or of several runs of the same. */
export function mergeCommand(): Command {
  return new Command('merge')
    .description('put the results of the shards of a run together, or those of several runs of the same')
    .argument('<folders...>', 'the folders that the runs wrote')
    .requiredOption('--out <folder>', 'where the results and the report are written', parseFolder)
    .addOption(pluginOption())
    .addHelpText('after', '\nExample:\n  rvw merge shard-1 shard-2 shard-3 shard-4 --out merged')
    .action(async (named: string[], flags: MergeFlags) => {
      const folder = resolve(flags.out);
      const folders = named.map((name) => resolve(name));
      const twice = folders.find((one, at) => folders.indexOf(one) !== at);
      if (twice !== undefined) throw new UserError(`${twice} is named twice; leave one of them out`);
      if (folders.includes(folder))
        throw new UserError(`--out ${folder} is one of those that are merged; choose another folder`);
      const { measures: known, tasks } = await openRegistry(flags.plugin);
      await inOutputFolder(folder, async () => {
        const commandLine = ['rvw', ...process.argv.slice(2)].join(' ');
        const merged = await merge(folders, { known, commandLine, folder });
        const path = join(folder, 'results.json');
        const results = await writeResults(path, merged, known);
        await settleRaw(folder, results.run);
        // Loaded only where it is needed: the page's libraries are large.
        const { writeReport } = await import('../../reports/index.js');
        const { tasks: inPage, notes } = await gatherInPage(results, tasks);
        const { html } = await writeReport(results, folder, inPage);
        for (const note of notes) console.log(`note: ${note}`);
        const { parts, missing } = results.merged!;
        for (const sentence of missing) console.log(`✗ ${sentence}`);
        console.log(`Merged:  ${parts.map(({ name }) => name).join(', ')}
Repeatable figures: sha256 ${results.repeatableSha256}
Results: ${path}
Report:  ${html}`);
        if (results.run.interrupted)
          console.log('✗ a part was cut short; go on with it by --resume, and merge again');
        process.exitCode = missing.length > 0 || results.run.interrupted ? 1 : exitCode(results);
      });
    });
}
