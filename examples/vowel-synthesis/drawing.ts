import type { Drawing } from 'rules-vs-weights';

import { CENTRES, envelopeOf } from './spectrum.js';
import { VOWEL_NAMES, VOWELS, type Wish } from './vowels.js';
import { RATE, type Waveform } from './waveform.js';

const WIDTH = 200;
/** Where the spectrum lies, below two lines of words. */
const TOP = 50;
const HEIGHT = 100;
const LEFT = 34;

/** Decibels about the mean that are drawn. */
const LOUDEST = 40;
const SOFTEST = -50;

/** Hz that are written below. */
const MARKS = [500, 2000, 4000];

const x = (band: number): number => LEFT + (band / (CENTRES.length - 1)) * (WIDTH - LEFT - 4);
const y = (level: number): number =>
  TOP + ((LOUDEST - Math.max(SOFTEST, Math.min(LOUDEST, level))) / (LOUDEST - SOFTEST)) * HEIGHT;

const text = (left: number, top: number, words: string, anchor = 'start'): string =>
  `<text x="${left.toFixed(1)}" y="${top}" font-size="14" text-anchor="${anchor}" fill="currentColor">${words}</text>`;

/** What is wished for in words; the envelope of an answer's spectrum; bars for what an answer depends on. */
export function drawWish(
  { vowel, pitch, tract }: Wish,
  { answer, attribution }: Drawing<Waveform> = {},
): string {
  const title = `the vowel of “${VOWELS[vowel]}”, ${pitch.toFixed(0)} Hz, vocal tract of ${tract.toFixed(0)} mm`;
  const height = attribution ? TOP + HEIGHT + 24 + 22 * 3 : answer ? TOP + HEIGHT + 24 : TOP - 8;
  return (
    `<svg viewBox="0 0 ${WIDTH} ${height}" role="img"><title>${title}</title>` +
    text(4, 17, `“${VOWELS[vowel]}”, ${pitch.toFixed(0)} Hz`) +
    text(4, 38, `vocal tract ${tract.toFixed(0)} mm`) +
    (answer ? curve(envelopeOf(answer, RATE, pitch)) : '') +
    (attribution ? bars(attribution.values) : '') +
    '</svg>'
  );
}

function curve(envelope: readonly number[]): string {
  const path = envelope.map((level, band) => `${x(band).toFixed(1)} ${y(level).toFixed(1)}`).join('L');
  const bottom = TOP + HEIGHT;
  const levels = [-30, 0, 30]
    .map(
      (level) =>
        `<path d="M${LEFT} ${y(level).toFixed(1)}H${WIDTH - 4}" stroke="currentColor" opacity="0.2"/>` +
        text(LEFT - 4, Math.round(y(level)) + 5, `${level}`.replace('-', '−'), 'end'),
    )
    .join('');
  const frequencies = MARKS.map((hertz) => {
    const above = CENTRES.findIndex((centre) => centre >= hertz);
    const [low, high] = [CENTRES[above - 1]!, CENTRES[above]!];
    return text(x(above - 1 + (hertz - low) / (high - low)), bottom + 16, `${hertz}`, 'middle');
  }).join('');
  return (
    levels +
    frequencies +
    text(WIDTH - 4, TOP + 10, 'dB by Hz', 'end') +
    `<path d="M${path}" fill="none" stroke="currentColor" stroke-width="2"/>`
  );
}

/** A bar each for the vowel, the pitch and the vocal tract. */
function bars(values: Float32Array): string {
  const vowel = values.subarray(0, VOWEL_NAMES.length).reduce((sum, value) => sum + value, 0);
  const shares = [vowel, values[VOWEL_NAMES.length]!, values[VOWEL_NAMES.length + 1]!];
  const most = Math.max(...shares, Number.MIN_VALUE);
  return ['vowel', 'pitch', 'tract']
    .map((name, at) => {
      const top = TOP + HEIGHT + 26 + 22 * at;
      const length = (Math.max(0, shares[at]!) / most) * (WIDTH - 140);
      return `${text(4, top + 13, name)}<rect x="78" y="${top}" width="${length.toFixed(1)}" height="16" fill="#0072b2"/>${text(82 + length, top + 13, `${shares[at]!.toFixed(1)} dB`)}`;
    })
    .join('');
}
