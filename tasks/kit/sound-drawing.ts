import { AGAINST, FOR } from './drawing-colours.js';

/** Units that a drawn sound is wide. */
export const SOUND_WIDTH = 100;

/** A waveform is drawn to its own loudest sample, but noise below this is not blown up to look like a word. */
const QUIETEST = 0.02;

/** A waveform of this height: the lowest and highest sample of every half unit, as one closed outline. */
export function waveform(sound: Float32Array, height: number): string {
  const columns = 2 * SOUND_WIDTH;
  const size = sound.length / columns;
  const middle = height / 2;
  const edges = Array.from({ length: columns }, (_, at) => {
    const part = sound.subarray(at * size, Math.max((at + 1) * size, Math.floor(at * size) + 1));
    return { low: Math.min(...part), high: Math.max(...part) };
  });
  const peak = edges.reduce((most, { low, high }) => Math.max(most, high, -low), 0);
  const y = (sample: number): string => short(middle * (1 - sample / Math.max(peak, QUIETEST)));
  const there = edges.map(({ high }, at) => `${short(at / 2)} ${y(high)}`);
  const back = edges.map(({ low }, at) => `${short(at / 2)} ${y(low)}`).reverse();
  return `<path fill="currentColor" stroke="currentColor" stroke-width=".2" d="M${[...there, ...back].join('L')}Z"/>`;
}

/** Bars behind a waveform of this height, each as high as what its moment spoke for or against the answer. */
export function attributionBars(values: Float32Array, height: number): string {
  const size = values.length / SOUND_WIDTH;
  const sums = Array.from({ length: SOUND_WIDTH }, (_, at) =>
    values.subarray(at * size, (at + 1) * size).reduce((sum, value) => sum + value, 0),
  );
  const largest = sums.reduce((most, sum) => Math.max(most, Math.abs(sum)), 0);
  const bars = (sign: number): string =>
    sums
      .map((sum, at) => ({ at, half: largest === 0 ? 0 : ((sign * sum) / largest) * (height / 2) }))
      .filter(({ half }) => half > 0.3)
      .map(({ at, half }) => `M${at + 0.5} ${short(height / 2 - half)}v${short(2 * half)}`)
      .join('');
  return [FOR, AGAINST]
    .map((colour, at) => ({ colour, path: bars(at === 0 ? 1 : -1) }))
    .filter(({ path }) => path !== '')
    .map(({ colour, path }) => `<path stroke="${colour}" stroke-opacity=".7" d="${path}"/>`)
    .join('');
}

const short = (value: number): string => String(Number(value.toFixed(2)));
