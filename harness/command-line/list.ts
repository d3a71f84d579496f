import { Command } from 'commander';

import { MEASURES } from '../run/plan.js';
import { PROFILES } from '../run/profiles.js';
import { builtInPlugins } from './registry.js';

/** `rvw list`: what there is to run. */
export function listCommand(): Command {
  return new Command('list')
    .description('list the tasks with their data sets and programs, the measures and the profiles')
    .addHelpText('after', '\nExample:\n  rvw list')
    .action(async () => {
      for (const { plugin } of await builtInPlugins()) {
        const { task, programs } = plugin;
        console.log(`${task.id} — ${task.title}`);
        for (const { id, title, licence } of task.dataSets)
          console.log(`  data     ${id} — ${title} (${licence})`);
        for (const { id, title, runtimes } of programs)
          console.log(`  program  ${id} — ${title}; runs on ${runtimes.join(', ')}`);
      }
      console.log(`measures: ${MEASURES.join(', ')}`);
      for (const { id, title } of Object.values(PROFILES)) console.log(`profile ${id}: ${title}`);
    });
}
