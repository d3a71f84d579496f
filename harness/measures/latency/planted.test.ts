import { describe, expect, it } from 'vitest';

import { createRandom } from '../../../tasks/kit/random.js';
import { decideVerdict } from '../../results/verdicts.js';
import { compareLatency } from './compare.js';
import { latency } from './index.js';
import { measureTimes, type TimingProcess } from './measure-times.js';
import { summariseLatency } from './summarise.js';

/** As the default profile times slow programs: few rounds. */
const PLAN = {
  launches: 9,
  inputs: Array.from({ length: 100 }, (_, at) => at),
  warmUpMilliseconds: 0,
  rounds: { milliseconds: 0, least: 3, most: 3 },
};

/** A program whose times are planted: nanoseconds by input, before noise. */
interface Planted {
  readonly timeOf: (input: number) => number;
  /** The standard deviation of the logarithm, of launches and of calls. */
  readonly launchNoise?: number;
  readonly noise?: number;
}

/** A process that was never started: it answers with planted times. */
function plantedProcess({ timeOf, launchNoise = 0.01, noise = 0.03 }: Planted, seed: number): TimingProcess {
  const random = createRandom(seed, 'planted times');
  const whole = Math.exp(launchNoise * random.normal());
  const answers = {
    load: () => ({}),
    collectFirstCall: () => ({ nanoseconds: 9000, clockCostNanoseconds: 40, clockStepNanoseconds: 1 }),
    warmUp: () => ({ steady: true, calls: 10, milliseconds: 1, callNanoseconds: 10_000 }),
    collectRounds: ({ order }: { order: readonly number[] }) => ({
      nanoseconds: Float64Array.from(
        order,
        (input) => whole * timeOf(input) * Math.exp(noise * random.normal()),
      ),
      duringCollection: new Uint8Array(order.length),
    }),
  };
  return {
    request: ({ name }: { name: keyof typeof answers }, request: { order: readonly number[] }) =>
      Promise.resolve(answers[name](request)),
    close: () => Promise.resolve(),
  } as unknown as TimingProcess;
}

/** Programs through the timing of a run, and its figures. */
async function timeAll(...programs: readonly Planted[]) {
  let processes = 0;
  const timed = await measureTimes(
    programs.length,
    PLAN,
    (program) => Promise.resolve(plantedProcess(programs[program]!, processes++)),
    createRandom(7, 'order'),
    () => undefined,
  );
  const exampleIds = PLAN.inputs.map(String);
  return timed.map((program) => ({
    timings: program.samples,
    result: summariseLatency({ ...program, exampleIds }, createRandom(7, 'figures')),
  }));
}

/** A program and one that takes so many times longer, as the page would say alone. */
async function compare(slower: number, noise: Omit<Planted, 'timeOf'> = {}) {
  const timeOf = (input: number): number => 10_000 + 5 * input;
  const sides = await timeAll({ timeOf, ...noise }, { timeOf: (input) => slower * timeOf(input), ...noise });
  const [a, b] = sides.map(({ timings, result }) => ({ figure: result.median, timings }));
  const comparison = compareLatency(a!, b!, createRandom(7, 'comparison'));
  return {
    ...comparison,
    ...decideVerdict({ ...comparison, margin: latency.margin }, 0),
  };
}

describe('planted times are found', () => {
  it('3 % slower is equivalent within 5 %, and its figure still shown', async () => {
    const { verdict, difference } = await compare(1.03, { launchNoise: 0.003 });
    expect(verdict).toBe('equivalent');
    expect(difference.value).toBeCloseTo(1.03, 2);
    expect(difference.low).toBeGreaterThan(1);
  });

  it('6 % slower is slower, be it slightly', async () => {
    expect((await compare(1.06)).verdict).toMatch(/^(slightly )?a$/);
    expect((await compare(1.12)).verdict).toBe('a');
  });

  it('25 % slower on a noisy machine is never equivalent', async () => {
    for (const launchNoise of [0.1, 0.3, 1])
      expect((await compare(1.25, { launchNoise, noise: 0.3 })).verdict).not.toBe('equivalent');
  });

  it('a dependence on the input of 5 %, and none', async () => {
    const [depends, constant, restless] = await timeAll(
      // Half the inputs take 0.95, half 1.05: a coefficient of variation of 5 %.
      { timeOf: (input) => (input % 2 === 0 ? 9500 : 10_500) },
      { timeOf: () => 10_000 },
      { timeOf: () => 10_000, noise: 0.2 },
    );
    expect(depends!.result.variation.verdict).toBe('input-dependent');
    expect(depends!.result.variation.inputDependent.value).toBeCloseTo(0.05, 2);
    expect(constant!.result.variation.verdict).toBe('constant');
    expect(restless!.result.variation.noisy).toBe(true);
    expect(restless!.result.variation.verdict).not.toBe('input-dependent');
    // Half of them differ by a tenth from the other half; noise does not add to it.
    expect(depends!.result.inputRatio.value).toBeCloseTo(1.105, 1);
    expect(constant!.result.inputRatio.value).toBeLessThan(1.02);
  });

  it('in fewer than five launches nothing is called, with the reason', async () => {
    const timeOf = () => 10_000;
    const { timings, result } = (await timeAll({ timeOf }))[0]!;
    const few = { figure: result.median, timings: { ...timings, times: timings.times.slice(0, 4) } };
    const comparison = compareLatency(few, few, createRandom(7, 'comparison'));
    expect(decideVerdict({ ...comparison, margin: latency.margin }, 0)).toEqual({
      verdict: 'undecided',
      undecided: 'there were 4 launches, fewer than the 5 that a verdict takes',
    });
  });
});
