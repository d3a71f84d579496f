import type { Example } from '../../../tasks/contract/index.js';
import { createRandom } from '../../../tasks/kit/random.js';
import type { CellProcess } from '../../cell/process.js';
import { questions, type ProgressTeller } from '../../cell/protocol.js';
import { measureTimes, type LatencyPlan, type TimingProcess } from '../latency/measure-times.js';
import type { Timings } from '../latency/timings.js';
import { NotApplicable } from '../measure.js';
import type { CellSubject, GroupRunner, ProfileId } from '../runner.js';
import type { ProgramForm } from './form.js';
import type { AgilitySamples } from './schema.js';
import { widthsOf } from './summarise.js';
import { readSweep, type Sweep } from './sweep-file.js';

const ask = questions<typeof import('./collect.js')>(new URL('./collect.js', import.meta.url));
const askForm = questions<typeof import('./form.js')>(new URL('./form.js', import.meta.url));

/** How much is measured of other forms of a program. */
interface AgilityPlan {
  /** Examples that a program without some of its rules decides on; all of an exhaustive set. */
  readonly examples: number;
  readonly timedInputs: number;
  readonly latency: Omit<LatencyPlan, 'inputs'>;
}

export const AGILITY_PLANS: Readonly<Record<ProfileId, AgilityPlan>> = {
  quick: {
    examples: 100,
    timedInputs: 10,
    latency: { launches: 1, warmUpMilliseconds: 50, rounds: { milliseconds: 40, least: 2, most: 8 } },
  },
  default: {
    examples: 300,
    timedInputs: 30,
    latency: { launches: 3, warmUpMilliseconds: 200, rounds: { milliseconds: 100, least: 3, most: 20 } },
  },
  thorough: {
    examples: 10_000,
    timedInputs: 200,
    latency: { launches: 8, warmUpMilliseconds: 3000, rounds: { milliseconds: 2000, least: 10, most: 100 } },
  },
};

/** Runs and times a program without some of its parts: channels of a network, or groups of rules. */
export const collectAgility = (
  runner: GroupRunner,
  cell: CellSubject,
  tell: ProgressTeller,
): Promise<AgilitySamples | NotApplicable> =>
  cell.kind === 'learned' ? collectWidths(runner, cell, tell) : collectRuleGroups(runner, cell, tell);

async function collectWidths(
  runner: GroupRunner,
  cell: CellSubject,
  tell: ProgressTeller,
): Promise<AgilitySamples | NotApplicable> {
  const { program, spec } = cell;
  if (!program.sweep) return new NotApplicable('the plugin offers no other widths of this network');
  if (spec.split === 'train')
    return new NotApplicable('a sweep is not scored on the examples that it was trained on');
  const sweep = await readSweep(program.sweep.recorded, 'width');
  if (!sweep)
    return new NotApplicable(
      `no sweep was recorded; "rvw train ${spec.task} --width 0.25,0.5,1,2 --seeds 3" records one`,
    );
  const other = await otherData(sweep, runner);
  if (other) return new NotApplicable(other);
  const timed = await timeForms(
    runner,
    cell,
    widthsOf(sweep).map((width) => ({ kind: 'width', width })),
    tell,
  );
  const data = await readSweep(program.sweep.recorded, 'share');
  return { kind: 'widths', sweep, ...(data ? { data } : {}), timed };
}

async function collectRuleGroups(
  runner: GroupRunner,
  cell: CellSubject,
  tell: ProgressTeller,
): Promise<AgilitySamples> {
  const groups = cell.program.ruleGroups ?? [];
  const limit = runner.dataset.exhaustive ? {} : { limit: planOf(runner).examples };
  const right = await runner.within(cell.spec, [], (child) => child.request(ask('collectRules'), limit));
  const timed = await timeForms(
    runner,
    cell,
    [
      { kind: 'without', ruleGroups: [] },
      ...groups.map(({ id }): ProgramForm => ({ kind: 'without', ruleGroups: [id] })),
    ],
    tell,
  );
  return { kind: 'rules', right, timed };
}

const planOf = ({ request }: GroupRunner): AgilityPlan => AGILITY_PLANS[request.profile.id];

/** Why a sweep says nothing of the data that is measured on. */
async function otherData(
  { dataset: { id, fingerprint }, command }: Sweep,
  { dataset, context }: GroupRunner,
): Promise<string | undefined> {
  if (id !== dataset.id) return `the sweep was recorded on the data set ${id}, not on ${dataset.id}`;
  return fingerprint === (await dataset.fingerprint(context))
    ? undefined
    : `the sweep was recorded on other content of ${id}; record it again with "${command}"`;
}

/**
 * Times forms of one program in turns. In each launch they share a process: it is one and the same code with other data,
 * and a process for each would take minutes to start.
 */
async function timeForms(
  runner: GroupRunner,
  { spec }: CellSubject,
  forms: readonly ProgramForm[],
  tell: ProgressTeller,
): Promise<Timings[]> {
  const { latency, timedInputs } = planOf(runner);
  const examples: Example<unknown, unknown>[] = runner.inputs(timedInputs).map((at) => runner.examples[at]!);
  let shared: CellProcess;
  const programs = await measureTimes(
    forms.length,
    { ...latency, inputs: [...examples.keys()] },
    async (at) => {
      if (at === 0) shared = await runner.open({ ...spec, examples });
      return processOf(shared, forms[at]!, at === 0);
    },
    createRandom(spec.context.seed, `agility rounds ${spec.task} ${spec.program}`),
    tell,
  );
  return programs.map(({ samples }) => samples);
}

/** A process as it is for one form of its program; its first form closes it for all. */
function processOf(shared: CellProcess, form: ProgramForm, isFirst: boolean): TimingProcess {
  return {
    request: async (question, request) => {
      await shared.request(askForm('selectForm'), form);
      return shared.request(question, request);
    },
    close: () => (isFirst ? shared.close() : Promise.resolve()),
  };
}
