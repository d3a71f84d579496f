import { describe, expect, it } from 'vitest';
import { testVoice, type TestSound } from '../test-voice.js';
import { BINS, spectra } from './spectrum.js';
import { followFormants } from './tract.js';

const nothing = new Float64Array(BINS);

function follow(sound: TestSound, pitch: number): ReturnType<typeof followFormants> {
  const power = spectra(testVoice([sound]));
  // The voice sounds from 350 to 650 ms.
  const voiced = power.map((_, index) => index >= 37 && index < 60);
  return followFormants(power, voiced, nothing, pitch);
}

describe('followFormants', () => {
  it('follows formants where there is a voice, and nowhere else', () => {
    const { formants } = follow({ kind: 'vowel', ms: 300, from: [500, 1500, 2500] }, 120);
    expect(formants[36]).toBeUndefined();
    expect(Math.abs(formants[49]![1] - 1500)).toBeLessThan(120);
    expect(formants[60]).toBeUndefined();
  });

  it('guesses the tract from the pitch', () => {
    const vowel: TestSound = { kind: 'vowel', ms: 300, from: [500, 1500, 2500] };
    expect(follow(vowel, 120).tractScale).toBe(1);
    expect(follow(vowel, 180).tractScale).toBeCloseTo(1.075, 5);
    expect(follow(vowel, 400).tractScale).toBeCloseTo(1.15, 5);
  });

  it('takes a mouth that opens wider than a man can for a shorter tract', () => {
    const { formants, tractScale } = follow({ kind: 'vowel', ms: 300, from: [900, 1450, 2800] }, 140);
    expect(tractScale).toBeGreaterThan(1.08);
    expect(formants[49]![0]).toBeLessThan(850);
  });
});
