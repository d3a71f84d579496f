import { Command, Option } from 'commander';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { UserError, type SweepVariable } from '../../tasks/contract/index.js';
import { recordSweep } from '../measures/agility/record.js';
import { readSweep, scoredOn, unlessDefault, writeSweep } from '../measures/agility/sweep-file.js';
import { writeMelding } from '../measures/melding/melding-file.js';
import { recordMelding } from '../measures/melding/record.js';
import { nearest } from '../../tasks/kit/nearest.js';
import type { AnyDataSet, AnyProgram, KnownTask } from '../plugins.js';
import { selectDataSets, selectTasks } from '../run/plan.js';
import { recogniseData } from '../run/recognise-data.js';
import {
  cacheFolder,
  cacheOption,
  DEFAULT_SEED,
  parseDecimals,
  parseFolder,
  parseSeed,
  parseWhole,
  pluginOption,
  type CacheFlags,
  type PluginFlags,
} from './options.js';
import { openRegistry } from './registry.js';
import { createTrainingDisplay } from './training-display.js';

interface TrainFlags extends PluginFlags, CacheFlags {
  readonly program?: string;
  readonly seed?: number;
  readonly runtime?: string;
  readonly out?: string;
  readonly width?: readonly number[];
  readonly share?: readonly number[];
  readonly cue?: readonly number[];
  readonly melding?: true;
  readonly seeds?: number;
  readonly dataset?: string;
  readonly dataDir?: string;
}

/** Networks wider than this would train for days. */
const WIDEST = 16;

/** More networks of a kind than this tell nothing more. */
const MOST_SEEDS = 100;

/** The options of sweeps. */
const SWEEP_VARIABLES = ['width', 'share', 'cue'] as const satisfies readonly SweepVariable[];

/** From here on a sweep without further words counts its seeds. */
const FIRST_SEED = 1;

/** `rvw train`: trains a task's network from scratch, or a sweep of others like it. */
export function trainCommand(): Command {
  return new Command('train')
    .description(
      'train the network of a task from scratch, as the shipped weights were, or a sweep of others like it',
    )
    .argument('<task>', 'the task, for example tic-tac-toe')
    .option(
      '--seed <number>',
      'the seed of every random choice; that of the shipped weights by default, of a sweep the first of its seeds',
      parseSeed,
    )
    .option('--runtime <name>', 'what to train on; the fastest that is present by default')
    .option(
      '--out <folder>',
      "where the weights or the results of the sweep are written; by default where a plugin's network reads them, or trained/TASK",
      parseFolder,
    )
    .addOption(
      new Option(
        '--width <list>',
        'a sweep: networks with these multiples of the channels, scored and recorded in widths.json',
      )
        .argParser(parseDecimals(WIDEST))
        .conflicts('share'),
    )
    .option(
      '--share <list>',
      'a sweep: networks trained on these shares of the examples, scored and recorded in shares.json',
      parseDecimals(1),
    )
    .option('--program <name>', 'which of its programs, where several can be trained')
    .addOption(
      new Option(
        '--cue <list>',
        'a sweep: networks trained where a mark goes with the answer in these shares of the examples, scored with the marks of wrong answers and recorded in cues.json',
      )
        .argParser(parseDecimals(1, { orZero: true }))
        .conflicts(['width', 'share']),
    )
    .addOption(
      new Option(
        '--melding',
        'train the network and another one apart, tune them together, and record how much better they do in melding.json',
      ).conflicts(['width', 'share', 'cue']),
    )
    .addOption(
      new Option(
        '--dataset <name>',
        'of a sweep by width or share: score its networks on this data set, in a file of its own such as shares.NAME.json; on the default one of the task without it',
      ).conflicts(['cue', 'melding']),
    )
    .addOption(
      new Option(
        '--data-dir <folder>',
        'a folder that holds the data to score on; without --dataset, the data set is what the folder holds',
      )
        .argParser(parseFolder)
        .conflicts(['cue', 'melding']),
    )
    .addOption(pluginOption())
    .addOption(cacheOption())
    .option('--seeds <count>', 'how many networks of each kind a sweep trains; 1 by default', (text) =>
      parseWhole(text, 1, MOST_SEEDS),
    )
    .addHelpText(
      'after',
      '\nA sweep keeps what its file in the output folder holds already of the same networks, and trains the others.\n\nExample:\n  rvw train tic-tac-toe --out my-tic-tac-toe\n  rvw train digits --width 0.25,0.5,1,2 --seeds 3\n  rvw train iris --plugin iris.rvw.ts',
    )
    .action(async (id: string, flags: TrainFlags) => {
      const { tasks } = await openRegistry(flags.plugin, flags);
      const [known] = selectTasks(tasks, [id]);
      const variable = SWEEP_VARIABLES.find((one) => flags[one]);
      if (flags.melding) await meldNetworks(known!, flags);
      else if (variable) await sweepNetworks(known!, variable, flags[variable]!, flags);
      else await trainNetwork(known!, flags);
    });
}

