import fc from 'fast-check';
import { expect, test } from 'vitest';

import { createRandom } from '../../tasks/kit/random.js';
import { augment, type Augmentation } from './augmentation.js';
import { BANDS, FRAMES, PICTURE } from './front-end.js';
import { pictureOf, windowOf } from './picture.js';

const NONE: Augmentation = {
  frequencyWarp: 0,
  timeWarp: 0,
  bend: { bands: 0, windows: 0 },
  blurred: 0,
  trimmed: 0.3,
  shift: 0,
  stress: 0,
  tilt: 0,
  echo: 0,
  noise: 0,
  band: 0,
  masks: 0,
  ratios: { low: 0, high: 0 },
};

/** A tone in one band from one window to another, in silence. */
function tone(band: number, begin: number, end: number): Float32Array {
  const powers = new Float32Array(PICTURE);
  for (let frame = begin; frame < end; frame++) powers[frame * BANDS + band] = 1;
  return powers;
}

const still = () => new Float32Array(PICTURE).fill(1);
const word = pictureOf(tone(12, 20, 36));

function augmented(limits: Partial<Augmentation>, seed: number): Float32Array {
  return augment(word, still, { ...NONE, ...limits }, createRandom(seed, 'test'));
}

/** The window and the band that the power lies around. */
function centre(powers: Float32Array): { window: number; band: number } {
  let [sum, windows, bands] = [0, 0, 0];
  powers.forEach((power, at) => {
    // What lies far below the tone is the floor of the recording.
    if (power < 0.05) return;
    sum += power;
    windows += power * Math.floor(at / BANDS);
    bands += power * (at % BANDS);
  });
  return { window: windows / sum, band: bands / sum };
}

test('a picture knows where its sound begins and ends', () => {
  expect(word).toMatchObject({ begin: 20, end: 36 });
  expect(word.loudness).toBeCloseTo(1 / BANDS, 6);
  expect(pictureOf(new Float32Array(PICTURE))).toMatchObject({ begin: 0, end: 1 });
});

test('with no limits only the depth of the silence changes', () => {
  const powers = augmented({}, 1);
  word.powers.forEach((power, at) => {
    if (power > 0) expect(powers[at]).toBeCloseTo(power, 5);
    else expect(powers[at]).toBeLessThan(0.01);
  });
});

test('the same seed changes a word alike, another differently; the word given is left alone', () => {
  const before = word.powers.slice();
  const limits = { frequencyWarp: 0.2, timeWarp: 0.2, shift: 5, tilt: 6, echo: 0.5, noise: 0.5, masks: 0.5 };
  expect(augmented(limits, 1)).toEqual(augmented(limits, 1));
  expect(augmented(limits, 2)).not.toEqual(augmented(limits, 1));
  expect(word.powers).toEqual(before);
});

test('a word that is cut where it is quiet loses its weak end, and nothing of its loud part', () => {
  const powers = word.powers.slice();
  for (let frame = 36; frame < 44; frame++) windowOf(powers, frame)[12] = 1e-2;
  const lost = Array.from({ length: 40 }, (_, seed) => {
    const cut = augment(pictureOf(powers), still, { ...NONE, trimmed: 1 }, createRandom(seed, 'test'));
    for (let frame = 20; frame < 36; frame++) expect(windowOf(cut, frame)[12]).toBeGreaterThan(0.5);
    return windowOf(cut, 40)[12]! < 1e-3;
  });
  // The end is 20 decibels down, the limit is drawn between 12 and 30.
  expect(lost).toContain(true);
  expect(lost).toContain(false);
});

test('a shift stays within its limit and uses it in both directions', () => {
  const shifts = Array.from({ length: 60 }, (_, seed) => centre(augmented({ shift: 8 }, seed)).window - 27.5);
  expect(Math.max(...shifts.map(Math.abs))).toBeLessThanOrEqual(8.01);
  expect(Math.max(...shifts)).toBeGreaterThan(5);
  expect(Math.min(...shifts)).toBeLessThan(-5);
});

