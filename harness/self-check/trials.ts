import { createRandom, type Random } from '../../tasks/kit/random.js';
import { CellProcess, type CellProcessOptions } from '../cell/process.js';
import { measureLatency, type LatencyPlan } from '../latency/measure.js';
import { summariseLatency } from '../latency/summarise.js';
import type { LoadedReport } from '../memory/collect.js';
import { summariseLoaded } from '../memory/summarise.js';
import type { Comparison, SelfCheck } from '../results/schema.js';
import { accuracyComparison, latencyComparison, memoryComparison } from '../run/compare.js';
import { decideVerdicts } from '../run/verdicts.js';
import { shareFigure } from '../statistics/proportion.js';
import { SIGNIFICANCE } from '../statistics/student.js';
import { FIXED_WORK, FIXED_WORK_INPUTS } from './self-check.js';

/** Short, so that hundreds of trials are affordable: three launches of each of the two copies. */
export const TRIAL_PLAN: Omit<LatencyPlan, 'inputs'> = {
  launches: 3,
  warmUpMilliseconds: 120,
  rounds: { milliseconds: 100, least: 5, most: 5 },
};

/** What can raise a false alarm. */
export const TRIED = ['latency', 'memory', 'accuracy', 'input dependence'] as const;

/** One of {@link TRIED}. */
export type Tried = (typeof TRIED)[number];

/** What one trial of a program against itself said. */
export interface TrialOutcome {
  /** The report's rule called a difference where there is none. */
  readonly alarm: boolean;
  /** The test alone would have, without noise floor and margin; nothing where there is no test. */
  readonly significant?: boolean;
}

/**
 * One A/A trial: a program against itself, by the very code that compares two programs. Two copies are launched side
 * by side; in every process the memory once loaded is measured first, then the times.
 *
 * @param check the self-check that a run makes first: noise below its floors is no difference
 */
export async function runTrial(
  trial: number,
  seed: number,
  check: Pick<SelfCheck, 'noiseFloor' | 'variationFloor'>,
  processOptions: CellProcessOptions,
): Promise<Record<Tried, TrialOutcome>> {
  const random = createRandom(seed, `A/A trial ${trial}`);
  const spec = { ...FIXED_WORK, program: 'fixed-holding', context: { seed, cacheFolder: '' } };
  const loaded: [LoadedReport[], LoadedReport[]] = [[], []];
  const [a, b] = await measureLatency(
    2,
    { ...TRIAL_PLAN, inputs: FIXED_WORK_INPUTS },
    async (copy) => {
      const cell = await CellProcess.open(spec, { ...processOptions, nodeFlags: ['--expose-gc'] });
      loaded[copy]!.push(await cell.request('memoryLoaded', {}));
      return cell;
    },
    random,
    () => undefined,
  );
  const exampleIds = FIXED_WORK_INPUTS.map(String);
  const [timedA, timedB] = [a!, b!].map((timed) =>
    summariseLatency({ ...timed, exampleIds }, random, check.variationFloor),
  );
  const time = latencyComparison(
    IDENTITY,
    { figure: timedA!.median, samples: a!.samples },
    { figure: timedB!.median, samples: b!.samples },
    random,
  );
  const memory = memoryComparison(
    IDENTITY,
    { figure: summariseLoaded(loaded[0]).residentSet, samples: loaded[0] },
    { figure: summariseLoaded(loaded[1]).residentSet, samples: loaded[1] },
  );
  return {
    latency: outcomeOf(time, check.noiseFloor.value),
    memory: outcomeOf(memory, check.noiseFloor.value),
    accuracy: outcomeOf(simulateAccuracy(random), check.noiseFloor.value),
    'input dependence': { alarm: timedA!.variation.verdict === 'input-dependent' },
  };
}

const IDENTITY = {
  task: FIXED_WORK.task,
  dataset: FIXED_WORK.dataset,
  a: 'first copy',
  b: 'second copy',
  verdict: 'undecided',
} as const;

const SIMULATED_EXAMPLES = 1000;

/** The simulated program is right on so many examples, and each copy's answer is spoilt or mended so often. */
const SIMULATED_ACCURACY = 0.9;
const LABEL_NOISE = 0.05;

/** Two copies of a program whose answers differ by nothing but noise from the seed: nothing has to be run for it. */
export function simulateAccuracy(random: Random): Comparison {
  const copies = [new Uint8Array(SIMULATED_EXAMPLES), new Uint8Array(SIMULATED_EXAMPLES)] as const;
  for (let example = 0; example < SIMULATED_EXAMPLES; example++) {
    const right = random.uniform() < SIMULATED_ACCURACY;
    for (const copy of copies) copy[example] = right === random.uniform() >= LABEL_NOISE ? 1 : 0;
  }
  const side = (right: Uint8Array) => ({
    figure: shareFigure(
      right.reduce((sum, one) => sum + one, 0),
      SIMULATED_EXAMPLES,
      'simulated',
    ),
    samples: { right },
  });
  return accuracyComparison(IDENTITY, side(copies[0]), side(copies[1]), false);
}

/** What the report would say of a comparison that is alone on its page, so that no correction helps it. */
export function outcomeOf(comparison: Comparison, noiseFloor: number): TrialOutcome {
  const [{ verdict }] = decideVerdicts([comparison], noiseFloor) as [Comparison];
  return {
    alarm: verdict === 'a' || verdict === 'b',
    significant: comparison.p !== null && comparison.p < SIGNIFICANCE,
  };
}
