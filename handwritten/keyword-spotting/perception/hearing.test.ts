import { describe, expect, it } from 'vitest';
import { testVoice, whiteNoise } from '../test-voice.js';
import { hear, median } from './hearing.js';

describe('hear', () => {
  it('hears the formants of a vowel', () => {
    const { frames, pitch, tractScale } = hear(
      testVoice([{ kind: 'vowel', ms: 300, from: [500, 1500, 2500], pitch: 110 }]),
    );
    const [f1, f2] = frames[49]!.formants!;
    expect(Math.abs(f1 - 500)).toBeLessThan(60);
    expect(Math.abs(f2 - 1500)).toBeLessThan(120);
    expect(Math.abs(pitch - 110)).toBeLessThan(5);
    expect(tractScale).toBe(1);
  });

  it('lowers the formants of a high voice', () => {
    const high = testVoice([{ kind: 'vowel', ms: 300, from: [575, 1725, 2875], pitch: 220 }]);
    const { frames, tractScale } = hear(high);
    expect(tractScale).toBeCloseTo(1.15, 2);
    expect(Math.abs(frames[49]!.formants![1] - 1500)).toBeLessThan(120);
  });

  it('measures levels from the loudest frame, whatever the gain', () => {
    const sounds = [{ kind: 'vowel', ms: 300, from: [500, 1500, 2500] }] as const;
    const loud = hear(testVoice(sounds));
    const soft = hear(testVoice(sounds).map((sample) => sample / 10));
    expect(Math.max(...soft.frames.map(({ level }) => level))).toBe(0);
    expect(loud.loudest - soft.loudest).toBeCloseTo(20, 1);
    expect(soft.frames.map(({ voiced }) => voiced)).toEqual(loud.frames.map(({ voiced }) => voiced));
  });

  it('is not misled by a click that is louder than the word', () => {
    const clip = testVoice([{ kind: 'vowel', ms: 300, from: [500, 1500, 2500], level: 0.1 }], 0.0005);
    const clicked = clip.slice();
    for (let at = 800; at < 840; at++) clicked[at] = at % 2 === 0 ? 0.9 : -0.9;
    expect(hear(clicked).loudest).toBeCloseTo(hear(clip).loudest, 0);
    expect(hear(clicked).frames[49]!.voiced).toBe(true);
    const levels = hear(clicked).frames.map(({ level }) => level);
    expect(Math.max(...levels.slice(0, 10))).toBeGreaterThan(5);
  });

  it('knows padding from recorded sound', () => {
    const { frames } = hear(testVoice([{ kind: 'vowel', ms: 300, from: [500, 1500, 2500] }]));
    expect(frames[5]!.live).toBe(false);
    expect(frames[49]!.live).toBe(true);
  });

  it('knows a telephone band', () => {
    const wide = whiteNoise(1, 0.1);
    // The mean of three samples in a row, over and over, leaves little above 4 kHz.
    let narrow = wide;
    for (let turn = 0; turn < 4; turn++) {
      const before = narrow;
      narrow = before.map((sample, at) => (sample + (before[at - 1] ?? 0) + (before[at + 1] ?? 0)) / 3);
    }
    expect(hear(wide).narrowBand).toBe(false);
    expect(hear(narrow).narrowBand).toBe(true);
  });

  it('copes with digital silence', () => {
    const { frames, loudest, pitch } = hear(new Float32Array(16_000));
    expect(loudest).toBe(-100);
    expect(pitch).toBe(0);
    expect(frames.some(({ sounding }) => sounding)).toBe(false);
  });
});

describe('median', () => {
  it('is the middle value, 0 for none', () => {
    expect(median([5, 1, 3])).toBe(3);
    expect(median([])).toBe(0);
  });
});
