import { Command, Option } from 'commander';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { UserError, type ReportedSplit } from '../../tasks/contract/index.js';
import { oneLine } from '../../tasks/kit/one-line.js';
import { traceOf } from '../plugin/author-lines.js';
import { noteSizes } from '../plugin/notes.js';
import { resultOf } from '../measures/index.js';
import { writeResults } from '../results/file.js';
import type { Figure } from '../results/figure.js';
import { accuracyFigure } from '../results/primary.js';
import type { Cell, Results, Scoring } from '../results/schema.js';
import { recogniseData } from '../run/recognise-data.js';
import { selectMeasures, selectTasks, shardName, type RunRequest, type Shard } from '../run/plan.js';
import { PROFILES } from '../run/profiles.js';
import { settleRaw } from '../run/resume.js';
import { run } from '../run/run.js';
import type { EarlierModules } from '../versions/earlier-modules.js';
import {
  againstOption,
  compareMeasured,
  markEarlier,
  registryAgainst,
  type AgainstFlags,
} from './against.js';
import { codeOf, failOnOption, type FailOnFlags } from './compare.js';
import { createDisplay } from './display.js';
import { gatherInPage } from './in-page.js';
import { INTERRUPTED, interruptionSignal } from './interruption.js';
import {
  cacheFolder,
  cacheOption,
  DEFAULT_SEED,
  parseFolder,
  parseLaunches,
  parseNames,
  parseSeconds,
  parseSeed,
  parseShard,
  parseTitle,
  pluginOption,
  type CacheFlags,
  type PluginFlags,
} from './options.js';
import { inOutputFolder } from './output-folder.js';
import { parsePin, requirePinning } from './pin.js';
import { openRegistry, type Registry } from './registry.js';
import { reporterOption, reportTo, type ReporterFlags } from './reporters.js';

interface RunFlags extends PluginFlags, CacheFlags, AgainstFlags, FailOnFlags, ReporterFlags {
  readonly quick?: boolean;
  readonly thorough?: boolean;
  readonly seed: number;
  readonly out: string;
  readonly split: ReportedSplit;
  readonly only?: readonly string[];
  readonly program?: readonly string[];
  readonly runtime?: readonly string[];
  readonly dataset?: readonly string[];
  readonly dataDir?: string;
  readonly dataTitle?: string;
  readonly resume?: boolean;
  readonly fresh?: boolean;
  readonly shard?: Shard;
  readonly launches?: number;
  readonly maxTime?: number;
  readonly timeout?: number;
  readonly pin?: number;
  readonly verbose?: boolean;
}

/** `rvw run`: measures, writes the results, and makes the page. */
export function runCommand(): Command {
  return new Command('run')
    .description('measure every program of the tasks and write results.json and the report')
    .argument('[tasks...]', 'which tasks; all of them without any')
    .option('--quick', PROFILES.quick.title)
    .addOption(new Option('--thorough', PROFILES.thorough.title).conflicts('quick'))
    .option('--seed <number>', 'the seed of every random choice', parseSeed, DEFAULT_SEED)
    .option('--out <folder>', 'where the results and the report are written', parseFolder, 'reports/latest')
    .addOption(
      new Option(
        '--split <name>',
        'the examples to report on; "all" of data that no program was made with, such as recordings of your own',
      )
        .choices(['validation', 'test', 'all'])
        .default('test'),
    )
    .option('--only <measures>', 'some measures only, with commas between them', parseNames)
    .option(
      '--runtime <names>',
      'measure networks on these runtimes, with commas between them; on the fastest one by default',
      parseNames,
    )
    .option('--program <names>', 'these programs only, with commas between them', parseNames)
    .option(
      '--dataset <names>',
      'the data sets to run on, with commas between them; each task’s default without it',
      parseNames,
    )
    .addOption(pluginOption())
    .option(
      '--data-dir <folder>',
      'a folder that holds the data; without --dataset, the data set is what the folder holds',
      parseFolder,
    )
    .option('--data-title <words>', 'what data of your own is called; as its folder without it', parseTitle)
    .addOption(cacheOption())
    .option('--resume', 'go on with the run that was cut short in the output folder')
    .option(
      '--fresh',
      'measure all again, also what an earlier run measured with the same code, data and seed; RVW_FRESH=1 says so, too',
    )
    .option(
      '--shard <i/n>',
      'measure the i-th of n parts of the tasks and data sets; "rvw merge" puts the parts together',
      parseShard,
    )
    .option('--launches <number>', 'how often each program is launched to be timed', parseLaunches)
    .option(
      '--max-time <seconds>',
      'end the measuring after so long, and report what was measured by then',
      parseSeconds,
    )
    .option(
      '--timeout <seconds>',
      'a program that takes longer for one request, and does not say how far it is, has hung (180)',
      parseSeconds,
    )
    .option('--pin <processor>', 'run programs on this processor only (Linux, needs taskset)', parsePin)
    .addOption(againstOption())
    .addOption(failOnOption())
    .addOption(reporterOption())
    .addHelpText(
      'after',
      '\nExample:\n  rvw run tic-tac-toe --quick --seed 7 --only accuracy,latency --out my-report',
    )
    .action(async (names: string[], _, command: Command) => {
      const flags: RunFlags = command.optsWithGlobals();
      if (flags.failOn !== undefined && flags.against === undefined)
        throw new UserError(
          '--fail-on needs something to compare with; name an earlier version with --against, or compare two results files with "rvw compare"',
        );
      if (flags.dataTitle !== undefined && flags.dataDir === undefined)
        throw new UserError(
          '--data-title is what data of your own is called; say where it lies with --data-dir, or leave it out',
        );
      const known = await openRegistry(flags.plugin, flags);
      const chosen = names.length > 0 ? selectTasks(known.tasks, names) : known.suite;
      const both =
        flags.against === undefined ? undefined : await registryAgainst(known, chosen, flags.against, flags);
      const { registry, tasks, programs } = both ?? {
        registry: known,
        tasks: chosen,
        programs: flags.program ?? [],
      };
      const measures = selectMeasures(registry.measures, flags.only ?? []);
      const folder = resolve(flags.out);
      if (flags.pin !== undefined) requirePinning(flags.pin);
      await inOutputFolder(folder, () =>
        measure(registry, { tasks, measures, programs }, folder, flags, both?.earlier),
      );
    });
}

