import { describe, expect, it } from 'vitest';

import { createRandom } from '../../../tasks/kit/random.js';
import { isSaturated } from './engine.js';
import type { Timings } from './timings.js';
import { analyseModes, clusterLaunches, countOutliers, modalValue } from './shape.js';
import { analyseTail } from './tail.js';
import { analyseVariation } from './variation.js';

/** Made times whose truth is known: inputs differ by `dependence`, calls by `noise`, both as standard deviations of logs. */
function made({ dependence = 0, noise = 0.05, launches = 5, inputs = 100, rounds = 40, seed = 1 }): Timings {
  const random = createRandom(seed, 'variation');
  // The sum of twelve uniforms is close to normal, with variance 1.
  const normal = (): number =>
    Array.from({ length: 12 }, () => random.uniform()).reduce((sum, value) => sum + value, -6);
  const effects = Array.from({ length: inputs }, () => dependence * normal());
  return {
    inputs,
    rounds,
    times: Array.from({ length: launches }, () => {
      const layout = 0.05 * normal();
      return Float64Array.from({ length: inputs * rounds }, (_, place) =>
        Math.exp(Math.log(10_000) + layout + effects[Math.floor(place / rounds)]! + noise * normal()),
      );
    }),
  };
}

const analyse = (samples: Timings) => analyseVariation(samples, createRandom(9, 'bootstrap'));

describe('variation', () => {
  it('finds the dependence on the input that was put in', () => {
    const { inputDependent, verdict, noisy } = analyse(made({ dependence: 0.2 }));
    expect(inputDependent.value).toBeGreaterThan(0.15);
    expect(inputDependent.value).toBeLessThan(0.25);
    expect(inputDependent.low).toBeLessThan(0.2);
    expect(inputDependent.high).toBeGreaterThan(0.2);
    expect(verdict).toBe('input-dependent');
    expect(noisy).toBe(false);
  });

  it('finds the noise that was put in, and does not take it for dependence', () => {
    const { noise, verdict, noisy } = analyse(made({ noise: 0.3, rounds: 100 }));
    expect(noise.value).toBeCloseTo(0.3, 1);
    expect(verdict).toBe('constant');
    expect(noisy).toBe(true);
  });

  it('sees a few slow inputs among many that are alike', () => {
    const samples = made({ inputs: 50 });
    for (const launch of samples.times) {
      for (let place = 0; place < 6 * samples.rounds; place++) launch[place]! *= 1.5;
    }
    expect(analyse(samples).verdict).toBe('input-dependent');
  });

  it('has its figure within one launch too, but no verdict from fewer than five', () => {
    const alone = analyse(made({ dependence: 0.2, launches: 1 }));
    expect(alone.inputDependent.value).toBeCloseTo(0.2, 1);
    for (const launches of [1, 4]) {
      expect(analyse(made({ dependence: 0.2, launches })).verdict).toBe('undecided');
      expect(analyse(made({ launches })).verdict).toBe('undecided');
    }
  });

  it('is never called constant because of noise', () => {
    for (const noise of [0.05, 0.3, 1])
      expect(analyse(made({ dependence: 0.05, noise, rounds: 5 })).verdict).not.toBe('constant');
  });

  it('tells large variation as itself, not as that of a log-normal variable', () => {
    const samples = made({ inputs: 60, noise: 0.01 });
    // A third of the inputs take four times as long: the standard deviation of (1, 1, 4) over their mean is 0.71.
    for (const launch of samples.times)
      launch.forEach((time, place) => {
        if (Math.floor(place / samples.rounds) % 3 === 0) launch[place] = 4 * time;
      });
    expect(analyse(samples).inputDependent.value).toBeCloseTo(Math.SQRT2 / 2, 1);
  });
});

describe('the tail', () => {
  /** Times of which one in so many takes fifty times as long. */
  const straying = (oneIn: number) => {
    const samples = made({ rounds: 21 });
    samples.times.forEach((launch) =>
      launch.forEach((time, place) => {
        if (place % oneIn === 0) launch[place] = 50 * time;
      }),
    );
    return samples;
  };

  it('is steady where nothing strays, and is not where one decision in a hundred does', () => {
    expect(analyseTail(made({}), 1).verdict).toBe('steady');
    const { verdict, beyond } = analyseTail(straying(100), 1);
    expect(verdict).toBe('stray');
    expect(beyond.value).toBeCloseTo(0.01, 3);
  });

  it('is undecided around one in a thousand, in batches, and in fewer launches than five', () => {
    expect(analyseTail(straying(1000), 1).verdict).toBe('undecided');
    const batched = analyseTail(straying(100), 3);
    expect(batched.verdict).toBe('undecided');
    expect(batched.reason).toContain('3 decisions together');
    expect(analyseTail(made({ launches: 4 }), 1).verdict).toBe('undecided');
  });
});

describe('outliers', () => {
  it('are counted, and attributed to collections that overlap them', () => {
    const samples = made({ launches: 2, inputs: 10, rounds: 20 });
    samples.times[0]![7]! *= 10;
    samples.times[1]![30]! *= 10;
    const collected = samples.times.map((launch) => new Uint8Array(launch.length));
    collected[0]![7] = 1;
    collected[0]![8] = 1;
    expect(countOutliers(samples, collected)).toMatchObject({
      count: 2,
      total: 400,
      duringCollection: 1,
      collections: 2,
    });
  });
});

describe('modes', () => {
  it('are one or several', () => {
    expect(analyseModes(made({})).verdict).toBe('one');
    const samples = made({ noise: 0.02 });
    for (const launch of samples.times)
      launch.forEach((time, place) => (launch[place] = place % 2 === 0 ? time : time * 1.5));
    expect(analyseModes(samples).verdict).toBe('several');
  });

  it('are found between launches, too', () => {
    const samples = made({ launches: 7 });
    expect(clusterLaunches(samples).verdict).toBe('one');
    for (const at of [1, 4])
      samples.times[at]!.forEach((time, place) => (samples.times[at]![place] = 2 * time));
    const { verdict, clusters } = clusterLaunches(samples);
    expect(verdict).toBe('two');
    expect(clusters.map(({ launches }) => launches)).toEqual([5, 2]);
    expect(clusters[1]!.nanoseconds / clusters[0]!.nanoseconds).toBeCloseTo(2, 0);
  });

  it('have the modal value 2 in a hill', () => {
    expect(modalValue([1, 2, 2, 3, 3, 3, 3, 4, 4, 5])).toBe(2);
    expect(modalValue([1, 1, 1])).toBe(2);
  });
});

describe('the clock', () => {
  it('is saturated by a batch that is hardly longer than its reading', () => {
    expect(isSaturated(0.1, 1000, { costNanoseconds: 40, stepNanoseconds: 1 })).toBe(true);
    expect(isSaturated(10, 1000, { costNanoseconds: 40, stepNanoseconds: 1 })).toBe(false);
  });
});