async function trainNetwork(known: KnownTask, flags: TrainFlags): Promise<void> {
  const { seed, seeds, runtime, out, dataset, dataDir } = flags;
  if (seeds !== undefined)
    throw new UserError(
      `--seeds ${seeds} is for a sweep; add --width, --share, --cue or --melding, or use --seed`,
    );
  if (dataset !== undefined || dataDir !== undefined)
    throw new UserError(
      `${dataset === undefined ? `--data-dir ${dataDir}` : `--dataset ${dataset}`} says what a sweep is scored on; add --width or --share`,
    );
  const { run, folder } = trainingOf(known, flags.program);
  const display = createTrainingDisplay(process.stderr, () => performance.now());
  const { files, summary } = await run({
    ...(seed === undefined ? {} : { seed }),
    ...(runtime === undefined ? {} : { runtime }),
    outputFolder: out === undefined ? folder : resolve(out),
    cacheFolder: cacheFolder(flags),
    tell: display.tell,
  }).finally(() => display.end());
  console.log(summary);
  for (const file of files) console.log(`Wrote ${file}`);
}

/** How a network is trained, and where it is written unless a folder is named. */
interface Training {
  readonly run: NonNullable<KnownTask['train']>;
  readonly folder: string;
}

/** @throws UserError where there is nothing to train */
function trainingOf(known: KnownTask, named: string | undefined): Training {
  const { task, train } = known;
  const program = chosen(known, named);
  const { training } = program ?? {};
  if (training) return { run: (options) => training.run(options), folder: fileURLToPath(training.folder) };
  if (!train || program?.kind === 'handwritten')
    throw new UserError(
      `${program ? `program "${program.id}" of task` : 'task'} "${task.id}" has nothing to train; add a network() to its programs, or "train" to its plugin`,
    );
  return { run: train, folder: resolve(`trained/${task.id}`) };
}

/**
 * The program that is named or, without a name, the one that knows how it is trained; none where it is the task that does.
 *
 * @throws UserError where there is none of the name, or there are several
 */
function chosen({ task, programs }: KnownTask, named: string | undefined): AnyProgram | undefined {
  const ids = programs.map(({ id }) => id);
  if (named !== undefined && !ids.includes(named))
    throw new UserError(`task "${task.id}" has no program "${named}"; ${nearest(named, ids)}`);
  const able = programs.filter(({ id, training }) => (named === undefined ? training : id === named));
  if (able.length > 1)
    throw new UserError(
      `task "${task.id}" has several networks: ${able.map(({ id }) => id).join(', ')}; name one with --program`,
    );
  return able[0];
}

