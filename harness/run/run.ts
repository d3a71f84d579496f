import { randomUUID } from 'node:crypto';

import { createRandom, type Plugin } from '../../tasks/contract/index.js';
import { describeEnvironment, describeGit, ownVersion } from '../environment.js';
import { SCHEMA_VERSION, type Environment, type Results, type TaskResults } from '../results/schema.js';
import type { Portability } from '../results/measures-schema.js';
import { summariseShift } from '../accuracy/shift.js';
import { selfCheck } from '../self-check/self-check.js';
import type { LatencySamples } from '../latency/samples.js';
import type { Cell } from '../results/schema.js';
import { judgeClaims, type ClaimEvidence } from './claims.js';
import { comparePair, decideVerdicts } from './compare.js';
import { measureGroup, skipGroup, stepsOfGroup, type GroupResult } from './measure-group.js';
import { planGroups, type CellGroup, type RunRequest } from './plan.js';
import { chooseRuntimes, stepsOfPortability } from './choose-runtimes.js';
import { Progress, type Standing } from './progress.js';

/** What {@link run} needs from its surroundings. */
export interface RunOptions {
  readonly runtimes: Environment['runtimes'];
  readonly commandLine: string;
  /** Aborting cuts the run short: what was measured so far is returned. */
  readonly signal: AbortSignal;
  readonly show: (standing: Standing) => void;
}

/** A finished run with the single timings that its results were computed from. */
export interface RunOutcome {
  readonly results: Results;
  readonly latency: ReadonlyMap<Cell, LatencySamples>;
}

const SELF_CHECK = 'the harness measures itself';
const DATA = (group: CellGroup): string => `${group.label}: data`;

/** Runs the suite: the self-check, then every group, then the comparisons and the claims. */
export async function run(
  request: RunRequest,
  { runtimes, commandLine, signal, show }: RunOptions,
): Promise<RunOutcome> {
  const startedAt = new Date().toISOString();
  const groups = planGroups(request, runtimes);
  const { profile, context, measures, split } = request;
  const timing = measures.includes('latency');
  const progress = new Progress(
    [
      ...groups.map((group) => ({ label: DATA(group), weight: dataWeight(group) })),
      ...(timing ? [{ label: SELF_CHECK, weight: profile.latency.launches * 2 }] : []),
      ...groups.flatMap((group) => [...stepsOfPortability(group, request), ...stepsOfGroup(group, request)]),
    ],
    show,
    () => performance.now(),
  );
  // All data comes first: whatever is wrong with it is said before minutes are spent on measuring.
  const tasks: TaskResults[] = [];
  for (const group of groups) {
    const dataset = await progress.step(DATA(group), (report) => describeDataSet(group, request, report));
    const known = tasks.find(({ id }) => id === group.registered.plugin.task.id);
    if (known) known.datasets.push(dataset);
    else tasks.push({ ...describeTask(group), datasets: [dataset] });
  }
  const check = timing
    ? await progress.step(SELF_CHECK, (report) =>
        selfCheck(context.seed, profile.latency, { signal, timeoutMilliseconds: 60_000 }, report).catch(
          (error: unknown) => {
            if (signal.aborted) return undefined;
            throw error;
          },
        ),
      )
    : undefined;
  const outcomes: GroupResult[] = [];
  const portability: Portability[] = [];
  for (const planned of groups) {
    const { group, found } = await chooseRuntimes(planned, request, runtimes, progress, signal);
    portability.push(...found);
    outcomes.push(
      signal.aborted
        ? skipGroup(group, request)
        : await measureGroup(group, request, progress, signal, check?.variationFloor ?? 0),
    );
  }
  const random = createRandom(context.seed, 'comparisons');
  const compared = outcomes.flatMap(({ evidence }) =>
    evidence.flatMap((a, at) => evidence.slice(at + 1).flatMap((b) => comparePair(a, b, random))),
  );
  const comparisons = decideVerdicts(compared, check?.noiseFloor.value ?? 0);
  const shift = summariseShift(
    outcomes.flatMap(({ evidence }) => evidence),
    tasks,
  );
  return {
    latency: new Map(outcomes.flatMap(({ latency }) => [...latency])),
    results: {
      schemaVersion: SCHEMA_VERSION,
      run: {
        id: randomUUID(),
        seed: context.seed,
        profile: profile.id,
        split,
        measures: [...measures],
        startedAt,
        finishedAt: new Date().toISOString(),
        interrupted: signal.aborted,
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
        withoutVariants(groups, {
          portability: measures.includes('portability') ? portability : [],
          comparisons,
          cells: outcomes.flatMap(({ evidence }) => evidence.map(({ cell }) => cell)),
        }),
      ),
      ...(measures.includes('portability') ? { portability } : {}),
      ...(shift.length > 0 ? { shift } : {}),
      disagreements: outcomes.flatMap(({ disagreements }) => disagreements),
    },
  };
}

/** The evidence for the claims: they are about the programs of a task, not about variants of them. */
function withoutVariants(groups: readonly CellGroup[], evidence: ClaimEvidence): ClaimEvidence {
  const variants = new Set(
    groups.flatMap(({ registered: { plugin } }) =>
      plugin.programs.filter(({ byName }) => byName).map(({ id }) => `${plugin.task.id} ${id}`),
    ),
  );
  const isVariant = (task: string, program: string): boolean => variants.has(`${task} ${program}`);
  return {
    cells: evidence.cells.filter(({ task, program }) => !isVariant(task, program)),
    portability: evidence.portability.filter(({ task, program }) => !isVariant(task, program)),
    comparisons: evidence.comparisons.filter(({ task, a, b }) => !isVariant(task, a) && !isVariant(task, b)),
  };
}

/** Seconds that getting the data takes, roughly. */
const dataWeight = ({ dataset, context }: CellGroup): number =>
  dataset.costly ? (context.limit ? 10 : 40) : 1;

async function describeDataSet(
  { dataset, context }: CellGroup,
  { split }: RunRequest,
  report: (done: number, detail?: string) => void,
): Promise<TaskResults['datasets'][number]> {
  const notes: string[] = [];
  await dataset.load(split, { ...context, report, note: (message) => notes.push(message) });
  return {
    id: dataset.id,
    title: dataset.title,
    licence: dataset.licence,
    citation: dataset.citation,
    source: dataset.source,
    exhaustive: dataset.exhaustive ?? false,
    synthetic: dataset.synthetic ?? false,
    fingerprint: await dataset.fingerprint(context),
    ...(notes.length > 0 ? { notes } : {}),
  };
}

function describeTask({ registered, cells }: CellGroup): Omit<TaskResults, 'datasets'> {
  const { task }: Plugin<unknown, unknown, unknown> = registered.plugin;
  const { id, title, summary, floor, reference } = task;
  return {
    id,
    title,
    summary,
    floor: { ...floor },
    reference: { ...reference },
    programs: [...new Set(cells.map(({ program }) => program))].map((program) => ({
      id: program.id,
      kind: program.kind,
      title: program.title,
      summary: program.summary,
      runtimes: [...program.runtimes],
    })),
  };
}
