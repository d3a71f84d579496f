import { z } from 'zod';

import { createRandom } from '../../tasks/kit/random.js';
import { CellProcess, type CellProcessOptions } from '../cell/process.js';
import type { ClockQuality } from '../measures/latency/clock.js';
import { compareLatency } from '../measures/latency/compare.js';
import { latency } from '../measures/latency/index.js';
import { measureTimes, type LatencyPlan } from '../measures/latency/measure-times.js';
import type { LatencySamples } from '../measures/latency/schema.js';
import { timeFigure } from '../measures/latency/time-figure.js';
import { allInputs, medianOfInputs, resampleInputs, type Timings } from '../measures/latency/timings.js';
import type { SelfCheck } from '../results/schema.js';
import { decideVerdict, isAhead } from '../results/verdicts.js';
import { holm } from '../statistics/holm.js';

/** What the harness saw of itself: the clock. Programs against themselves are timed with the others of their group. */
export const selfCheckSamplesSchema = z.strictObject({
  clock: z.strictObject({ stepNanoseconds: z.number(), costNanoseconds: z.number() }),
});

/** A program against a second copy of itself, launched and timed as two programs are. */
export interface AaTrial {
  readonly task: string;
  readonly dataset: string;
  readonly program: string;
  readonly runtime: string;
  readonly a: Timings;
  readonly b: Timings;
}

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

/** Times fixed work against itself, exactly as two programs are. */
export async function timeFixedWork(
  seed: number,
  plan: Omit<LatencyPlan, 'inputs'>,
  processOptions: CellProcessOptions,
  tell: (done: number) => void,
): Promise<AaTrial> {
  const spec = { ...FIXED_WORK, context: { seed, cacheFolder: '' } };
  const [a, b] = await measureTimes(
    2,
    { ...plan, inputs: FIXED_WORK_INPUTS },
    () => CellProcess.open(spec, processOptions),
    createRandom(seed, 'self-check'),
    tell,
  );
  const { task, dataset, program, runtime } = FIXED_WORK;
  return { task, dataset, program, runtime, a: a!.samples, b: b!.samples };
}

/**
 * What trials of programs against themselves say, by the rule by which two programs are compared: each must be equivalent, or
 * undecided where the machine is too restless to tell. The largest difference is the noise floor; in its own group nobody is
 * ahead by less than a program differs from itself.
 */
export function summariseSelfCheck(clock: ClockQuality, trials: readonly AaTrial[], seed: number): SelfCheck {
  const compared = trials.map((trial) => compareWithItself(trial, seed));
  const corrected = holm(compared.map(({ p }) => p ?? 1));
  const aa = compared.map(({ identity, ...comparison }, at): SelfCheck['aa'][number] => {
    const p = corrected[at]!;
    const { difference } = comparison;
    return { ...identity, difference, p, ...decideVerdict({ ...comparison, p, margin: latency.margin }, 0) };
  });
  const floor = Math.max(0, ...aa.map(({ difference }) => Math.abs(Math.log(difference.value))));
  const restless = trials
    .map(({ task, program, a, b }) => ({
      name: `${program} of ${task}`,
      most: Math.max(0, ...launchRatios(a, b).map((ratio) => Math.abs(ratio - 1))),
    }))
    .filter(({ most }) => most > NOISY);
  const notes = aa
    .filter(({ verdict }) => isAhead(verdict))
    .map(
      ({ program, task, difference }) =>
        `${program} of ${task} was timed against a second copy of itself, and differed by × ${difference.value.toFixed(3)}: do not trust times of this run that are as close.`,
    );
  if (restless.length > 0)
    notes.push(
      `This machine is noisy: single launches differed from those of a copy of the program by up to ${restless.map(({ name, most }) => `${(most * 100).toFixed(0)} % (${name})`).join(', ')}.`,
    );
  return {
    clock,
    noiseFloor: {
      value: Math.expm1(floor),
      n: trials.length,
      unit: 'share',
      direction: 'lower-is-better',
      method:
        'largest difference of a program from a second copy of itself, one program a group, launched and timed side by side as two programs are',
    },
    aa,
    notes,
  };
}

function compareWithItself({ a, b, ...identity }: AaTrial, seed: number) {
  const { task, dataset, program, runtime } = identity;
  const random = createRandom(seed, `self-check of ${program} on ${runtime} at ${task} on ${dataset}`);
  const resamples = resampleInputs(a.inputs, random);
  const [figureA, figureB] = [a, b].map((timings) =>
    timeFigure('median over inputs of the median of each', timings, medianOfInputs, resamples),
  );
  const sides = [
    { figure: figureA!, timings: a },
    { figure: figureB!, timings: b },
  ] as const;
  return { identity, ...compareLatency(...sides, random) };
}

/** The trials among the cells of a run, by what latency collected of each. */
export function trialsOf(
  cells: readonly (Omit<AaTrial, 'a' | 'b'> & { readonly samples: unknown })[],
): AaTrial[] {
  return cells.flatMap(({ task, dataset, program, runtime, samples }) => {
    const { samples: a, copy: b } = (samples ?? {}) as Partial<LatencySamples>;
    return a && b ? [{ task, dataset, program, runtime, a, b }] : [];
  });
}

function launchRatios(a: Timings, b: Timings): number[] {
  const middle = (launch: Float64Array, rounds: number): number =>
    medianOfInputs(launch, rounds)(allInputs(launch.length / rounds));
  return a.times.map((launch, at) => middle(b.times[at]!, b.rounds) / middle(launch, a.rounds));
}
