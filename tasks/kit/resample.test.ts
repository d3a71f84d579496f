import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { resample } from './resample.js';

const tone = (frequency: number, rate: number, seconds = 0.5): Float32Array =>
  Float32Array.from({ length: rate * seconds }, (_, at) => Math.sin((2 * Math.PI * frequency * at) / rate));

/** Amplitude of a frequency in the middle of a sound, and the root mean square of all that is not it. */
function fit(samples: Float32Array, frequency: number, rate: number) {
  const from = Math.floor(samples.length * 0.2);
  const to = Math.floor(samples.length * 0.8);
  let sine = 0;
  let cosine = 0;
  let energy = 0;
  for (let at = from; at < to; at++) {
    const phase = (2 * Math.PI * frequency * at) / rate;
    sine += samples[at]! * Math.sin(phase);
    cosine += samples[at]! * Math.cos(phase);
    energy += samples[at]! ** 2;
  }
  const count = to - from;
  const amplitude = (2 / count) * Math.hypot(sine, cosine);
  return { amplitude, rest: Math.sqrt(Math.max(0, energy / count - amplitude ** 2 / 2)) };
}

describe('resample', () => {
  it.each([
    [8000, 16000, 500],
    [8000, 16000, 3400],
    [22050, 16000, 3000],
    [22050, 16000, 6500],
    [44100, 16000, 6500],
    [48000, 16000, 1000],
    [16000, 17100, 3000],
  ])('keeps a tone: %i to %i Hz at %i Hz', (from, to, frequency) => {
    const { amplitude, rest } = fit(resample(tone(frequency, from), from, to), frequency, to);
    expect(amplitude).toBeCloseTo(1, 1);
    expect(rest).toBeLessThan(0.005);
  });

  it('gives the same whether the places of its filter come again or not', () => {
    const sound = tone(440, 8000, 0.1);
    const again = resample(sound, 8000, 16_000);
    // Off by less than the step between two samples in all of it, and too odd to come again.
    const anew = resample(sound, 8000, 16_000 + 1e-7);
    expect(again.every((sample, at) => Math.abs(sample - anew[at]!) < 1e-6)).toBe(true);
  });

  it.each([
    [44100, 10000],
    [22050, 9500],
    [48000, 20000],
  ])('lets nothing above the new Nyquist rate fold back: %i Hz, %i Hz', (from, frequency) => {
    const result = resample(tone(frequency, from), from, 16000);
    const middle = result.subarray(1000, result.length - 1000);
    expect(Math.max(...middle.map(Math.abs))).toBeLessThan(0.005);
  });

  it('has the length that the ratio asks for, and numbers throughout', () => {
    fc.assert(
      fc.property(
        fc.float32Array({ noNaN: true, min: -1, max: 1, maxLength: 300 }),
        fc.integer({ min: 1000, max: 96000 }),
        fc.integer({ min: 1000, max: 96000 }),
        (samples, from, to) => {
          const result = resample(samples, from, to);
          expect(result).toHaveLength(Math.round((samples.length * to) / from));
          expect(result.every((value) => Math.abs(value) < 2)).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('copies where the rates are equal', () => {
    const samples = tone(500, 16000, 0.01);
    const result = resample(samples, 16000, 16000);
    expect(result).toEqual(samples);
    expect(result).not.toBe(samples);
  });
});
