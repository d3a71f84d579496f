import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createRandom } from '../../../tasks/kit/random.js';
import { measureClock } from './clock.js';
import { timeCalls } from './collect.js';
import {
  chooseBatchSize,
  chooseRounds,
  chooseRoundsATurn,
  isSteady,
  medianOf,
  orderOfTurn,
} from './engine.js';
import { ratioOfMedians } from './compare.js';
import { summariseLatency } from './summarise.js';
import { allInputs, meanOfTimings, medianOfInputs, perInputMedians, quantileOfTimings } from './timings.js';

describe('warming up', () => {
  it('ends when five windows agree, not before', () => {
    // A budget that does not hold five windows does not tell.
    expect(isSteady([100, 100, 100, 100])).toBeNull();
    expect(isSteady([900, 500, 104, 100, 102, 101, 103])).toBe(true);
    expect(isSteady([100, 100, 100, 100, 120])).toBe(false);
  });
});

describe('batches and rounds', () => {
  it('makes a batch long against the clock, and leaves long calls alone', () => {
    const clock = { costNanoseconds: 60, stepNanoseconds: 1 };
    expect(chooseBatchSize(1000, clock)).toBe(3);
    expect(chooseBatchSize(1e6, clock)).toBe(1);
    expect(chooseBatchSize(0, clock)).toBe(1000);
  });

  it('makes a batch long against the step of a coarse clock, which costs nothing that it could tell', () => {
    expect(chooseBatchSize(1000, { costNanoseconds: 0, stepNanoseconds: 1000 })).toBe(50);
  });

  it('keeps the rounds within their bounds', () => {
    const budget = { milliseconds: 100, least: 5, most: 50 };
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1e9, noNaN: true }),
        fc.integer({ min: 1, max: 500 }),
        (call, inputs) => {
          const rounds = chooseRounds(call, 1, inputs, budget);
          return rounds >= 5 && rounds <= 50 && rounds % 2 === 1;
        },
      ),
    );
    expect(chooseRounds(1e6, 1, 10, budget)).toBe(9);
  });

  it('takes short rounds together, but leaves enough turns to alternate in', () => {
    expect(chooseRoundsATurn(30e6, 100)).toBe(1);
    expect(chooseRoundsATurn(1e6, 100)).toBe(10);
    expect(chooseRoundsATurn(1, 100)).toBe(25);
    expect(chooseRoundsATurn(1, 2)).toBe(1);
  });

  it('turns the order of the programs in every turn', () => {
    expect(orderOfTurn(2, 0)).toEqual([0, 1]);
    expect(orderOfTurn(2, 1)).toEqual([1, 0]);
  });
});

describe('timing with a clock that is moved by hand', () => {
  it('gives the time of every input', async () => {
    let now = 0n;
    const decide = (input: unknown): unknown => {
      now += BigInt(input as number);
      return input;
    };
    expect([...(await timeCalls(decide, [5, 7], 3, () => now))]).toEqual([15, 21]);
  });

  it('waits for promises', async () => {
    let now = 0n;
    const decide = async (input: unknown): Promise<unknown> => {
      await Promise.resolve();
      now += BigInt(input as number);
      return input;
    };
    expect([...(await timeCalls(decide, [5, 7], 2, () => now))]).toEqual([10, 14]);
  });

  it('finds the step and the cost of a clock', () => {
    let reading = 0n;
    const quality = measureClock(() => (reading += 40n));
    expect(quality.costNanoseconds).toBe(40);
  });
});

describe('summaries', () => {
  const samples = (launches: number[][]) => ({
    inputs: 2,
    rounds: 3,
    times: launches.map((times) => Float64Array.from(times)),
  });

  it('takes medians by input and quantiles over all', () => {
    const two = samples([
      [1, 2, 3, 10, 20, 30],
      [1, 2, 3, 10, 20, 30],
    ]);
    expect(perInputMedians(two)).toEqual([2, 20]);
    const [launch] = two.times;
    expect(quantileOfTimings(0.5)(launch!, 3)(allInputs(2))).toBe(6.5);
    expect(quantileOfTimings(1)(launch!, 3)(allInputs(2))).toBe(30);
    expect(medianOfInputs(launch!, 3)(allInputs(2))).toBe(11);
    // The second input counted twice, the first not at all.
    expect(quantileOfTimings(0.5)(launch!, 3)([0, 2])).toBe(20);
    expect(medianOfInputs(launch!, 3)([0, 2])).toBe(20);
    expect(meanOfTimings(launch!, 3)([0, 2])).toBe(20);
  });

  /** Two programs whose true times are known, with noise that a seed makes. */
  const made = (scale: number, seed: number, launches: number, spread: number) => {
    const random = createRandom(seed, 'made times');
    const inputs = 30;
    const rounds = 20;
    return {
      inputs,
      rounds,
      times: Array.from({ length: launches }, () => {
        const layout = 1 + spread * (random.uniform() - 0.5);
        return Float64Array.from(
          { length: inputs * rounds },
          () => 1000 * scale * layout * (1 + 0.1 * random.uniform()),
        );
      }),
    };
  };

  it('finds a program that takes twice as long, and no difference of one to itself', () => {
    const random = createRandom(1, 'test');
    const twice = ratioOfMedians(made(1, 1, 5, 0.02), made(2, 2, 5, 0.02), random);
    expect(twice.ratio).toBeCloseTo(2, 1);
    expect(twice.low).toBeGreaterThan(1.8);
    expect(twice.p).toBeLessThan(0.001);
  });

  it('has figures for everything, with intervals that hold the value', () => {
    const summary = summariseLatency(
      {
        samples: made(1, 3, 3, 0.02),
        duringCollection: [0, 1, 2].map(() => new Uint8Array(600)),
        batchSize: 1,
        exampleIds: Array.from({ length: 30 }, (_, at) => `example-${at}`),
        firstCalls: [{ nanoseconds: 9000, clockCostNanoseconds: 40, clockStepNanoseconds: 1 }],
        warmUps: [{ steady: true, calls: 100, milliseconds: 20, callNanoseconds: 1000 }],
        throughput: { hertz: 952_000, relativeMargin: 0.02, samples: 10 },
      },
      createRandom(3, 'test'),
    );
    for (const figure of [summary.median, summary.mean, summary.p99]) {
      expect(figure.low).toBeLessThanOrEqual(figure.value);
      expect(figure.high).toBeGreaterThanOrEqual(figure.value);
    }
    expect(summary.median.value).toBeCloseTo(1050, -2);
    expect(summary.throughputAgreement?.verdict).toBe('equivalent');
    expect(summary.throughputAgreement?.sentence).toContain('agree within 10 %: ');
    // Six hundred timings a launch have six tenths of one beyond 99.9 % of them.
    expect(summary.p999).not.toHaveProperty('low');
    expect(summary.p999.method).toContain('a launch has 600 timings');
    expect(summary.distribution.at(-1)?.nanoseconds).toBe(summary.max.value);
  });

  it('has the plain median of an odd and an even number of times', () => {
    expect(medianOf(Float64Array.of(3, 1, 2))).toBe(2);
    expect(medianOf(Float64Array.of(4, 1, 2, 3))).toBe(2.5);
  });
});
