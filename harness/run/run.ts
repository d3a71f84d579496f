import { describeEnvironment, describeGit, ownVersion } from '../environment.js';
import {
  SCHEMA_VERSION,
  type Environment,
  type Results,
  type SelfCheck,
  type TaskResults,
} from '../results/schema.js';
import type { Agility, Homogeneity } from '../results/agility-schema.js';
import type { Portability } from '../results/measures-schema.js';
import type { RawFolder } from '../raw/folder.js';
import { collectSelfCheck, summariseSelfCheck } from '../self-check/self-check.js';
import { summariseShift } from '../accuracy/shift.js';
import { judgeClaims } from './claims.js';
import { compareGroups } from './compare.js';
import { dataWeight, describeDataSet, describeTask, withoutVariants } from './describe-task.js';
import { describeRequest } from './describe-request.js';
import { stepsOfGroup } from './group-steps.js';
import { measureGroup, skipGroup, type GroupResult } from './measure-group.js';
import { openRaw } from './open-raw.js';
import { measureVariants, stepsOfVariants } from './measure-variants.js';
import { planGroups, type CellGroup, type RunRequest } from './plan.js';
import { chooseRuntimes, stepsOfPortability } from './choose-runtimes.js';
import { Progress, type Standing } from './progress.js';
import { reachedTimeLimit, withTimeLimit } from './time-limit.js';

/** What {@link run} needs from its surroundings. */
export interface RunOptions {
  readonly runtimes: Environment['runtimes'];
  readonly commandLine: string;
  /** Aborting cuts the run short: what was measured so far is returned. */
  readonly signal: AbortSignal;
  readonly show: (standing: Standing) => void;
  /** Where the raw samples are kept. */
  readonly rawFolder: string;
  /** True to keep what a run that was cut short left there, and to measure only the rest. */
  readonly resume: boolean;
}

const SELF_CHECK = 'the harness measures itself';
/** A request of the self-check that takes longer has hung. */
const SELF_CHECK_TIMEOUT_MILLISECONDS = 60_000;

const DATA = (group: CellGroup): string => `${group.label}: data`;

/**
 * Runs the suite: the self-check, then every group, then the comparisons and the claims.
 *
 * @throws UserError where the data cannot be had, or there is no such run to continue
 */
export async function run(
  request: RunRequest,
  { runtimes, commandLine, signal: interruption, show, rawFolder, resume }: RunOptions,
): Promise<Results> {
  const startedAt = new Date().toISOString();
  const groups = planGroups(request, runtimes);
  const { profile, context, measures, split } = request;
  const timing = measures.includes('latency');
  const { timeLimitSeconds } = request;
  const signal = withTimeLimit(interruption, timeLimitSeconds);
  const progress = new Progress(
    [
      ...groups.map((group) => ({ label: DATA(group), weight: dataWeight(group) })),
      ...(timing ? [{ label: SELF_CHECK, weight: profile.latency.launches * 2 }] : []),
      ...groups.flatMap((group) => [
        ...stepsOfPortability(group, request),
        ...stepsOfGroup(group, request),
        ...stepsOfVariants(group, request),
      ]),
    ],
    show,
    () => performance.now(),
  );
  // All data comes first: whatever is wrong with it is said before minutes are spent on measuring.
  const tasks: TaskResults[] = [];
  for (const group of groups) {
    const dataset = await progress.step(DATA(group), (report) =>
      describeDataSet(group, split, signal, report),
    );
    const known = tasks.find(({ id }) => id === group.registered.plugin.task.id);
    if (known) known.datasets.push(dataset);
    else tasks.push({ ...describeTask(group), datasets: [dataset] });
  }
  const raw = await openRaw(rawFolder, resume, startedAt, await describeRequest(request, groups, tasks));
  const check = timing
    ? await progress
        .step(SELF_CHECK, (report) => checkItself(request, raw, signal, report))
        .catch((error: unknown) => {
          if (signal.aborted) return undefined;
          throw error;
        })
    : undefined;
  const outcomes: GroupResult[] = [];
  const portability: Portability[] = [];
  const agility: Agility[] = [];
  const homogeneity: Homogeneity[] = [];
  for (const planned of groups) {
    const { group, found } = await chooseRuntimes(planned, request, runtimes, raw, progress, signal);
    portability.push(...found);
    outcomes.push(
      signal.aborted
        ? skipGroup(group, request, signal)
        : await measureGroup(group, request, raw, progress, signal, check?.variationFloor ?? 0),
    );
    const variants = await measureVariants(group, request, raw, progress, signal);
    agility.push(...variants.agility);
    homogeneity.push(...variants.homogeneity);
  }
  const comparisons = compareGroups(
    outcomes.map(({ evidence }) => evidence),
    context.seed,
    check?.noiseFloor.value ?? 0,
  );
  const shift = summariseShift(
    outcomes.flatMap(({ evidence }) => evidence),
    tasks,
  );
  return {
    schemaVersion: SCHEMA_VERSION,
    run: {
      id: raw.run.run,
      seed: context.seed,
      profile: profile.id,
      split,
      measures: [...measures],
      startedAt: raw.run.startedAt,
      finishedAt: new Date().toISOString(),
      interrupted: signal.aborted,
      ...(timeLimitSeconds === undefined
        ? {}
        : {
            timeLimit: {
              seconds: timeLimitSeconds,
              reached: signal.aborted && reachedTimeLimit(signal),
            },
          }),
      ...(resume ? { resumedAt: startedAt } : {}),
      ...(request.pin === undefined ? {} : { pin: request.pin }),
      commandLine,
      version: ownVersion(),
      git: describeGit(),
    },
    environment: describeEnvironment(runtimes),
    ...(check ? { selfCheck: check } : {}),
    tasks,
    cells: outcomes.flatMap(({ cells }) => cells),
    comparisons,
    claims: judgeClaims(
      withoutVariants(tasks, {
        portability: measures.includes('portability') ? portability : [],
        agility,
        homogeneity,
        comparisons,
        cells: outcomes.flatMap(({ evidence }) => evidence.map(({ cell }) => cell)),
      }),
    ),
    ...(measures.includes('portability') ? { portability } : {}),
    ...(measures.includes('agility') ? { agility } : {}),
    ...(measures.includes('homogeneity') ? { homogeneity } : {}),
    ...(shift.length > 0 ? { shift } : {}),
    disagreements: outcomes.flatMap(({ disagreements }) => disagreements),
  };
}

async function checkItself(
  { context: { seed }, profile, pin }: RunRequest,
  raw: RawFolder,
  signal: AbortSignal,
  report: (done: number) => void,
): Promise<SelfCheck> {
  let collected = await raw.read('selfCheck', []);
  if (!collected) {
    const options = { signal, timeoutMilliseconds: SELF_CHECK_TIMEOUT_MILLISECONDS };
    collected = await collectSelfCheck({ seed, pin }, profile.latency, options, report);
    await raw.write('selfCheck', [], collected);
  }
  return summariseSelfCheck(collected, seed);
}
