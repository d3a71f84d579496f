import { Command } from 'commander';

import { oneLine } from '../../tasks/kit/one-line.js';
import { PROFILES } from '../run/profiles.js';
import { pluginOption, type PluginFlags } from './options.js';
import { openRegistry } from './registry.js';

/** Titles are others' words, and may hold what ends a line. */
const say = (line: string): void => console.log(oneLine(line));

/** `rvw list`: what there is to run. */
export function listCommand(): Command {
  return new Command('list')
    .description('list the tasks with their data sets and programs, the measures and the profiles')
    .addOption(pluginOption())
    .addHelpText('after', '\nExample:\n  rvw list')
    .action(async ({ plugin }: PluginFlags) => {
      const { tasks, measures } = await openRegistry(plugin);
      for (const { task, programs } of tasks) {
        say(`${task.id} — ${task.title}`);
        for (const { id, title, licence } of task.dataSets) say(`  data     ${id} — ${title} (${licence})`);
        for (const { id, title, runtimes } of programs)
          say(`  program  ${id} — ${title}; runs on ${runtimes.join(', ')}`);
      }
      for (const { id, reading } of measures) say(`measure ${id}: ${reading}`);
      for (const { id, title } of Object.values(PROFILES)) say(`profile ${id}: ${title}`);
    });
}
