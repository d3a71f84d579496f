import { describe, expect, it } from 'vitest';

import { createRandom } from '../../../tasks/kit/random.js';
import { isSaturated } from './engine.js';
import type { Timings } from './timings.js';
import { analyseModes, countOutliers, modalValue } from './shape.js';
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

  it('works within one launch too', () => {
    expect(analyse(made({ dependence: 0.2, launches: 1 })).verdict).toBe('input-dependent');
    expect(analyse(made({ launches: 1 })).verdict).toBe('constant');
  });

  it('raises its threshold to what the harness sees where there is nothing', () => {
    expect(analyseVariation(made({ dependence: 0.05 }), createRandom(9, 'bootstrap'), 0.2).verdict).toBe(
      'constant',
    );
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

  it('have the modal value 2 in a hill', () => {
    expect(modalValue([1, 2, 2, 3, 3, 3, 3, 4, 4, 5])).toBe(2);
    expect(modalValue([1, 1, 1])).toBe(2);
  });
});

describe('the clock', () => {
  it('is saturated by a batch that is hardly longer than its reading', () => {
    expect(isSaturated(0.1, 1000, 40)).toBe(true);
    expect(isSaturated(10, 1000, 40)).toBe(false);
  });
});
