import { Command, Option } from 'commander';
import { existsSync } from 'node:fs';
import { access, constants, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { UserError, type Split } from '../../tasks/contract/index.js';
import { oneLine } from '../../tasks/kit/one-line.js';
import { lockFolder } from '../lock.js';
import { traceOf } from '../plugin/author-lines.js';
import { noteSizes } from '../plugin/notes.js';
import { resultOf } from '../measures/index.js';
import { writeResults } from '../results/file.js';
import type { Figure } from '../results/figure.js';
import { accuracyFigure } from '../results/primary.js';
import type { Cell, Results, Scoring } from '../results/schema.js';
import { selectMeasures, selectTasks, type RunRequest } from '../run/plan.js';
import { PROFILES } from '../run/profiles.js';
import { settleRaw } from '../run/resume.js';
import { run } from '../run/run.js';
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
  pluginOption,
  type CacheFlags,
  type PluginFlags,
} from './options.js';
import { parsePin, requirePinning } from './pin.js';
import { openRegistry, type Registry } from './registry.js';

interface RunFlags extends PluginFlags, CacheFlags {
  readonly quick?: boolean;
  readonly thorough?: boolean;
  readonly seed: number;
  readonly out: string;
  readonly split: Split;
  readonly only?: readonly string[];
  readonly program?: readonly string[];
  readonly runtime?: readonly string[];
  readonly dataset?: readonly string[];
  readonly dataDir?: string;
  readonly resume?: boolean;
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
      new Option('--split <name>', 'the examples to report on')
        .choices(['validation', 'test'])
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
    .option('--data-dir <folder>', 'a folder that holds the data, instead of the packaged copy', parseFolder)
    .addOption(cacheOption())
    .option('--resume', 'go on with the run that was cut short in the output folder')
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
    .addHelpText(
      'after',
      '\nExample:\n  rvw run tic-tac-toe --quick --seed 7 --only accuracy,latency --out my-report',
    )
    .action(async (names: string[], _, command: Command) => {
      const flags: RunFlags = command.optsWithGlobals();
      const registry = await openRegistry(flags.plugin, flags);
      const tasks = names.length > 0 ? selectTasks(registry.tasks, names) : registry.suite;
      const measures = selectMeasures(registry.measures, flags.only ?? []);
      const folder = resolve(flags.out);
      await requireWritable(folder);
      if (flags.pin !== undefined) requirePinning(flags.pin);
      const unlock = await lockFolder(folder);
      try {
        await measure(registry, { tasks, measures }, folder, flags);
      } finally {
        await unlock();
      }
    });
}

async function measure(
  { tasks: tasksKnown, measures: known, plugins, notes, describeRuntimes }: Registry,
  { tasks, measures }: Pick<RunRequest, 'tasks' | 'measures'>,
  folder: string,
  flags: RunFlags,
): Promise<void> {
  const interruption = interruptionSignal();
  const display = createDisplay(process.stderr);
  const measured = await run(
    {
      tasks,
      profile: PROFILES[flags.quick ? 'quick' : flags.thorough ? 'thorough' : 'default'],
      ...(flags.launches === undefined ? {} : { launches: flags.launches }),
      split: flags.split,
      measures,
      programs: flags.program ?? [],
      datasets: flags.dataset ?? [],
      runtimes: flags.runtime ?? [],
      context: {
        seed: flags.seed,
        cacheFolder: cacheFolder(flags),
        ...(flags.dataDir === undefined ? {} : { dataFolder: resolve(flags.dataDir) }),
      },
      ...(flags.pin === undefined ? {} : { pin: flags.pin }),
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
      plugins,
    },
  ).finally(() => display.end());
  const path = join(folder, 'results.json');
  if (!hasAnything(measured) && existsSync(path)) {
    console.log(`Nothing was measured: ${path} stays as it was; go on with --resume`);
    process.exitCode = interruption.aborted ? INTERRUPTED : 1;
    return;
  }
  const results = await writeResults(path, measured, known);
  await settleRaw(folder, results.run);
  // Loaded only where it is needed: the page's libraries are large.
  const { adviceSentences, formatFigure, writeReport } = await import('../../reports/index.js');
  const { tasks: inPage, notes: missing } = await gatherInPage(results, tasksKnown);
  const { html } = await writeReport(results, folder, inPage);
  for (const note of [...notes, ...missing, ...(await Promise.all(tasks.map(noteSizes))).flat()])
    console.log(`note: ${note}`);
  summarise(results, formatFigure);
  for (const sentence of adviceSentences(results)) console.log(sentence);
  console.log(`Results: ${path}
Report:  ${html}`);
  // Also where everything was measured before: whoever pressed Ctrl-C is told that it was heard.
  process.exitCode = interruption.aborted ? INTERRUPTED : exitCode(results);
}

/** False where a run was cut short before it had anything to say of what it measured. */
const hasAnything = ({ run: { interrupted }, cells, wider }: Results): boolean =>
  !interrupted ||
  [...cells, ...wider].some(({ measures }) =>
    Object.values(measures).some(({ state }) => state === 'measured' || state === 'failed'),
  );

/** Fails before anything is measured, not after. */
async function requireWritable(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(`cannot write to ${folder}: ${reason}; choose another folder with --out`, {
      exitCode: 1,
      cause,
    });
  }
}

function summarise(
  { cells, wider, tasks, run: { timeLimit } }: Results,
  write: (figure: Figure) => string,
): void {
  for (const { id, datasets } of tasks)
    for (const dataset of datasets)
      for (const note of dataset.notes ?? []) console.log(`note: ${id}, ${dataset.id}: ${oneLine(note)}`);
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
  if (said !== undefined && measured) console.log(`✓ ${name}${said === '' ? '' : `: ${said}`}`);
  for (const [id, outcome] of outcomes) {
    if (outcome.state === 'failed') console.log(`✗ ${name}: ${id} failed: ${oneLine(outcome.error)}`);
    if (outcome.state === 'skipped') console.log(`– ${name}: ${id} skipped: ${oneLine(outcome.reason)}`);
  }
}

function exitCode({ cells, wider }: Results): number {
  const outcomes = [...cells, ...wider].flatMap(({ measures }) => Object.values(measures));
  return outcomes.some(({ state }) => state === 'failed') ? 1 : 0;
}
