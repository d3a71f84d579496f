import { Command } from 'commander';

import { pluginOption, type PluginFlags } from './options.js';
import { openRegistry } from './registry.js';

/** `rvw doctor`: what this machine has to run networks on, and what brings the rest. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description(
      'say which runtimes this machine has for networks and, for one that is missing, why and what mends it',
    )
    .addHelpText('after', '\nExample:\n  rvw doctor')
    .addOption(pluginOption())
    .action(async ({ plugin }: PluginFlags) => {
      const { describeRuntimes } = await openRegistry(plugin);
      console.log(`Node ${process.version}, V8 ${process.versions.v8}, ${process.platform} ${process.arch}`);
      for (const [id, runtime] of Object.entries(await describeRuntimes())) {
        if (runtime.state === 'available') console.log(`✓ ${id} ${runtime.version}: ${runtime.details}`);
        else console.log(`✗ ${id}: ${runtime.why}\n  mend: ${runtime.mend}`);
      }
    });
}
