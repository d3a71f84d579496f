import { Command } from 'commander';
import { resolve } from 'node:path';

import { UserError, type DataContext } from '../../tasks/contract/index.js';
import { checkData, dataPath, fetchData, listData } from '../../tasks/keyword-spotting/data.js';
import { cacheFolder, cacheOption, DEFAULT_SEED, parseFolder, type CacheFlags } from './options.js';

interface DataFlags extends CacheFlags {
  readonly dataDir?: string;
}

const contextOf = ({ dataDir, ...flags }: DataFlags): DataContext => ({
  seed: DEFAULT_SEED,
  cacheFolder: cacheFolder(flags),
  ...(dataDir === undefined ? {} : { dataFolder: resolve(dataDir) }),
});

/** `rvw data`: recordings of real people, which are fetched or pointed at. */
export function dataCommand(): Command {
  const withFolder = (command: Command): Command =>
    command
      .option('--data-dir <folder>', 'a copy that is already on disk', parseFolder)
      .addOption(cacheOption());
  const data = new Command('data')
    .description('list, fetch, find and check recordings that do not come with the package')
    .addHelpText('after', '\nExample:\n  rvw data fetch fsdd');
  withFolder(data.command('list').description('list what can be fetched')).action((flags: DataFlags) => {
    for (const { id, title, licence, size, folder, present } of listData(contextOf(flags))) {
      console.log(
        `${present ? '✓' : '–'} ${id} — ${title} (${licence}), ${size}\n  ${present ? 'in' : 'would be in'} ${folder}`,
      );
    }
  });
  data
    .command('fetch <name>')
    .description('fetch a data set; a fetch that was cut short is resumed')
    .addOption(cacheOption())
    .action(async (name: string, flags: CacheFlags) => {
      let shown = '';
      const { folder } = await fetchData(name, {
        cacheFolder: cacheFolder(flags),
        tell: (done, message) => {
          const line = `${Math.floor(done * 100)} %  ${message}`;
          if (line !== shown) process.stderr.write(`${(shown = line)}\n`);
        },
      });
      console.log(folder);
    });
  withFolder(data.command('path <name>').description('say where a data set lies')).action(
    (name: string, flags: DataFlags) => {
      console.log(dataPath(name, contextOf(flags)));
    },
  );
  withFolder(data.command('check <name>').description('see whether a data set is whole')).action(
    async (name: string, flags: DataFlags) => {
      const { problems, facts } = await checkData(name, contextOf(flags));
      if (problems.length > 0)
        throw new UserError(`${name} is not whole: ${problems.join('; ')}`, { exitCode: 1 });
      console.log(facts.join('\n'));
    },
  );
  return data;
}
