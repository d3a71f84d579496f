import { Command, InvalidArgumentError, Option } from 'commander';
import { resolve } from 'node:path';

import { machineOf } from '../versions/comparison.js';
import { Baselines, BASELINE_NAME } from '../versions/baselines.js';
import { comparing } from '../versions/compare-versions.js';
import { openRun, type OpenRun } from '../versions/open-run.js';
import { parseFile, parseFolder, pluginOption, type PluginFlags } from './options.js';
import { openRegistry } from './registry.js';

/** Where baselines lie in a project; they may be committed with it. */
export const BASELINES = '.rvw/baselines';

interface BaselineFlags extends PluginFlags {
  readonly dir: string;
  readonly replace?: boolean;
}

/** Parses the name of a baseline. */
export function parseBaseline(name: string): string {
  if (!BASELINE_NAME.test(name))
    throw new InvalidArgumentError(
      `"${name}" is no name of a baseline: lower-case words and numbers, such as "main" or "v1.2".`,
    );
  return name;
}

/** `rvw baseline`: results by name, for others to be compared with. */
export function baselineCommand(): Command {
  const withFolder = (command: Command): Command =>
    command
      .addOption(
        new Option('--dir <folder>', 'where baselines lie').default(BASELINES).argParser(parseFolder),
      )
      .addOption(pluginOption());
  const baseline = new Command('baseline')
    .description('keep results by name for others to be compared with; a baseline never moves by itself')
    .addHelpText('after', '\nExample:\n  rvw baseline save main reports/latest/results.json');
  withFolder(
    baseline
      .command('save')
      .argument('<name>', 'what it is called', parseBaseline)
      .argument('[results]', 'the results.json of a run, or its folder', parseFile, 'reports/latest')
      .description('keep the results of a run, with the samples that comparing takes')
      .option('--replace', 'let it take the place of the one of this name'),
  ).action(async (name: string, path: string, flags: BaselineFlags) => {
    const { measures } = await openRegistry(flags.plugin);
    const run = await openRun(path, measures);
    const place = await new Baselines(resolve(flags.dir)).save(name, run, measures, {
      replace: flags.replace ?? false,
    });
    if (!run.raw)
      console.log('note: no raw samples lie beside these results: what is compared with them is not paired');
    console.log(`Baseline ${name}: ${describeRun(run)}\nKept in: ${place}`);
  });
  withFolder(baseline.command('list').description('list the baselines')).action(
    async ({ dir, plugin }: BaselineFlags) => {
      const { measures } = await openRegistry(plugin);
      const baselines = new Baselines(resolve(dir));
      const names = await baselines.names();
      if (names.length === 0) console.log(`There is no baseline in ${baselines.folder}`);
      for (const name of names) console.log(`${name}: ${describeRun(await baselines.open(name, measures))}`);
    },
  );
  withFolder(
    baseline
      .command('show')
      .argument('<name>', 'which one', parseBaseline)
      .description('print what is compared of a baseline'),
  ).action(async (name: string, { dir, plugin }: BaselineFlags) => {
    const { measures } = await openRegistry(plugin);
    const run = await new Baselines(resolve(dir)).open(name, measures);
    const { formatFigure } = await import('../../reports/index.js');
    console.log(`${name}: ${describeRun(run)}`);
    for (const { task, dataset, program, runtime, measures: outcomes } of run.results.cells)
      for (const measure of comparing(measures)) {
        const outcome = outcomes[measure.id];
        const primary = outcome?.state === 'measured' ? measure.primary?.(outcome.result) : undefined;
        if (primary)
          console.log(
            `  ${task}, ${dataset}, ${program} on ${runtime}: ${primary.title}: ${formatFigure(primary.figure)}`,
          );
      }
  });
  return baseline;
}

/** A run on one line. */
const describeRun = ({ results: { run, environment, tasks } }: OpenRun): string =>
  [
    tasks.map(({ id }) => id).join(', ') || 'no task',
    `${run.profile} profile, ${run.split} split, seed ${run.seed}`,
    run.startedAt.slice(0, 10),
    ...(run.git ? [`commit ${run.git.commit.slice(0, 7)}${run.git.dirty ? ' with changes' : ''}`] : []),
    machineOf(environment),
  ].join('; ');