test('a shift never pushes a word out of its clip', () => {
  const total = (powers: Float32Array): number =>
    powers.reduce((sum, power) => sum + (power > 0.05 ? power : 0), 0);
  for (let seed = 0; seed < 30; seed++) {
    expect(total(augmented({ shift: 60 }, seed))).toBeGreaterThan(0.9 * total(word.powers));
  }
});

test('another vocal tract moves the frequency, and not the time', () => {
  const moved = Array.from({ length: 60 }, (_, seed) => centre(augmented({ frequencyWarp: 0.2 }, seed)));
  moved.forEach(({ window }) => expect(window).toBeCloseTo(27.5, 5));
  const bands = moved.map(({ band }) => band);
  expect(Math.max(...bands)).toBeGreaterThan(13.5);
  expect(Math.min(...bands)).toBeLessThan(10.5);
});

test('a bend moves places by its limit at most', () => {
  const bent = Array.from({ length: 60 }, (_, seed) =>
    centre(augmented({ bend: { bands: 2, windows: 3 } }, seed)),
  );
  const bands = bent.map(({ band }) => Math.abs(band - 12));
  const windows = bent.map(({ window }) => Math.abs(window - 27.5));
  expect(Math.max(...bands)).toBeLessThan(2.5);
  expect(Math.max(...bands)).toBeGreaterThan(1);
  expect(Math.max(...windows)).toBeLessThan(5);
  expect(Math.max(...windows)).toBeGreaterThan(1.5);
});

test('stress changes the level of moments by its limit at most, and their sound not at all', () => {
  const louder = Array.from({ length: 60 }, (_, seed) => augmented({ stress: 6 }, seed)).flatMap((powers) =>
    [20, 27, 35].map((frame) => 10 * Math.log10(powers[frame * BANDS + 12]!)),
  );
  expect(Math.max(...louder.map(Math.abs))).toBeLessThanOrEqual(6.01);
  expect(Math.max(...louder)).toBeGreaterThan(4);
  expect(Math.min(...louder)).toBeLessThan(-4);
});

test('noise is as loud as its ratio says', () => {
  const powers = augment(
    word,
    still,
    { ...NONE, noise: 1, ratios: { low: 10, high: 10 } },
    createRandom(1, 'test'),
  );
  const under = windowOf(powers, 5).reduce((sum, power) => sum + power, 0) / BANDS;
  expect(under).toBeCloseTo(word.loudness / 10, 5);
});

test('an echo only adds, and only behind a sound', () => {
  const powers = augmented({ echo: 1 }, 3);
  expect(powers[19 * BANDS + 12]).toBeLessThan(0.01);
  for (let frame = 21; frame < 36; frame++) expect(powers[frame * BANDS + 12]).toBeGreaterThan(1);
  expect(powers[37 * BANDS + 12]!).toBeGreaterThan(powers[45 * BANDS + 12]!);
});

test('every power is finite and above nothing', () => {
  const limits = {
    frequencyWarp: 0.3,
    timeWarp: 0.4,
    shift: 20,
    stress: 10,
    tilt: 10,
    echo: 1,
    noise: 1,
    band: 1,
    masks: 1,
  };
  fc.assert(
    fc.property(fc.integer(), fc.nat(FRAMES - 1), fc.nat(FRAMES), (seed, begin, length) => {
      const picture = pictureOf(tone(5, begin, Math.min(FRAMES, begin + length)));
      const powers = augment(picture, still, { ...NONE, ...limits }, createRandom(seed, 'test'));
      expect(powers.every((power) => Number.isFinite(power) && power >= 0)).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test('a blur spreads a tone over its neighbours in frequency, and neither in time nor louder', () => {
  const whole = tone(12, 20, 30);
  const blurred = augment(
    pictureOf(whole),
    still,
    { ...NONE, trimmed: 0, blurred: 1 },
    createRandom(1, 'test'),
  );
  const loud = windowOf(blurred, 25);
  expect(loud[12]).toBeLessThan(0.85);
  expect(loud[11]).toBeGreaterThan(0.05);
  expect(loud[13]).toBeCloseTo(loud[11]!, 6);
  expect(loud.reduce((sum, power) => sum + power, 0)).toBeCloseTo(1, 2);
  expect(Math.max(...windowOf(blurred, 10))).toBeLessThan(0.001);
});
