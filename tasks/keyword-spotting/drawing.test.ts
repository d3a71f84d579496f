import { describe, expect, it } from 'vitest';

import { CLIP_LENGTH, SAMPLE_RATE } from './clip.js';
import { drawClip } from './drawing.js';
import { whiteNoise } from './effects.js';
import { createRandom } from '../kit/random.js';

const noise = whiteNoise(CLIP_LENGTH, createRandom(1, 'drawing')).map((sample) =>
  Math.max(-1, Math.min(1, sample / 4)),
);

describe('drawClip', () => {
  it('is one svg element of at most 15 kB, whatever the sound', () => {
    const busy = noise.map(
      (sample, at) => sample * Math.abs(Math.sin(at / 300)) * Math.abs(Math.sin(at / 7)),
    );
    for (const clip of [noise, busy, new Float32Array(CLIP_LENGTH)]) {
      const svg = drawClip(clip, {
        answer: 'unknown',
        attribution: { kind: 'attribution', values: noise, method: 'test' },
      });
      expect(svg.length).toBeLessThanOrEqual(15_000);
      expect(svg).toMatch(/^<svg viewBox="0 0 100 66" role="img"><title>[^<]+<\/title>.*<\/svg>$/);
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    }
  });

  it('draws a high tone above a low one', () => {
    const rowsOf = (frequency: number): number[] => {
      const clip = Float32Array.from(
        { length: CLIP_LENGTH },
        (_, at) => 0.5 * Math.sin((2 * Math.PI * frequency * at) / SAMPLE_RATE),
      );
      const darkest = /stroke-opacity="1" d="([^"]+)"/.exec(drawClip(clip))![1]!;
      return [...darkest.matchAll(/M\d+ (\d+)h/g)].map((match) => Number(match[1]));
    };
    expect(Math.max(...rowsOf(4000))).toBeLessThan(Math.min(...rowsOf(400)));
  });

  it('leaves silence white', () => {
    expect(drawClip(new Float32Array(CLIP_LENGTH))).not.toContain('<path stroke-opacity');
  });

  it('marks the moments that speak for the answer, and those that speak against it', () => {
    const values = new Float32Array(CLIP_LENGTH);
    values.fill(1, 1600, 1760);
    values.fill(-0.5, 8000, 8160);
    const svg = drawClip(noise, { attribution: { kind: 'attribution', values, method: 'test' } });
    expect(svg).toContain('<path stroke="#a3459b" stroke-opacity=".7" d="M10.5 0v24"/>');
    expect(svg).toContain('<path stroke="#c9ad00" stroke-opacity=".7" d="M50.5 6v12"/>');
  });
});