async function measure(
  { tasks: tasksKnown, measures: known, plugins, notes, describeRuntimes }: Registry,
  { tasks, measures, programs }: Pick<RunRequest, 'tasks' | 'measures' | 'programs'>,
  folder: string,
  flags: RunFlags,
  earlier: EarlierModules | undefined,
): Promise<void> {
  const dataFolder = flags.dataDir === undefined ? undefined : resolve(flags.dataDir);
  const datasets = flags.dataset ?? (await datasetsIn(dataFolder, tasks));
  const interruption = interruptionSignal();
  const display = createDisplay(process.stderr);
  const measured = await run(
    {
      tasks,
      profile: PROFILES[flags.quick ? 'quick' : flags.thorough ? 'thorough' : 'default'],
      ...(flags.launches === undefined ? {} : { launches: flags.launches }),
      split: flags.split,
      measures,
      programs,
      datasets,
      runtimes: flags.runtime ?? [],
      context: {
        seed: flags.seed,
        cacheFolder: cacheFolder(flags),
        ...(dataFolder === undefined ? {} : { dataFolder }),
        ...(flags.dataTitle === undefined ? {} : { dataTitle: flags.dataTitle }),
      },
      ...(flags.pin === undefined ? {} : { pin: flags.pin }),
      ...(flags.shard ? { shard: flags.shard } : {}),
      ...(flags.timeout === undefined ? {} : { timeoutSeconds: flags.timeout }),
      ...(flags.maxTime === undefined ? {} : { timeLimitSeconds: flags.maxTime }),
    },
    {
      known,
      runtimes: await describeRuntimes(),
      commandLine: ['rvw', ...process.argv.slice(2)].join(' '),
      signal: interruption,
      show: display.show,
      note: (line) => display.say(`note: ${line}`),
      ...(flags.verbose
        ? { onFailure: (what, error) => display.say(`${what} failed: ${traceOf(error)}`) }
        : {}),
      folder,
      resume: flags.resume ?? false,
      fresh: flags.fresh ?? (process.env['RVW_FRESH'] ?? '').trim() !== '',
      plugins,
    },
  ).finally(() => display.end());
  const path = join(folder, 'results.json');
  if (!hasAnything(measured) && existsSync(path)) {
    console.log(`Nothing was measured: ${path} stays as it was; go on with --resume`);
    process.exitCode = interruption.aborted ? INTERRUPTED : 1;
    return;
  }
  const results = await writeResults(path, earlier ? markEarlier(measured, earlier) : measured, known);
  await settleRaw(folder, results.run);
  // Loaded only where it is needed: the page's libraries are large.
  const { adviceSentences, formatFigure, keptSentences, writeReport } =
    await import('../../reports/index.js');
  const { tasks: inPage, notes: missing } = await gatherInPage(results, tasksKnown);
  const { html } = await writeReport(results, folder, inPage);
  for (const note of [
    ...notes,
    ...missing,
    ...(earlier?.notes ?? []),
    ...(await Promise.all(tasks.map(noteSizes))).flat(),
  ])
    console.log(`note: ${note}`);
  summarise(results, formatFigure);
  for (const sentence of adviceSentences(results)) console.log(oneLine(sentence));
  for (const sentence of keptSentences(results)) console.log(sentence);
  console.log(`Repeatable figures: sha256 ${results.repeatableSha256}
Results: ${path}
Report:  ${html}`);
  const comparison = earlier && (await compareMeasured(folder, known));
  await reportTo(flags.reporter, { results, ...(comparison ? { comparison } : {}) }, folder);
  const code = Math.max(exitCode(results), comparison ? codeOf(comparison, flags) : 0);
  // Also where everything was measured before: whoever pressed Ctrl-C is told that it was heard.
  process.exitCode = interruption.aborted ? INTERRUPTED : code;
}