async function sweepNetworks(
  known: KnownTask,
  variable: SweepVariable,
  values: readonly number[],
  flags: TrainFlags,
): Promise<void> {
  const { id } = known.task;
  const { seed = FIRST_SEED, seeds = 1, runtime, out, plugin } = flags;
  const program = chosen(known, flags.program) ?? known.programs.find(({ sweep }) => sweep);
  if (!program?.sweep) throw new UserError(`task "${id}" has no network whose --${variable} can be varied`);
  if (!program.sweep.varies.includes(variable)) {
    throw new UserError(
      `the --${variable} of task "${id}" cannot be varied; use --${program.sweep.varies.join(' or --')}`,
    );
  }
  const own = program.training ? fileURLToPath(program.sweep.recorded) : resolve(`trained/${id}`);
  const folder = out === undefined ? own : resolve(out);
  const dataset = await scoredData(known, flags);
  const other = unlessDefault(known.task, dataset);
  // A file that cannot be read is written anew.
  const before = await readSweep(pathToFileURL(`${folder}/`), variable, other).catch(() => undefined);
  const display = createTrainingDisplay(process.stderr, () => performance.now());
  const sweep = await recordSweep({
    task: known.task,
    program,
    sweep: program.sweep,
    variable,
    values,
    seeds: Array.from({ length: seeds }, (_, at) => seed + at),
    ...(runtime === undefined ? {} : { runtime }),
    before,
    dataset,
    context: {
      seed: DEFAULT_SEED,
      cacheFolder: cacheFolder(flags),
      ...(flags.dataDir === undefined ? {} : { dataFolder: resolve(flags.dataDir) }),
    },
    command: [
      `rvw train ${id}`,
      ...plugin.map((name) => `--plugin ${name}`),
      ...(flags.program === undefined ? [] : [`--program ${flags.program}`]),
      `--${variable} ${values.join(',')} --seeds ${seeds}${scoredOn(other)}`,
      ...(seed === FIRST_SEED ? [] : [`--seed ${seed}`]),
    ].join(' '),
    tell: display.tell,
  }).finally(() => display.end());
  for (const { validation, ...network } of sweep.networks)
    console.log(
      `${variable} ${network[variable]}, seed ${network.seed}: ${network.weights} weights, ${validation.right} of ${validation.total} validation examples right`,
    );
  console.log(`Wrote ${await writeSweep(folder, sweep, other)}`);
}

/** What the networks of a sweep are scored on. */
async function scoredData(known: KnownTask, { dataset, dataDir }: TrainFlags): Promise<AnyDataSet> {
  const found = dataset ?? (dataDir === undefined ? undefined : await recogniseData(known, resolve(dataDir)));
  return selectDataSets(known.task, found === undefined ? [] : [found])[0]!;
}

async function meldNetworks(known: KnownTask, flags: TrainFlags): Promise<void> {
  const { id } = known.task;
  const { seed = FIRST_SEED, seeds = 1, runtime, out } = flags;
  const program = known.programs.find(({ melding }) => melding);
  if (!program?.melding)
    throw new UserError(`task "${id}" has no network that is tuned with another one; leave --melding out`);
  const display = createTrainingDisplay(process.stderr, () => performance.now());
  const recorded = await recordMelding({
    task: known.task,
    program,
    melding: program.melding,
    seeds: Array.from({ length: seeds }, (_, at) => seed + at),
    ...(runtime === undefined ? {} : { runtime }),
    context: { seed: DEFAULT_SEED, cacheFolder: cacheFolder(flags) },
    command: `rvw train ${id} --melding --seeds ${seeds}${seed === FIRST_SEED ? '' : ` --seed ${seed}`}`,
    tell: display.tell,
  }).finally(() => display.end());
  for (const { seed: of, validation } of recorded.seeds)
    console.log(
      `seed ${of}: of ${validation.total} noisy validation examples ${validation.alone} right alone, ${validation.apart} apart, ${validation.together} together`,
    );
  console.log(`Wrote ${await writeMelding(resolve(out ?? `trained/${id}`), recorded)}`);
}
