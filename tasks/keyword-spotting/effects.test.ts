import { describe, expect, it } from 'vitest';

import {
  addNoise,
  babble,
  echo,
  highPass,
  hum,
  lowPass,
  pinkNoise,
  rootMeanSquare,
  scaleToPeak,
  whiteNoise,
} from './effects.js';
import { createRandom } from '../kit/random.js';

const LENGTH = 16_000;
const random = () => createRandom(1, 'effects');

const tone = (frequency: number): Float32Array =>
  Float32Array.from({ length: LENGTH }, (_, at) => Math.sin((2 * Math.PI * frequency * at) / 16_000));

/** Level of the second half, where a filter has settled, in decibels below a full tone. */
const level = (samples: Float32Array): number =>
  20 * Math.log10(rootMeanSquare(samples.subarray(LENGTH / 2)) * Math.SQRT2);

describe('filters', () => {
  it('let one side pass, and not the other', () => {
    expect(level(lowPass(tone(1000), 3400))).toBeCloseTo(0, 1);
    expect(level(lowPass(tone(3400), 3400))).toBeCloseTo(-3, 1);
    expect(level(lowPass(tone(5500), 3400))).toBeLessThan(-38);
    expect(level(highPass(tone(1000), 300))).toBeCloseTo(0, 1);
    expect(level(highPass(tone(300), 300))).toBeCloseTo(-3, 1);
    expect(level(highPass(tone(120), 300))).toBeLessThan(-50);
  });
});

describe('noise', () => {
  it('is mixed in at the ratio asked for', () => {
    const noise = whiteNoise(LENGTH, random());
    const clean = tone(700);
    const added = addNoise(clean, noise, 10).map((sample, at) => sample - clean[at]!);
    expect(20 * Math.log10(rootMeanSquare(clean) / rootMeanSquare(added))).toBeCloseTo(10, 3);
  });

  it('white has as much power in the upper half as in the lower, pink far less', () => {
    const balance = (noise: Float32Array) =>
      rootMeanSquare(highPass(noise, 4000)) / rootMeanSquare(lowPass(noise, 4000));
    expect(balance(whiteNoise(LENGTH, random()))).toBeCloseTo(1, 1);
    expect(balance(pinkNoise(LENGTH, random()))).toBeLessThan(0.6);
  });

  it('hum lies below 500 Hz', () => {
    const sound = hum(LENGTH, random());
    expect(rootMeanSquare(highPass(sound, 900))).toBeLessThan(0.02 * rootMeanSquare(sound));
  });

  it('babble holds every voice', () => {
    const voices = [tone(300), tone(2000)];
    const sound = babble(LENGTH, voices, random());
    expect(rootMeanSquare(lowPass(sound, 900))).toBeGreaterThan(0.3);
    expect(rootMeanSquare(highPass(sound, 900))).toBeGreaterThan(0.3);
  });

  it('is the same for the same seed, and another for another', () => {
    expect(pinkNoise(100, random())).toEqual(pinkNoise(100, random()));
    expect(pinkNoise(100, random())).not.toEqual(pinkNoise(100, createRandom(2, 'effects')));
    expect(pinkNoise(100, random())).not.toEqual(pinkNoise(100, createRandom(1, 'other')));
  });
});

describe('echo', () => {
  it('goes on after the sound, and dies away in the time given', () => {
    const click = new Float32Array(LENGTH);
    click[100] = 1;
    const heard = echo(click, 0.4, 0.5);
    expect(rootMeanSquare(heard.subarray(1000, 3000))).toBeGreaterThan(0.001);
    const early = rootMeanSquare(heard.subarray(800, 2400));
    const late = rootMeanSquare(heard.subarray(7200, 8800));
    expect(20 * Math.log10(late / early)).toBeLessThan(-45);
    expect(20 * Math.log10(late / early)).toBeGreaterThan(-75);
  });
});

describe('scaleToPeak', () => {
  it('sets the greatest sample, and leaves silence alone', () => {
    expect(Math.max(...scaleToPeak(tone(500), 0.25))).toBeCloseTo(0.25, 3);
    expect(scaleToPeak(new Float32Array(3), 0.5)).toEqual(new Float32Array(3));
  });
});
