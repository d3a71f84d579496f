import { Command, Option } from 'commander';
import { access, constants, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { UserError, type Split } from '../../tasks/contract/index.js';
import { lockFolder } from '../lock.js';
import { registerPlugin, type RegisteredPlugin } from '../plugins.js';
import { writeResults } from '../results/file.js';
import type { Figure } from '../results/figure.js';
import type { Results } from '../results/schema.js';
import { selectMeasures, selectPlugins, type Measure } from '../run/plan.js';
import { PROFILES, type Profile } from '../run/profiles.js';
import { run } from '../run/run.js';
import { createDisplay } from './display.js';
import { cacheFolder, DEFAULT_SEED, parseLaunches, parseSeconds, parseSeed } from './options.js';
import { parsePin, requirePinning } from './pin.js';
import { builtInPlugins, describeRuntimes } from './registry.js';

interface RunFlags {
  readonly quick?: boolean;
  readonly thorough?: boolean;
  readonly seed: number;
  readonly out: string;
  readonly split: Split;
  readonly only?: string;
  readonly program?: string;
  readonly runtime?: string;
  readonly dataset?: string;
  readonly dataDir?: string;
  readonly plugin?: string;
  readonly resume?: boolean;
  readonly launches?: number;
  readonly maxTime?: number;
  readonly timeout?: number;
  readonly pin?: number;
}

/** The exit code of a program that Ctrl-C ended. */
const INTERRUPTED = 130;

/** `rvw run`: measures, writes the results, and makes the page. */
export function runCommand(): Command {
  return new Command('run')
    .description('measure every program of the tasks and write results.json and the report')
    .argument('[tasks...]', 'which tasks; all of them without any')
    .option('--quick', PROFILES.quick.title)
    .addOption(new Option('--thorough', PROFILES.thorough.title).conflicts('quick'))
    .option('--seed <number>', 'the seed of every random choice', parseSeed, DEFAULT_SEED)
    .option('--out <folder>', 'where the results and the report are written', 'reports/latest')
    .addOption(
      new Option('--split <name>', 'the examples to report on')
        .choices(['validation', 'test'])
        .default('test'),
    )
    .option('--only <measures>', 'some measures only, with commas between them')
    .option(
      '--runtime <names>',
      'measure networks on these runtimes, with commas between them; on the fastest one by default',
    )
    .option('--program <names>', 'these programs only, with commas between them')
    .option(
      '--dataset <names>',
      'the data sets to run on, with commas between them; each task’s default without it',
    )
    .option('--plugin <path>', 'a plugin module of your own; without task names, it alone is run')
    .option('--data-dir <folder>', 'a folder that holds the data, instead of the packaged copy')
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
      '\nExample:\n  rvw run tic-tac-toe --quick --seed 7 --only accuracy,latency --out /tmp/report',
    )
    .action(async (tasks: string[], flags: RunFlags) => {
      const plugins = await choosePlugins(tasks, flags.plugin);
      const measures = selectMeasures(splitNames(flags.only));
      const folder = resolve(flags.out);
      await requireWritable(folder);
      if (flags.pin !== undefined) requirePinning(flags.pin);
      const unlock = await lockFolder(folder);
      try {
        await measure(plugins, measures, folder, flags);
      } finally {
        await unlock();
      }
    });
}

async function measure(
  plugins: readonly RegisteredPlugin[],
  measures: readonly Measure[],
  folder: string,
  flags: RunFlags,
): Promise<void> {
  const interruption = new AbortController();
  const interrupt = (): void => interruption.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const display = createDisplay(process.stderr);
  const measured = await run(
    {
      plugins,
      profile: chooseProfile(flags),
      split: flags.split,
      measures,
      programs: splitNames(flags.program),
      datasets: splitNames(flags.dataset),
      runtimes: splitNames(flags.runtime),
      context: {
        seed: flags.seed,
        cacheFolder: cacheFolder(),
        ...(flags.dataDir === undefined ? {} : { dataFolder: resolve(flags.dataDir) }),
      },
      ...(flags.pin === undefined ? {} : { pin: flags.pin }),
      ...(flags.timeout === undefined ? {} : { timeoutSeconds: flags.timeout }),
      ...(flags.maxTime === undefined ? {} : { timeLimitSeconds: flags.maxTime }),
    },
    {
      runtimes: await describeRuntimes(),
      commandLine: ['rvw', ...process.argv.slice(2)].join(' '),
      signal: interruption.signal,
      show: display.show,
      rawFolder: join(folder, 'raw'),
      resume: flags.resume ?? false,
    },
  ).finally(() => display.end());
  const results = await writeResults(join(folder, 'results.json'), measured);
  // Loaded only where it is needed: the page's libraries are large.
  const { formatFigure, writeReport } = await import('../../reports/index.js');
  const { html } = await writeReport(results, folder);
  summarise(results, formatFigure);
  console.log(`Results: ${join(folder, 'results.json')}\nReport:  ${html}`);
  process.exitCode = exitCode(results);
}

function chooseProfile({ quick, thorough, launches }: RunFlags): Profile {
  const profile = PROFILES[quick ? 'quick' : thorough ? 'thorough' : 'default'];
  return launches === undefined ? profile : { ...profile, latency: { ...profile.latency, launches } };
}

const splitNames = (names: string | undefined): string[] =>
  names?.split(',').map((name) => name.trim()) ?? [];

async function choosePlugins(tasks: readonly string[], path?: string): Promise<readonly RegisteredPlugin[]> {
  const own = path === undefined ? [] : [await registerPlugin(path)];
  if (tasks.length > 0) return selectPlugins([...(await builtInPlugins()), ...own], tasks);
  return own.length > 0 ? own : builtInPlugins();
}

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

function summarise({ cells, tasks, run: { timeLimit } }: Results, write: (figure: Figure) => string): void {
  for (const { id, datasets } of tasks)
    for (const dataset of datasets)
      for (const note of dataset.notes ?? []) console.log(`note: ${id}, ${dataset.id}: ${note}`);
  if (timeLimit?.reached)
    console.log(`The run was cut short after ${timeLimit.seconds} s (--max-time); go on with --resume`);
  for (const cell of cells) {
    const data = tasks.find(({ id }) => id === cell.task)!.datasets.length > 1 ? `, ${cell.dataset}` : '';
    const name = `${cell.task}${data}, ${cell.program} on ${cell.runtime}`;
    if (cell.state === 'failed') console.log(`✗ ${name}: failed: ${cell.error}`);
    if (cell.state === 'skipped') console.log(`– ${name}: skipped: ${cell.reason}`);
    if (cell.state !== 'measured') continue;
    const { accuracy, latency } = cell;
    const parts = [
      ...(accuracy ? [`${write(accuracy.share)} right`] : []),
      ...(latency ? [`${write(latency.median)} a decision`] : []),
    ];
    console.log(`✓ ${name}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`);
  }
}

function exitCode({ run: { interrupted, timeLimit }, cells }: Results): number {
  if (interrupted && !timeLimit?.reached) return INTERRUPTED;
  return cells.some(({ state }) => state === 'failed') ? 1 : 0;
}
