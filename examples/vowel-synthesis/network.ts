import { CENTRES, melOf } from './spectrum.js';
import { VOWEL_NAMES, type Wish } from './vowels.js';
import { LENGTH, RATE, toWaveform, type Waveform } from './waveform.js';

/** Numbers that go in, neurons of two layers of tanh, and the levels of all bands. */
export const WIDTHS: readonly number[] = [VOWEL_NAMES.length + 2, 32, 32, CENTRES.length];

/** A matrix and biases a layer. */
export const WEIGHTS = WIDTHS.slice(1).reduce((sum, width, at) => sum + width * (WIDTHS[at]! + 1), 0);

/** Decibels that an output of 1 stands for, so that all numbers in the network are about as large. */
export const OUTPUT_UNIT = 10;

/** Bands from here to there take the level of the last: only up to here is a sound made, in Hz. */
const HIGHEST = CENTRES.at(-1)!;

/** What goes in: a mark for the vowel, and how far pitch and tract are from usual ones. */
export const inputsOf = ({ vowel, pitch, tract }: Wish): number[] => [
  ...VOWEL_NAMES.map((name) => (name === vowel ? 1 : 0)),
  Math.log2(pitch / 128),
  (tract - 160) / 20,
];

/** The envelope that the network gives to its inputs, in decibels. */
export function envelopeBy(weights: ArrayLike<number>, inputs: readonly number[]): number[] {
  let values: readonly number[] = inputs;
  let place = 0;
  for (let layer = 1; layer < WIDTHS.length; layer++) {
    const width = WIDTHS[layer]!;
    const biases = place + values.length * width;
    const sums: number[] = [];
    for (let neuron = 0; neuron < width; neuron++) {
      let sum = weights[biases + neuron]!;
      for (let at = 0; at < values.length; at++) sum += values[at]! * weights[place + at * width + neuron]!;
      sums.push(layer < WIDTHS.length - 1 ? Math.tanh(sum) : sum * OUTPUT_UNIT);
    }
    values = sums;
    place = biases + width;
  }
  return [...values];
}

/** Every harmonic of the pitch, as loud as the envelope says. */
export function sing(envelope: readonly number[], pitch: number): Waveform {
  const samples = new Float64Array(LENGTH);
  for (let harmonic = 1; harmonic * pitch < HIGHEST + pitch; harmonic++) {
    const turn = (2 * Math.PI * harmonic * pitch) / RATE;
    // A cosine by its recurrence: each is twice the cosine of the turn times the last, less the one before.
    const twice = 2 * Math.cos(turn);
    const level = 10 ** (levelAt(envelope, harmonic * pitch) / 20);
    let [before, now] = [level * Math.cos(turn), level];
    for (let at = 0; at < LENGTH; at++) {
      samples[at]! += now;
      [before, now] = [now, twice * now - before];
    }
  }
  return toWaveform(samples);
}

const LOWEST_MEL = melOf(CENTRES[0]!);
const MEL_A_BAND = (melOf(HIGHEST) - LOWEST_MEL) / (CENTRES.length - 1);

/** The level between two bands, by a straight line. */
function levelAt(envelope: readonly number[], hertz: number): number {
  const place = Math.max(0, Math.min(envelope.length - 1, (melOf(hertz) - LOWEST_MEL) / MEL_A_BAND));
  const band = Math.min(envelope.length - 2, Math.floor(place));
  return envelope[band]! + (place - band) * (envelope[band + 1]! - envelope[band]!);
}
