import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { CLIP_LENGTH } from './clip.js';
import { centreOfEnergy } from '../kit/fit-sound.js';
import { fitToClip, trimSilence } from './fit.js';

/** A sound of `length` samples with a burst of 100 ms at `at`. */
function burst(length: number, at: number): Float32Array {
  return new Float32Array(length).fill(0.5, at, at + 1600);
}

describe('fitToClip', () => {
  it('centres the energy of a short sound without losing any of it', () => {
    const clip = fitToClip(burst(9000, 6000));
    expect(centreOfEnergy(clip)).toBeCloseTo(CLIP_LENGTH / 2, -1);
    expect(clip.filter((sample) => sample !== 0)).toHaveLength(1600);
  });

  it('keeps the loud second of a long sound', () => {
    const clip = fitToClip(burst(60_000, 47_000));
    expect(clip.filter((sample) => sample !== 0)).toHaveLength(1600);
    expect(centreOfEnergy(clip)).toBeCloseTo(CLIP_LENGTH / 2, -1);
  });

  it('leaves one second as it is', () => {
    const sound = burst(CLIP_LENGTH, 12_000);
    expect(fitToClip(sound)).toEqual(sound);
  });

  it('always gives one second within range, and keeps every sound that fits', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3 * CLIP_LENGTH }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (length, place) => {
          const sound = new Float32Array(length);
          const at = Math.floor(place * length);
          if (length > 0) sound[Math.min(length - 1, at)] = 2;
          const clip = fitToClip(sound);
          expect(clip).toHaveLength(CLIP_LENGTH);
          expect(clip.filter((sample) => sample === 1)).toHaveLength(length > 0 ? 1 : 0);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('trimSilence', () => {
  it('finds the sound to ten milliseconds', () => {
    const trimmed = trimSilence(burst(16_000, 5000));
    expect(trimmed.length).toBeGreaterThanOrEqual(1600);
    expect(trimmed.length).toBeLessThanOrEqual(1600 + 2 * 160);
  });

  it('leaves nothing of silence', () => {
    expect(trimSilence(new Float32Array(5000))).toHaveLength(0);
  });
});
