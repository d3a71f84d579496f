import { UserError, type Example } from '../../tasks/contract/index.js';
import { createRandom } from '../../tasks/kit/random.js';
import { CellError, CellProcess, type CellProcessOptions } from '../cell/process.js';
import type { CellSpec } from '../cell/protocol.js';
import { measureLatency, type LatencyPlan, type TimingProcess } from '../latency/measure.js';
import type { LatencySamples } from '../latency/samples.js';
import type { CollectedAgility } from '../raw/collected.js';
import { readSweep, type Sweep } from './sweep-file.js';
import { widthsOf } from './summarise.js';
import type { ProgramVariant } from './variant.js';
import type { AnyPlugin } from '../plugins.js';

/** How much is measured of a program's variants. */
export interface AgilityPlan {
  /** Examples that a program without some of its rules decides on; all of an exhaustive set. */
  readonly examples: number;
  readonly timedInputs: number;
  readonly latency: Omit<LatencyPlan, 'inputs'>;
}

/** One program, on the examples of one split. */
export interface AgilityRequest {
  readonly spec: CellSpec;
  readonly program: AnyPlugin['programs'][number];
  readonly plan: AgilityPlan;
  readonly dataset: AnyPlugin['task']['dataSets'][number];
  /** The examples whose decisions are timed. */
  readonly timed: readonly Example<unknown, unknown>[];
  /** How its processes are started. */
  readonly process: CellProcessOptions & { readonly signal: AbortSignal };
  readonly report: (done: number) => void;
}

/** Runs and times a program without some of its parts: channels of a network, or groups of rules. */
export async function collectAgility(request: AgilityRequest): Promise<CollectedAgility> {
  try {
    return request.program.kind === 'learned'
      ? await collectWidths(request)
      : await collectRuleGroups(request);
  } catch (error) {
    request.process.signal.throwIfAborted();
    if (!(error instanceof CellError) && !(error instanceof UserError)) throw error;
    return none(`it failed: ${error.message}`);
  }
}

const none = (reason: string): CollectedAgility => ({ state: 'none', reason });

async function collectWidths(request: AgilityRequest): Promise<CollectedAgility> {
  const { program, spec } = request;
  const { split, task } = spec;
  if (!program.sweep) return none('the plugin offers no other widths of this network');
  if (split === 'train') return none('a sweep is not scored on the examples that it was trained on');
  const sweep = await readSweep(program.sweep.recorded, 'width');
  if (!sweep) {
    return none(`no sweep was recorded; "rvw train ${task} --width 0.25,0.5,1,2 --seeds 3" records one`);
  }
  const other = await otherData(sweep, request);
  if (other) return none(other);
  const timed = await timeVariants(
    request,
    widthsOf(sweep).map((width) => ({ kind: 'width', width })),
  );
  const data = await readSweep(program.sweep.recorded, 'share');
  return { state: 'widths', sweep, ...(data ? { data } : {}), timed };
}

async function collectRuleGroups(request: AgilityRequest): Promise<CollectedAgility> {
  const { program, plan, dataset, spec } = request;
  const groups = program.ruleGroups ?? [];
  if (groups.length === 0) {
    return none('the program has no groups of rules that could be switched off');
  }
  const exhaustive = dataset.exhaustive ?? false;
  const cell = await open(request, spec);
  const report = await cell
    .request('rules', exhaustive ? {} : { limit: plan.examples })
    .finally(() => cell.close());
  const timed = await timeVariants(request, [
    { kind: 'without', ruleGroups: [] },
    ...groups.map(({ id }): ProgramVariant => ({ kind: 'without', ruleGroups: [id] })),
  ]);
  return { state: 'rules', report, timed };
}

/** Why a sweep says nothing of the data that is measured on. */
async function otherData(
  { dataset: { id, fingerprint }, command }: Sweep,
  { dataset, spec }: AgilityRequest,
): Promise<string | undefined> {
  if (id !== dataset.id) return `the sweep was recorded on the data set ${id}, not on ${dataset.id}`;
  return fingerprint === (await dataset.fingerprint(spec.context))
    ? undefined
    : `the sweep was recorded on other content of ${id}; record it again with "${command}"`;
}

/**
 * Times forms of one program in turns. In each launch they share a process: it is one and the same code with other data,
 * and a process for each would take minutes to start.
 */
async function timeVariants(
  request: AgilityRequest,
  variants: readonly ProgramVariant[],
): Promise<LatencySamples[]> {
  const { spec, plan, timed, report } = request;
  let shared: CellProcess;
  const programs = await measureLatency(
    variants.length,
    { ...plan.latency, inputs: [...timed.keys()] },
    async (at) => {
      if (at === 0) shared = await open(request, { ...spec, examples: timed });
      return formOf(shared, variants[at]!, at === 0);
    },
    createRandom(spec.context.seed, `agility rounds ${spec.task} ${spec.program}`),
    report,
  );
  return programs.map(({ samples }) => samples);
}

/** A process as it is for one form of its program; its first form closes it for all. */
function formOf(shared: CellProcess, variant: ProgramVariant, isFirst: boolean): TimingProcess {
  return {
    request: async (name, request) => {
      await shared.request('select', variant);
      return shared.request(name, request);
    },
    close: () => (isFirst ? shared.close() : Promise.resolve()),
  };
}

function open({ process }: AgilityRequest, spec: CellSpec): Promise<CellProcess> {
  process.signal.throwIfAborted();
  return CellProcess.open(spec, process);
}
