import { Command } from 'commander';

import { PROFILES } from '../run/profiles.js';
import { pluginOption, type PluginFlags } from './options.js';
import { openRegistry } from './registry.js';

/** `rvw list`: what there is to run. */
export function listCommand(): Command {
  return new Command('list')
    .description('list the tasks with their data sets and programs, the measures and the profiles')
    .addOption(pluginOption())
    .addHelpText('after', '\nExample:\n  rvw list')
    .action(async ({ plugin }: PluginFlags) => {
      const { tasks, measures } = await openRegistry(plugin);
      for (const { task, programs } of tasks) {
        console.log(`${task.id} — ${task.title}`);
        for (const { id, title, licence } of task.dataSets)
          console.log(`  data     ${id} — ${title} (${licence})`);
        for (const { id, title, runtimes } of programs)
          console.log(`  program  ${id} — ${title}; runs on ${runtimes.join(', ')}`);
      }
      for (const { id, reading } of measures) console.log(`measure ${id}: ${reading}`);
      for (const { id, title } of Object.values(PROFILES)) console.log(`profile ${id}: ${title}`);
    });
}
