import { Command } from 'commander';
import { resolve } from 'node:path';

import { UserError } from '../../tasks/contract/index.js';
import { selectPlugins } from '../run/plan.js';
import { cacheFolder, parseSeed } from './options.js';
import { builtInPlugins } from './registry.js';

interface TrainFlags {
  readonly seed?: number;
  readonly runtime?: string;
  readonly out?: string;
}

/** `rvw train`: trains a task's network from scratch. */
export function trainCommand(): Command {
  return new Command('train')
    .description('train the network of a task from scratch, as the shipped weights were')
    .argument('<task>', 'the task, for example tic-tac-toe')
    .option(
      '--seed <number>',
      'the seed of every random choice; that of the shipped weights by default',
      parseSeed,
    )
    .option('--runtime <name>', 'what to train on; the fastest that is present by default')
    .option('--out <folder>', 'where the weights are written; trained/TASK by default')
    .addHelpText('after', '\nExample:\n  rvw train tic-tac-toe --out /tmp/tic-tac-toe')
    .action(async (id: string, { seed, runtime, out }: TrainFlags) => {
      const [registered] = selectPlugins(await builtInPlugins(), [id]);
      const { train } = registered!.plugin;
      if (!train) throw new UserError(`task "${id}" has nothing to train`);
      const { files, summary } = await train({
        ...(seed === undefined ? {} : { seed }),
        ...(runtime === undefined ? {} : { runtime }),
        outputFolder: resolve(out ?? `trained/${id}`),
        cacheFolder: cacheFolder(),
        report: ({ done, message }) => console.log(`${(done * 100).toFixed(1).padStart(5)} %  ${message}`),
      });
      console.log(summary);
      for (const file of files) console.log(`Wrote ${file}`);
    });
}
