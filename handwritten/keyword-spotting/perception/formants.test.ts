import { describe, expect, it } from 'vitest';
import { trackFormants } from './formants.js';
import type { Resonance } from './linear-prediction.js';

function frame(...resonances: [frequency: number, bandwidth: number][]): Resonance[] {
  return resonances.map(([frequency, bandwidth]) => ({ frequency, bandwidth, level: 0 }));
}

describe('trackFormants', () => {
  it('follows a glide', () => {
    const frames = Array.from({ length: 11 }, (_, n) =>
      frame([600 - 20 * n, 80], [1200 + 80 * n, 120], [2500, 200], [3500, 250]),
    );
    expect(trackFormants(frames, 1)[0]).toEqual([600, 1200]);
    expect(trackFormants(frames, 1)[10]).toEqual([400, 2000]);
  });

  it('does not take F3 for F2 where F2 is broad', () => {
    const frames = Array.from({ length: 10 }, () => frame([550, 80], [950, 350], [2300, 90], [3300, 100]));
    expect(trackFormants(frames, 1)[5]).toEqual([550, 950]);
  });

  it('does not follow one frame that differs from its neighbours', () => {
    const usual = frame([500, 80], [1500, 100], [2500, 150]);
    const slip = frame([250, 80], [2400, 100], [3100, 150], [1480, 700]);
    const track = trackFormants([usual, usual, slip, usual, usual], 1);
    expect(Math.abs(track[2]![1] - 1500)).toBeLessThan(100);
  });

  it('goes on where nothing fits, and says nothing before anything does', () => {
    const good = frame([500, 80], [1500, 100], [2500, 150]);
    expect(trackFormants([[], good, [], good], 1)).toEqual([
      undefined,
      [500, 1500],
      [500, 1500],
      [500, 1500],
    ]);
    expect(trackFormants([[], []], 1)).toEqual([undefined, undefined]);
  });

  it('expects higher formants of a shorter tract', () => {
    // An F1 of 1050 Hz is beyond a man, and within reach of a woman's ɑ.
    const frames = [frame([1050, 80], [1500, 100], [2900, 150])];
    expect(trackFormants(frames, 1)).toEqual([undefined]);
    expect(trackFormants(frames, 1.15)).toEqual([[1050, 1500]]);
  });
});
