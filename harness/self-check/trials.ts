import { createRandom, type Random } from '../../tasks/kit/random.js';
import { CellProcess, type CellProcessOptions } from '../cell/process.js';
import { compareAccuracy } from '../measures/accuracy/compare.js';
import { accuracy } from '../measures/accuracy/index.js';
import { compareLatency, LEAST_LAUNCHES } from '../measures/latency/compare.js';
import { latency } from '../measures/latency/index.js';
import { measureTimes, type LatencyPlan } from '../measures/latency/measure-times.js';
import { summariseLatency } from '../measures/latency/summarise.js';
import type { Margin, UncorrectedComparison } from '../measures/measure.js';
import { decideVerdict, isAhead } from '../results/verdicts.js';
import type { SelfCheck } from '../results/schema.js';
import { shareFigure } from '../statistics/proportion.js';
import { SIGNIFICANCE } from '../statistics/student.js';
import { FIXED_WORK, FIXED_WORK_INPUTS } from './self-check.js';

/** Short, so that hundreds of trials are affordable: as few launches of each of the two copies as a verdict takes. */
export const TRIAL_PLAN: Omit<LatencyPlan, 'inputs'> = {
  launches: LEAST_LAUNCHES,
  warmUpMilliseconds: 120,
  rounds: { milliseconds: 100, least: 5, most: 5 },
};

/** What can raise a false alarm. */
export const TRIED = ['latency', 'accuracy', 'input dependence'] as const;

/** One of {@link TRIED}. */
export type Tried = (typeof TRIED)[number];

/** What one trial of a program against itself said. */
export interface TrialOutcome {
  /** The report's rule said that one is ahead, be it slightly, where there is no difference. */
  readonly alarm: boolean;
  /** The test alone would have, without noise floor and margin; nothing where there is no test. */
  readonly significant?: boolean;
}

/**
 * One A/A trial: a program against itself, by the very code that compares two programs. Two copies are launched side
 * by side; in every process the memory once loaded is measured first, then the times.
 *
 * @param check the self-check that a run makes first: nobody is ahead by less than its noise floor
 */
export async function runTrial(
  trial: number,
  seed: number,
  check: Pick<SelfCheck, 'noiseFloor'>,
  processOptions: CellProcessOptions,
): Promise<Record<Tried, TrialOutcome>> {
  const random = createRandom(seed, `A/A trial ${trial}`);
  const spec = { ...FIXED_WORK, context: { seed, cacheFolder: '' } };
  const [a, b] = await measureTimes(
    2,
    { ...TRIAL_PLAN, inputs: FIXED_WORK_INPUTS },
    () => CellProcess.open(spec, processOptions),
    random,
    () => undefined,
  );
  const exampleIds = FIXED_WORK_INPUTS.map(String);
  const [timedA, timedB] = [a!, b!].map((timed) => summariseLatency({ ...timed, exampleIds }, random));
  const time = compareLatency(
    { figure: timedA!.median, timings: a!.samples },
    { figure: timedB!.median, timings: b!.samples },
    random,
  );
  return {
    latency: outcomeOf(time, latency.margin, Math.log1p(check.noiseFloor.value)),
    accuracy: outcomeOf(simulateAccuracy(random), accuracy.margin),
    'input dependence': { alarm: timedA!.variation.verdict === 'input-dependent' },
  };
}

const SIMULATED_EXAMPLES = 1000;

/** The simulated program is right on so many examples, and each copy's answer is spoilt or mended so often. */
const SIMULATED_ACCURACY = 0.9;
const LABEL_NOISE = 0.05;

/** Two copies of a program whose answers differ by nothing but noise from the seed: nothing has to be run for it. */
export function simulateAccuracy(random: Random): UncorrectedComparison {
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
  return compareAccuracy(side(copies[0]), side(copies[1]), false);
}

/** What the report would say of a comparison that is alone on its page, so that no correction helps it. */
export function outcomeOf(
  comparison: UncorrectedComparison,
  margin: Margin | undefined,
  noise = 0,
): TrialOutcome {
  const { verdict } = decideVerdict({ ...comparison, margin }, noise);
  return {
    alarm: isAhead(verdict),
    significant: comparison.p !== null && comparison.p < SIGNIFICANCE,
  };
}
