import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testVoice, tone } from '../test-voice.js';
import { ResonanceFinder } from './linear-prediction.js';
import { BINS, spectra } from './spectrum.js';

const nothing = new Float64Array(BINS);

describe('ResonanceFinder', () => {
  it('finds the resonators that a voice was made with', () => {
    const vowels = fc.tuple(
      fc.integer({ min: 350, max: 700 }),
      fc.integer({ min: 1100, max: 1900 }),
      fc.integer({ min: 2500, max: 3000 }),
    );
    fc.assert(
      fc.property(vowels, (formants) => {
        const frames = spectra(testVoice([{ kind: 'vowel', ms: 300, from: formants, pitch: 100 }]));
        const resonances = new ResonanceFinder().find(frames[49]!, nothing);
        for (const formant of formants) {
          const nearest = Math.min(...resonances.map(({ frequency }) => Math.abs(frequency - formant)));
          expect(nearest).toBeLessThan(0.1 * formant + 20);
        }
      }),
      { numRuns: 30, seed: 1 },
    );
  });

  it('tells a sharp resonance from a broad one', () => {
    const resonances = new ResonanceFinder().find(spectra(tone(1500, 0.5))[20]!, nothing);
    const sharpest = [...resonances].sort((a, b) => a.bandwidth - b.bandwidth)[0]!;
    expect(sharpest.frequency).toBeGreaterThan(1400);
    expect(sharpest.frequency).toBeLessThan(1600);
  });

  it('finds a frame alike whatever came before', () => {
    const frames = spectra(testVoice([{ kind: 'vowel', ms: 300, from: [500, 1500, 2500] }]));
    const finder = new ResonanceFinder();
    finder.find(nothing, nothing);
    for (const frame of frames.slice(38, 49)) finder.find(frame, nothing);
    const after = finder.find(frames[49]!, nothing);
    const alone = new ResonanceFinder().find(frames[49]!, nothing);
    expect(after.map(({ frequency }) => Math.round(frequency))).toEqual(
      alone.map(({ frequency }) => Math.round(frequency)),
    );
  });
});
