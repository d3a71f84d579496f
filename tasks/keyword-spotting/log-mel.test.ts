import { describe, expect, it } from 'vitest';

import { CLIP_LENGTH, SAMPLE_RATE } from './clip.js';
import { BANDS, bandFrequency, FRAMES, logMel } from './log-mel.js';

const tone = (frequency: number, level: number): Float32Array =>
  Float32Array.from(
    { length: CLIP_LENGTH },
    (_, at) => level * Math.sin((2 * Math.PI * frequency * at) / SAMPLE_RATE),
  );

const loudest = (levels: Float32Array): number => levels.indexOf(Math.max(...levels));

describe('logMel', () => {
  it('has 98 windows of 40 bands', () => {
    expect(logMel(new Float32Array(CLIP_LENGTH))).toHaveLength(FRAMES * BANDS);
  });

  it.each([5, 15, 25, 35])('shows a tone in its own band: %i', (band) => {
    const levels = logMel(tone(bandFrequency(band), 0.5));
    for (const frame of [0, 50, 97]) {
      expect(loudest(levels.subarray(frame * BANDS, (frame + 1) * BANDS))).toBe(band);
    }
  });

  it('falls by 20 dB with a tenth of the amplitude', () => {
    const loud = logMel(tone(1000, 0.5));
    const soft = logMel(tone(1000, 0.05));
    expect(Math.max(...loud) - Math.max(...soft)).toBeCloseTo(20, 3);
    expect(Math.max(...loud)).toBeLessThanOrEqual(3);
  });

  it('has a floor for silence', () => {
    expect([...new Set(logMel(new Float32Array(CLIP_LENGTH)))]).toEqual([-100]);
  });
});
