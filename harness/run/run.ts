import { describeEnvironment, describeGit, ownVersion } from '../environment.js';
import { measureClock, systemClock, type ClockQuality } from '../measures/latency/clock.js';
import type { AnyMeasure } from '../measures/measure.js';
import { SCHEMA_VERSION, type Environment, type Results, type TaskResults } from '../results/schema.js';
import { selfCheckSamplesSchema } from '../self-check/self-check.js';
import { analyse, type CellIdentity } from './analyse.js';
import {
  collecting,
  openGroup,
  stepsOfGroup,
  type CollectingContext,
  type OpenedGroup,
} from './collect-group.js';
import { Collected, type Kept } from './collected.js';
import { describeCode } from './describe-code.js';
import { describeRequest, withoutOthers } from './describe-request.js';
import { dataWeight, describeDataSet, describeTask } from './describe-task.js';
import { runJobs } from './jobs.js';
import { KeptSamples } from './kept-samples.js';
import { takeTurns, type GroupLaunches } from './launches.js';
import { planGroups, shardOf, type CellGroup, type RunRequest } from './plan.js';
import { Progress, type Standing } from './progress.js';
import type { RawFolder } from './raw-folder.js';
import { openRaw } from './resume.js';
import { describeShard } from './shards.js';
import { reachedTimeLimit, withTimeLimit } from './time-limit.js';

/** What {@link run} needs from its surroundings. */
export interface RunOptions {
  /** All measures that there are, from which those are taken that choose runtimes. */
  readonly known: readonly AnyMeasure[];
  readonly runtimes: Environment['runtimes'];
  readonly commandLine: string;
  /** Aborting cuts the run short: what was measured so far is returned. */
  readonly signal: AbortSignal;
  readonly show: (standing: Standing) => void;
  /** Says a line to the user. */
  readonly note: (line: string) => void;
  /** Where the results are written: the raw samples are kept there, too. */
  readonly folder: string;
  /** True to keep what a run that was cut short left there, and to measure only the rest. */
  readonly resume: boolean;
  /** True to measure again what an earlier run measured with the same code and data. */
  readonly fresh: boolean;
  /** Told each measure that failed of a subject, with its error. */
  readonly onFailure?: ((what: string, error: unknown) => void) | undefined;
  /** The modules of the plugins that the command names. */
  readonly plugins: readonly string[];
}

/** The raw file of the self-check. */
export const SELF_CHECK = 'self-check';

const DATA = (group: CellGroup): string => `${group.label}: data`;

/**
 * Runs the suite: every measure of every group, what takes launches last, then the analysis.
 *
 * @throws UserError where the data cannot be had, or there is no such run to continue
 */
export async function run(
  request: RunRequest,
  {
    known,
    runtimes,
    commandLine,
    signal: interruption,
    show,
    note,
    folder,
    resume,
    fresh,
    plugins,
    onFailure,
  }: RunOptions,
): Promise<Results> {
  const startedAt = new Date().toISOString();
  const planned = planGroups(request, runtimes);
  const { shard } = request;
  const groups = shard ? planned.filter((_, at) => shardOf(at, shard.of) === shard.number) : planned;
  const { profile, context, measures, split, timeLimitSeconds } = request;
  // Times are compared with what the harness sees of itself; forms of one program, among themselves alone.
  const checking = measures.some(({ noise }) => noise);
  const signal = withTimeLimit(interruption, timeLimitSeconds);
  const progress = new Progress(
    [
      ...groups.map((group) => ({ label: DATA(group), weight: dataWeight(group) })),
      ...groups.flatMap((group) => stepsOfGroup(group, request, known)),
    ],
    show,
    () => performance.now(),
  );
  const asked = describeRequest(request, planned);
  const raw = await openRaw(folder, { resume, startedAt, request: asked, note });
  // All data comes first: whatever is wrong with it is said before minutes are spent on measuring.
  const tasks = await describeTasks(groups, split, signal, progress).catch(async (error: unknown) => {
    await raw.removeEmpty();
    throw error;
  });
  const code = await describeCode(
    groups,
    tasks,
    { collected: collecting(request, known), known },
    plugins,
    folder,
  );
  await raw.goOnWith(code, note);
  const kept = new KeptSamples(context.cacheFolder, {
    run: raw.run.run,
    code,
    request: { ...withoutOthers(asked), profile },
    take: !fresh,
    note,
  });
  const clock = checking ? await readClock(raw) : undefined;
  const collected = new Collected();
  const opened = await collectGroups(
    groups,
    { request, runtimes, raw, kept, collected, progress, signal, onFailure },
    known,
  );
  await kept.prune();
  const description: Results['run'] = {
    id: raw.run.run,
    seed: context.seed,
    profile: profile.id,
    split,
    startedAt: raw.run.startedAt,
    finishedAt: new Date().toISOString(),
    interrupted: signal.aborted,
    ...(timeLimitSeconds === undefined
      ? {}
      : {
          timeLimit: { seconds: timeLimitSeconds, reached: signal.aborted && reachedTimeLimit(signal) },
        }),
    ...(raw.run.resumedAt === undefined ? {} : { resumedAt: raw.run.resumedAt }),
    ...(request.pin === undefined ? {} : { pin: request.pin }),
    ...(collected.collecting.length === 0
      ? {}
      : { collecting: collected.collecting.map(({ of, ...one }) => ({ ...one, of: [...of] })) }),
    ...(collected.kept.length === 0 ? {} : { kept: byRun(collected.kept) }),
    commandLine,
    version: ownVersion(),
    git: describeGit(process.cwd()),
  };
  return analyse(
    {
      schemaVersion: SCHEMA_VERSION,
      run: description,
      environment: describeEnvironment(runtimes),
      ...(shard ? { shard: describeShard(planned, shard) } : {}),
      ...(clock ? { clock } : {}),
      tasks,
      family: { measures: known.filter((measure) => measure.compare !== undefined).map(({ id }) => id) },
    },
    opened.flatMap(identify),
    measures,
    collected,
    whySkipped(description),
  );
}

