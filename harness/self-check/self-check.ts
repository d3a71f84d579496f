import { z } from 'zod';

import { createRandom } from '../../tasks/kit/random.js';
import { CellProcess, type CellProcessOptions } from '../cell/process.js';
import { measureClock, systemClock } from '../measures/latency/clock.js';
import { ratioOfMedians } from '../measures/latency/compare.js';
import { latency } from '../measures/latency/index.js';
import { measureTimes, type LatencyPlan } from '../measures/latency/measure-times.js';
import { latencySamplesSchema } from '../measures/latency/schema.js';
import { byLaunch, perInputMedians, type Timings } from '../measures/latency/timings.js';
import { analyseVariation } from '../measures/latency/variation.js';
import type { SelfCheck } from '../results/schema.js';
import { decideVerdict, isAhead } from '../results/verdicts.js';

/** What the harness saw of itself: the clock, and one program timed against itself. */
export const selfCheckSamplesSchema = z.strictObject({
  clock: z.strictObject({ stepNanoseconds: z.number(), costNanoseconds: z.number() }),
  trial: z.tuple([latencySamplesSchema, latencySamplesSchema]),
});

/** See {@link selfCheckSamplesSchema}. */
export type SelfCheckSamples = z.output<typeof selfCheckSamplesSchema>;

/** A noise floor above this makes a machine noisy: differences of that size are then not to be trusted. */
const NOISY = 0.1;

/** What one program is run as against itself. */
export const FIXED_WORK = {
  plugins: [new URL('./fixed-work.js', import.meta.url).href],
  task: 'fixed-work',
  dataset: 'numbers',
  program: 'fixed-work',
  runtime: 'v8',
  split: 'test',
} as const;

/** Places of its inputs. */
export const FIXED_WORK_INPUTS: readonly number[] = Array.from({ length: 40 }, (_, at) => at);

/**
 * The harness measures itself: the clock, and an A/A trial in which one program runs against itself, exactly as two
 * programs do later.
 *
 * @param pin the only processor that the programs run on
 */
export async function collectSelfCheck(
  { seed, pin }: { readonly seed: number; readonly pin?: number | undefined },
  plan: Omit<LatencyPlan, 'inputs'>,
  processOptions: CellProcessOptions,
  tell: (done: number) => void,
): Promise<SelfCheckSamples> {
  const spec = { ...FIXED_WORK, context: { seed, cacheFolder: '' }, ...(pin === undefined ? {} : { pin }) };
  const [a, b] = await measureTimes(
    2,
    { ...plan, inputs: FIXED_WORK_INPUTS },
    () => CellProcess.open(spec, processOptions),
    createRandom(seed, 'self-check'),
    tell,
  );
  const exampleIds = FIXED_WORK_INPUTS.map((at) => `number-${at}`);
  return {
    clock: measureClock(systemClock),
    trial: [
      { ...a!, exampleIds },
      { ...b!, exampleIds },
    ],
  };
}

/** What the A/A trial says: its difference must be none, and its restlessness is the machine's noise floor. */
export function summariseSelfCheck({ clock, trial }: SelfCheckSamples, seed: number): SelfCheck {
  const [a, b] = [trial[0].samples, trial[1].samples];
  const launches = a.times.length;
  const random = createRandom(seed, 'self-check figures');
  const { ratio, low, high, p } = ratioOfMedians(a, b, random);
  // By the rule of the report: a test alone finds a difference in one of twenty trials where there is none.
  const difference = {
    value: ratio,
    ...(low === undefined ? {} : { low, high, interval: 'confidence' as const }),
    unit: '×',
  };
  const { verdict } = decideVerdict(
    { difference, p, direction: 'lower-is-better', margin: latency.margin },
    0,
  );
  const differs = isAhead(verdict);
  const floor = Math.max(...launchRatios(a, b).map((launchRatio) => Math.abs(launchRatio - 1)));
  const variations = [a, b].map((samples) => analyseVariation(samples, random).inputDependent.high!);
  const notes: string[] = [];
  if (differs)
    notes.push(
      'The A/A trial found a difference between a program and itself: do not trust the times of this run.',
    );
  if (floor > NOISY)
    notes.push(
      `This machine is noisy: one program's launches differed from its own by up to ${(floor * 100).toFixed(0)} %.`,
    );
  return {
    clock,
    noiseFloor: {
      value: floor,
      n: launches,
      unit: 'share',
      direction: 'lower-is-better',
      method:
        'largest difference of the medians of one program’s two processes, launched side by side, over all launches',
    },
    variationFloor: Math.max(...variations),
    aa: {
      differs,
      difference: {
        ...difference,
        n: launches,
        direction: 'neither',
        method:
          'second ÷ first median of one program timed against itself, as two programs are; within a twentieth it is no difference, as everywhere in the report',
      },
      p,
    },
    notes,
  };
}

function launchRatios(a: Timings, b: Timings): number[] {
  const launchesB = byLaunch(b);
  const middle = (of: Timings): number => {
    const medians = perInputMedians(of).sort((left, right) => left - right);
    return medians[Math.floor(medians.length / 2)]!;
  };
  return byLaunch(a).map((launch, at) => middle(launchesB[at]!) / middle(launch));
}
