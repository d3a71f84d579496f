import { describe, expect, it } from 'vitest';

import { createRandom, type Random } from '../../../tasks/kit/random.js';
import { latencyAcrossRuns } from './across-runs.js';
import { compareLatency } from './compare.js';
import { latencySamplesSchema, type LatencySamples } from './schema.js';
import { summariseLatency } from './summarise.js';
import { analyseTail } from './tail.js';
import { timeFigure } from './time-figure.js';
import { meanOfTimings, medianOfInputs, resampleInputs, timingsAcrossRuns, type Timings } from './timings.js';

const LAYOUT = { launches: 5, inputs: 30, rounds: 3 };

/** How far runs, launches, inputs and single timings are apart, on the logarithm. */
const SPREAD = { runs: 0.1, launches: 0.02, inputs: 0.1, noise: 0.05 };

/** One run's timings of a decision of a microsecond. */
function simulateRun(ofInputs: readonly number[], random: Random): Timings {
  const { launches, inputs, rounds } = LAYOUT;
  const run = SPREAD.runs * random.normal();
  const times = Array.from({ length: launches }, () => {
    const launch = SPREAD.launches * random.normal();
    return Float64Array.from(
      { length: inputs * rounds },
      (_, place) =>
        1000 *
        Math.exp(run + launch + ofInputs[Math.floor(place / rounds)]! + SPREAD.noise * random.normal()),
    );
  });
  return { inputs, rounds, times };
}

function simulateRuns(count: number, random: Random): Timings[] {
  const ofInputs = Array.from({ length: LAYOUT.inputs }, () => SPREAD.inputs * random.normal());
  return Array.from({ length: count }, () => simulateRun(ofInputs, random));
}

const figureOf = (timings: Timings, random: Random) =>
  timeFigure('median', timings, medianOfInputs, resampleInputs(timings.inputs, random));

const meanFigure = (timings: Timings, random: Random) =>
  timeFigure('mean', timings, meanOfTimings, resampleInputs(timings.inputs, random));

/** Timings with all that a run notes beside them. */
function withNotes(samples: Timings): LatencySamples {
  const ofLaunch = <Noted>(note: () => Noted): Noted[] => samples.times.map(note);
  return {
    samples,
    duringCollection: ofLaunch(() => new Uint8Array(samples.inputs * samples.rounds)),
    batchSize: 1,
    firstCalls: ofLaunch(() => ({ nanoseconds: 1, clockCostNanoseconds: 1, clockStepNanoseconds: 1 })),
    warmUps: ofLaunch(() => ({ steady: true, calls: 1, milliseconds: 1, callNanoseconds: 1 })),
    exampleIds: Array.from({ length: samples.inputs }, (_, input) => `input-${input}`),
  };
}

