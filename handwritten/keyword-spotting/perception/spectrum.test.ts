import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLIP_LENGTH } from '../../../tasks/keyword-spotting/clip.js';
import { tone, whiteNoise } from '../test-voice.js';
import { backgroundSpectrum, bandLevel, BIN_WIDTH, decibels, spectra } from './spectrum.js';

describe('spectra', () => {
  it('cuts a second into 98 frames', () => {
    expect(spectra(new Float32Array(CLIP_LENGTH))).toHaveLength(98);
  });

  it('finds a tone in its bin, with the mean square that it has', () => {
    const frame = spectra(tone(1000, 0.5))[50]!;
    expect(frame.indexOf(Math.max(...frame))).toBe(Math.round(1000 / BIN_WIDTH));
    expect(bandLevel(frame, 0, 8000)).toBeCloseTo(decibels(0.5 ** 2 / 2), 0);
  });

  it('rises by 20 dB when the sound is ten times as strong', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const soft = bandLevel(spectra(whiteNoise(seed, 0.01))[7]!, 100, 4000);
        const loud = bandLevel(spectra(whiteNoise(seed, 0.1))[7]!, 100, 4000);
        expect(loud - soft).toBeCloseTo(20, 3);
      }),
      { numRuns: 5 },
    );
  });
});

describe('bandLevel', () => {
  it('holds a tone in its own band only', () => {
    const frame = spectra(tone(3000, 0.5))[10]!;
    expect(bandLevel(frame, 2500, 4000) - bandLevel(frame, 100, 900)).toBeGreaterThan(35);
  });

  it('is -100 dB where there is nothing', () => {
    expect(bandLevel(spectra(new Float32Array(CLIP_LENGTH))[0]!, 0, 8000)).toBe(-100);
  });
});

describe('backgroundSpectrum', () => {
  it('is that of the quiet frames, and padding is not among them', () => {
    const clip = whiteNoise(3, 0.001);
    clip.fill(0, 0, 4000);
    tone(500, 0.5)
      .subarray(8000, 12000)
      .forEach((sample, at) => (clip[8000 + at]! += sample));
    const frames = spectra(clip);
    const levels = frames.map((frame) => bandLevel(frame, 80, 8000));
    const background = bandLevel(backgroundSpectrum(frames, levels), 80, 8000);
    expect(background).toBeGreaterThan(-70);
    expect(background).toBeLessThan(-60);
  });

  it('is nothing for a clip without sound', () => {
    const frames = spectra(new Float32Array(CLIP_LENGTH));
    expect(
      Math.max(
        ...backgroundSpectrum(
          frames,
          frames.map(() => -100),
        ),
      ),
    ).toBe(0);
  });
});