/** The data set that a folder holds, where the run is of one task; of several, each takes its default. */
async function datasetsIn(
  folder: string | undefined,
  tasks: RunRequest['tasks'],
): Promise<readonly string[]> {
  const [task, ...others] = tasks;
  if (folder === undefined || task === undefined || others.length > 0) return [];
  const found = await recogniseData(task, folder);
  return found === undefined ? [] : [found];
}

/** False where a run was cut short before it had anything to say of what it measured. */
const hasAnything = ({ run: { interrupted }, cells, wider }: Results): boolean =>
  !interrupted ||
  [...cells, ...wider].some(({ measures }) =>
    Object.values(measures).some(({ state }) => state === 'measured' || state === 'failed'),
  );

function summarise(
  { cells, wider, tasks, shard, run: { timeLimit } }: Results,
  write: (figure: Figure) => string,
): void {
  for (const { id, datasets } of tasks)
    for (const dataset of datasets)
      for (const note of dataset.notes ?? []) console.log(`note: ${id}, ${dataset.id}: ${oneLine(note)}`);
  if (shard && cells.length === 0)
    console.log(`Nothing to measure: ${shardName(shard)} has none of the ${shard.groups.length} groups`);
  if (timeLimit?.reached)
    console.log(`The run was cut short after ${timeLimit.seconds} s (--max-time); go on with --resume`);
  const several = (task: string): boolean => tasks.find(({ id }) => id === task)!.datasets.length > 1;
  for (const cell of cells) {
    const data = several(cell.task) ? `, ${cell.dataset}` : '';
    sayOutcomes(
      `${cell.task}${data}, ${cell.program} on ${cell.runtime}`,
      cell.measures,
      headline(cell, tasks.find(({ id }) => id === cell.task)!.scoring, write),
    );
  }
  for (const { task, dataset, program, measures } of wider)
    sayOutcomes(
      [task, dataset, program].filter((name) => name !== undefined).join(', '),
      measures,
      undefined,
    );
}

/** What a reader of the terminal wants to know first of a cell. */
function headline(cell: Cell, scoring: Scoring | undefined, write: (figure: Figure) => string): string {
  const [accuracy, latency] = [resultOf(cell, 'accuracy'), resultOf(cell, 'latency')];
  return [
    ...(accuracy ? [sayAccuracy(accuracy, scoring, write)] : []),
    ...(latency ? [`${write(latency.median)} a decision`] : []),
  ].join(', ');
}

/** For example `95.9 % right`, or `mean error 0.31 cm`. */
const sayAccuracy = (
  accuracy: Parameters<typeof accuracyFigure>[0],
  scoring: Scoring | undefined,
  write: (figure: Figure) => string,
): string => {
  const figure = write(accuracyFigure(accuracy));
  return scoring ? `mean ${scoring.title} ${figure}` : `${figure} right`;
};

/** A line for what was measured of a subject, where it has a headline, and one for each measure that failed. */
function sayOutcomes(name: string, measures: Cell['measures'], said: string | undefined): void {
  const outcomes = Object.entries(measures);
  const measured = outcomes.some(([, { state }]) => state === 'measured');
  const failed = outcomes.some(([, { state }]) => state === 'failed');
  // Of what failed in part, a tick without a figure would say that all is well.
  if (said !== undefined && measured && !(failed && said === ''))
    console.log(`✓ ${name}${said === '' ? '' : `: ${said}`}`);
  for (const [id, outcome] of outcomes) {
    if (outcome.state === 'failed') console.log(`✗ ${name}: ${id} failed: ${oneLine(outcome.error)}`);
    if (outcome.state === 'skipped') console.log(`– ${name}: ${id} skipped: ${oneLine(outcome.reason)}`);
  }
}

/** 1 where anything failed. */
export function exitCode({ cells, wider }: Results): number {
  const outcomes = [...cells, ...wider].flatMap(({ measures }) => Object.values(measures));
  return outcomes.some(({ state }) => state === 'failed') ? 1 : 0;
}