/**
 * Collects everything of all groups.
 *
 * @returns the groups, with their networks on the runtimes that they were measured on
 */
async function collectGroups(
  groups: readonly CellGroup[],
  context: CollectingContext,
  known: readonly AnyMeasure[],
): Promise<readonly CellGroup[]> {
  const opened: OpenedGroup[] = [];
  try {
    for (const group of groups) opened.push(await openGroup(group, context, known));
    await runJobs(opened.flatMap(({ jobs }) => jobs));
    const launches: GroupLaunches[] = [];
    for (const { begin } of opened) launches.push(await begin());
    // What takes launches comes last, so that nothing else lies between them.
    await takeTurns(launches, context.signal);
  } catch (error) {
    // Cut short: what was measured so far still counts.
    if (!context.signal.aborted) throw error;
  }
  return groups.map((group, at) => opened[at]?.group ?? group);
}

async function describeTasks(
  groups: readonly CellGroup[],
  split: RunRequest['split'],
  signal: AbortSignal,
  progress: Progress,
): Promise<TaskResults[]> {
  const tasks: TaskResults[] = [];
  for (const group of groups) {
    const dataset = await progress.step(DATA(group), (tell) => describeDataSet(group, split, signal, tell));
    const task = tasks.find(({ id }) => id === group.known.task.id);
    if (task) task.datasets.push(dataset);
    else tasks.push({ ...(await describeTask(group, signal)), datasets: [dataset] });
  }
  return tasks;
}

/** What was kept, run by run. */
function byRun(kept: readonly Kept[]): NonNullable<Results['run']['kept']> {
  const runs = new Map<string, NonNullable<Results['run']['kept']>[number]>();
  for (const { run, measuredAt, measure, of } of kept) {
    const one = runs.get(run) ?? { run, measuredAt, measurements: [] };
    one.measurements.push({ measure, of: [...of] });
    runs.set(run, one);
  }
  return [...runs.values()];
}

/** Why a run that was cut short has nothing of what it did not reach. */
export const whySkipped = ({ timeLimit }: Results['run']): string =>
  timeLimit?.reached ? 'the time that --max-time allows was over' : 'the run was interrupted';

const identify = ({ known, dataset, cells }: CellGroup): CellIdentity[] =>
  cells.map(({ program, runtime }) => ({
    task: known.task.id,
    dataset: dataset.id,
    program: program.id,
    kind: program.kind,
    runtime,
    title: program.title,
  }));

async function readClock(raw: RawFolder): Promise<ClockQuality> {
  const kept = await raw.read(SELF_CHECK, [], selfCheckSamplesSchema);
  if (kept) return kept.clock;
  const clock = measureClock(systemClock);
  await raw.write(SELF_CHECK, [], selfCheckSamplesSchema, { clock });
  return clock;
}
