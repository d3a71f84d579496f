import { describe, expect, it } from 'vitest';

import { createRandom } from '../../kit/random.js';
import { CLIP_LENGTH, SAMPLE_RATE, type Clip } from '../clip.js';
import { rootMeanSquare } from '../effects.js';
import { trimSilence } from '../fit.js';
import { clipPerturbations } from './index.js';
import { stretch } from './stretch.js';

const tone = (hertz: number, seconds = 1): Float32Array =>
  Float32Array.from({ length: seconds * SAMPLE_RATE }, (_, at) =>
    Math.sin((2 * Math.PI * hertz * at) / SAMPLE_RATE),
  );

/** A tone with overtones from 0.3 to 0.6 seconds, in silence. */
const WORD: Clip = Float32Array.from({ length: CLIP_LENGTH }, (_, at) => {
  const seconds = at / SAMPLE_RATE;
  if (seconds < 0.3 || seconds > 0.6) return 0;
  return [1, 2, 3, 10, 20].reduce(
    (sum, harmonic) => sum + 0.1 * Math.sin(2 * Math.PI * 150 * harmonic * seconds),
    0,
  );
});
const OTHERS = [tone(300), tone(500), tone(700)].map((one) => one.map((sample) => 0.3 * sample));

const find = (id: string) => clipPerturbations.find((one) => one.id === id)!;
const apply = (id: string, severity: number, clip = WORD, seed = 1): Clip =>
  find(id).apply(clip, severity, createRandom(seed, id, severity), OTHERS);

/** Crossings of zero upwards a second. */
const pitchOf = (sound: Float32Array): number => {
  let crossings = 0;
  for (let at = 1; at < sound.length; at++) if (sound[at - 1]! < 0 && sound[at]! >= 0) crossings += 1;
  return (crossings * SAMPLE_RATE) / sound.length;
};

describe.each(clipPerturbations.map((one) => [one.id, one] as const))('%s', (id, { severities }) => {
  it('leaves the clip as it is, gives a clip, and does the same with the same chance', () => {
    const before = Float32Array.from(WORD);
    for (const severity of severities.keys()) {
      const once = apply(id, severity);
      expect(once).toEqual(apply(id, severity));
      expect(once).toHaveLength(CLIP_LENGTH);
      expect(once.every((sample) => Math.abs(sample) <= 1)).toBe(true);
      expect(once).not.toEqual(WORD);
    }
    expect(WORD).toEqual(before);
  });

  it('makes nothing of silence that is no number', () => {
    const silence = new Float32Array(CLIP_LENGTH);
    for (const severity of severities.keys())
      expect(apply(id, severity, silence).every(Number.isFinite)).toBe(true);
  });
});

describe('what is known of the result', () => {
  it.each(['white-noise', 'babble', 'hum'])('%s is as far below the word as is said', (id) => {
    const loud = rootMeanSquare(trimSilence(WORD, 20));
    for (const [severity, ratio] of [20, 15, 10].entries()) {
      const noise = apply(id, severity).map((sample, at) => sample - WORD[at]!);
      expect(20 * Math.log10(loud / rootMeanSquare(noise))).toBeCloseTo(ratio, 1);
    }
  });

  it('gain is in decibels', () => {
    expect(20 * Math.log10(rootMeanSquare(WORD) / rootMeanSquare(apply('gain', 1)))).toBeCloseTo(20, 3);
  });

  it('a time shift moves the word and keeps it whole', () => {
    for (const [severity, seconds] of [0.05, 0.1, 0.2].entries()) {
      const moved = apply('time-shift', severity);
      // There is more room behind it.
      const shift = seconds * SAMPLE_RATE;
      expect(moved.subarray(shift)).toEqual(WORD.subarray(0, CLIP_LENGTH - shift));
    }
  });

  it('a clip that is full stays where it is', () => {
    const full = tone(200).map((sample) => 0.5 * sample);
    expect(apply('time-shift', 2, full)).toEqual(full);
  });

  it.each([0.7, 1.4])('a tone stretched by %s is as much longer and as high', (factor) => {
    const long = stretch(tone(200), factor);
    expect(long).toHaveLength(CLIP_LENGTH * factor);
    expect(pitchOf(long)).toBeCloseTo(200, -1);
    expect(rootMeanSquare(long)).toBeCloseTo(Math.SQRT1_2, 1);
  });

  it('a pitch of four semitones is a factor of 1.26 in frequency, up or down', () => {
    const heard = [1, 2, 3, 4, 5, 6].map((seed) => pitchOf(apply('pitch', 2, tone(300), seed)) / 300);
    expect(new Set(heard.map((factor) => (factor > 1 ? factor : 1 / factor).toFixed(1)))).toEqual(
      new Set(['1.3']),
    );
    expect([Math.min(...heard) < 1, Math.max(...heard) > 1]).toEqual([true, true]);
  });

  it('a band takes away what lies outside', () => {
    const left = (hertz: number) => rootMeanSquare(apply('band-limit', 0, tone(hertz))) / Math.SQRT1_2;
    expect(left(1000)).toBeCloseTo(1, 1);
    expect(left(6000)).toBeLessThan(0.01);
    expect(left(100)).toBeLessThan(0.01);
  });

  it('clipping keeps the peak and fills what lies below', () => {
    const clipped = apply('clipping', 2);
    const peak = (clip: Clip): number => clip.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
    expect(peak(clipped)).toBeCloseTo(peak(WORD), 5);
    expect(rootMeanSquare(clipped)).toBeGreaterThan(2 * rootMeanSquare(WORD));
  });

  it('an echo goes on after the word', () => {
    const after = (severity: number) =>
      rootMeanSquare(apply('echo', severity).subarray(0.7 * SAMPLE_RATE, 0.8 * SAMPLE_RATE));
    expect(rootMeanSquare(WORD.subarray(0.7 * SAMPLE_RATE))).toBe(0);
    expect(after(2)).toBeGreaterThan(after(1));
    expect(after(1)).toBeGreaterThan(after(0));
  });
});
