import { describe, expect, it } from 'vitest';
import { testVoice, whiteNoise } from '../test-voice.js';
import { voicing } from './voicing.js';

describe('voicing', () => {
  it.each([80, 120, 200, 280])('hears the pitch of a vowel at %d Hz', (pitch) => {
    const clip = testVoice([{ kind: 'vowel', ms: 400, from: [600, 1200, 2500], pitch }]);
    const middle = voicing(clip).slice(40, 60);
    for (const frame of middle) {
      expect(frame.strength).toBeGreaterThan(0.8);
      expect(Math.abs(frame.pitch / pitch - 1)).toBeLessThan(0.06);
    }
  });

  it('hears no voice in noise, save by accident', () => {
    const strengths = [1, 2, 3]
      .flatMap((seed) => voicing(whiteNoise(seed, 0.3)))
      .map((frame) => frame.strength);
    expect(strengths.filter((strength) => strength >= 0.5).length / strengths.length).toBeLessThan(0.1);
  });

  it('hears nothing in silence', () => {
    expect(
      voicing(new Float32Array(16_000)).every(({ strength, pitch }) => strength === 0 && pitch === 0),
    ).toBe(true);
  });
});