describe('times of several runs', () => {
  it('have intervals that hold the truth, where the interval over launches alone seldom does', () => {
    const random = createRandom(2017, 'runs');
    const trials = 300;
    let [held, heldByLaunches] = [0, 0];
    for (let trial = 0; trial < trials; trial++) {
      const { runs, ...pooled } = timingsAcrossRuns(simulateRuns(6, random));
      const holds = (timings: Timings): number => {
        const { low, high } = figureOf(timings, random);
        return low! <= 1000 && high! >= 1000 ? 1 : 0;
      };
      held += holds({ ...pooled, runs: runs! });
      heldByLaunches += holds(pooled);
    }
    expect(held / trials).toBeGreaterThan(0.92);
    expect(held / trials).toBeLessThan(0.98);
    expect(heldByLaunches / trials).toBeLessThan(0.8);
  }, 60_000);

  it('say in words that the interval is over runs', () => {
    const random = createRandom(1, 'words');
    expect(figureOf(timingsAcrossRuns(simulateRuns(3, random)), random).method).toContain('over runs');
  });

  it.each([
    [2, 'there were 2 runs, fewer than the 3 that a verdict over runs takes'],
    [3, undefined],
  ])('are compared run by run: of %d runs', (count, undecided) => {
    const random = createRandom(3, 'compared');
    const [a, b] = [0, 1].map(() => timingsAcrossRuns(simulateRuns(count, random)));
    const side = (timings: Timings) => ({ figure: figureOf(timings, random), timings });
    const comparison = compareLatency(side(a!), side(b!), random);
    expect(comparison.undecided).toBe(undecided);
    expect(comparison.test).toContain('over runs');
  });

  it('are never set launch beside launch of another run', () => {
    const random = createRandom(4, 'unlike');
    const [run, short] = [simulateRuns(1, random)[0]!, simulateRuns(1, random)[0]!];
    const a = timingsAcrossRuns([run, { ...short, times: short.times.slice(1) }]);
    const b = timingsAcrossRuns([{ ...run, times: run.times.slice(1) }, short]);
    const side = (timings: Timings) => ({ figure: figureOf(timings, random), timings });
    expect(() => compareLatency(side(a), side(b), random)).toThrow('side by side');
  });

  it('are no stray timings, and strays that come in runs are known the less', () => {
    const random = createRandom(5, 'strays');
    const disturbed = (share: number): Timings => {
      const [run] = simulateRuns(1, random);
      const stray = (time: number): number => (random.chance(share) ? 4 * time : time);
      return { ...run!, times: run!.times.map((launch) => launch.map(stray)) };
    };
    const { runs, ...pooled } = timingsAcrossRuns([disturbed(0.04), disturbed(0), disturbed(0)]);
    const [over, alone] = [analyseTail({ ...pooled, runs: runs! }, 1), analyseTail(pooled, 1)];
    expect(over.beyond.value).toBe(alone.beyond.value);
    expect(over.beyond.high! - over.beyond.low!).toBeGreaterThan(
      2 * (alone.beyond.high! - alone.beyond.low!),
    );
    expect(over.beyond.method).toContain('3 runs');
    const two = analyseTail(timingsAcrossRuns([disturbed(0), disturbed(0)]), 1);
    expect(two).toMatchObject({ verdict: 'undecided', reason: expect.stringContaining('2 runs') as string });
    // A long run and two of one launch each say as good as nothing of how runs differ.
    const long = disturbed(0.02);
    const unlike = [{ ...long, times: [...long.times, ...long.times] }, disturbed(0), disturbed(0)].map(
      (run, at) => (at === 0 ? run : { ...run, times: run.times.slice(0, 1) }),
    );
    const untold = analyseTail(timingsAcrossRuns(unlike), 1);
    expect(untold.beyond).not.toHaveProperty('interval');
    expect(untold).toMatchObject({
      verdict: 'undecided',
      reason: expect.stringContaining('unlike') as string,
    });
  });

  it('are cross-checked within the run that Benchmark.js was in', () => {
    const random = createRandom(6, 'cross-check');
    const [first, second] = simulateRuns(2, random) as [Timings, Timings];
    // Within what the first run says of itself, and a third less than the mean of both.
    const slower = { ...second, times: second.times.map((launch) => launch.map((time) => 2 * time)) };
    const of = (samples: Timings): LatencySamples => ({
      ...withNotes(samples),
      throughput: { hertz: 1e9 / meanFigure(first, random).value, relativeMargin: 0.01, samples: 50 },
    });
    const { throughputAgreement } = summariseLatency(latencyAcrossRuns([of(first), of(slower)]), random);
    expect(throughputAgreement!.ratio.value).toBeCloseTo(1, 10);
    expect(throughputAgreement!.verdict).toBe('equivalent');
  });

  it('are cut to as many rounds as all have, launch by launch, and written and read as they are', () => {
    const samples = (rounds: number, launches: number): LatencySamples => ({
      ...withNotes({
        inputs: 2,
        rounds,
        times: Array.from({ length: launches }, (_, launch) =>
          Float64Array.from({ length: 2 * rounds }, (_, place) => 100 * launch + place),
        ),
      }),
      duringCollection: Array.from({ length: launches }, () =>
        Uint8Array.from({ length: 2 * rounds }, (_, place) => (place === rounds ? 1 : 0)),
      ),
      batchSize: rounds,
      exampleIds: ['a', 'b'],
    });
    const together = latencyAcrossRuns([samples(2, 1), samples(3, 2)]);
    expect(together.samples).toEqual({
      inputs: 2,
      rounds: 2,
      times: [Float64Array.of(0, 1, 2, 3), Float64Array.of(0, 1, 3, 4), Float64Array.of(100, 101, 103, 104)],
      runs: [1, 2],
    });
    expect(together.duringCollection).toEqual(Array.from({ length: 3 }, () => Uint8Array.of(0, 0, 1, 0)));
    expect(together.batchSize).toBe(3);
    const written: unknown = JSON.parse(JSON.stringify(latencySamplesSchema.encode(together)));
    expect(latencySamplesSchema.decode(written as never)).toEqual(together);
    // Runs of runs are runs, all on one level.
    expect(latencyAcrossRuns([together, samples(2, 1)]).samples.runs).toEqual([1, 2, 1]);
    const other = { ...samples(2, 1), exampleIds: ['a', 'c'] };
    expect(() => latencyAcrossRuns([samples(2, 1), other])).toThrow('other inputs');
  });
});
