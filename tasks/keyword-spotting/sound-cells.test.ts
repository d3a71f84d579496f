import { expect, it } from 'vitest';

import { createRandom } from '../kit/random.js';
import { CLIP_LENGTH, SAMPLE_RATE } from './clip.js';
import { soundCells } from './sound-cells.js';

const cells = soundCells.shape[0]! * soundCells.shape[1]!;
const tone = (hertz: number) =>
  Float32Array.from(
    { length: CLIP_LENGTH },
    (_, at) => 0.3 * Math.sin((2 * Math.PI * hertz * at) / SAMPLE_RATE),
  );
const rms = (clip: Float32Array) =>
  Math.sqrt(clip.reduce((sum, sample) => sum + sample ** 2, 0) / clip.length);

it('gives a clip back where all cells are kept', () => {
  const random = createRandom(1, 'clip');
  const clip = Float32Array.from({ length: CLIP_LENGTH }, () => random.between(-1, 1));
  const parts = soundCells.takeApart(clip);
  const back = soundCells.putTogether(
    parts,
    soundCells.takeApart(soundCells.blank!),
    new Uint8Array(cells).fill(1),
  );
  const worst = clip.reduce((most, sample, at) => Math.max(most, Math.abs(sample - back[at]!)), 0);
  expect(worst).toBeLessThan(1e-6);
});

it('gives the other clip where none is kept', () => {
  const high = tone(5_000);
  const other = soundCells.putTogether(
    soundCells.takeApart(tone(300)),
    soundCells.takeApart(high),
    new Uint8Array(cells),
  );
  expect(rms(other.map((sample, at) => sample - high[at]!))).toBeLessThan(1e-6);
});

it('keeps a band of one and fills the others from another', () => {
  // The low half of the bands from a low tone, the high half from silence: the tone stays. The other way it is gone.
  const [parts, silence] = [soundCells.takeApart(tone(300)), soundCells.takeApart(soundCells.blank!)];
  const lowBands = Uint8Array.from({ length: cells }, (_, cell) => (cell % soundCells.shape[1]! < 3 ? 1 : 0));
  const highBands = lowBands.map((kept) => 1 - kept);
  expect(rms(soundCells.putTogether(parts, silence, lowBands))).toBeGreaterThan(0.99 * rms(tone(300)));
  expect(rms(soundCells.putTogether(parts, silence, highBands))).toBeLessThan(0.02 * rms(tone(300)));
});

it('gives the loudness of each cell', () => {
  const values = soundCells.values(soundCells.takeApart(tone(300)));
  expect(values).toHaveLength(cells);
  expect(values[0]).toBeGreaterThan(values[1]! + 20);
  expect([...soundCells.values(soundCells.takeApart(soundCells.blank!))]).toEqual(
    new Array(cells).fill(-100),
  );
});
