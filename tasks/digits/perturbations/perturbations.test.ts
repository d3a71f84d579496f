import { describe, expect, it } from 'vitest';

import { createRandom } from '../../kit/random.js';
import { IMAGE_SIDE, PIXELS, type DigitImage } from '../image.js';
import { findEdges } from './edges.js';
import { digitPerturbations } from './index.js';

const place = (row: number, column: number): number => row * IMAGE_SIDE + column;

/** A ring as a pen draws it, with soft edges, a little below the middle. */
const RING: DigitImage = Uint8Array.from({ length: PIXELS }, (_, at) => {
  const distance = Math.hypot(Math.floor(at / IMAGE_SIDE) - 15, (at % IMAGE_SIDE) - 13);
  return Math.round(255 * Math.max(0, Math.min(1, 2 - Math.abs(distance - 6))));
});

const find = (id: string) => digitPerturbations.find((one) => one.id === id)!;
const apply = (id: string, severity: number, image = RING, seed = 1): DigitImage =>
  find(id).apply(image, severity, createRandom(seed, id, severity), []);

const distance = (one: DigitImage, other: DigitImage): number =>
  one.reduce((sum, grey, at) => sum + Math.abs(grey - other[at]!), 0) / PIXELS;

describe.each(digitPerturbations.map((one) => [one.id, one] as const))('%s', (id, { severities }) => {
  it('leaves the image as it is, and does the same with the same chance', () => {
    const before = Uint8Array.from(RING);
    for (const severity of severities.keys()) {
      expect(apply(id, severity)).toEqual(apply(id, severity));
      expect(apply(id, severity)).toHaveLength(PIXELS);
    }
    expect(RING).toEqual(before);
  });

  it('changes the more the greater its severity', () => {
    const changes = [...severities.keys()].map((severity) => {
      const seeds = Array.from({ length: 20 }, (_, seed) => distance(RING, apply(id, severity, RING, seed)));
      return seeds.reduce((sum, one) => sum + one, 0);
    });
    expect(changes).toHaveLength(3);
    expect(changes[0]).toBeGreaterThan(0);
    expect(changes).toEqual(changes.toSorted((one, other) => one - other));
  });
});

it('there are the fifteen of MNIST-C', () => {
  expect(new Set(digitPerturbations.map(({ id }) => id)).size).toBe(15);
});

describe('what is known of the result', () => {
  it('shot noise keeps the mean of the ink where nothing is cut off', () => {
    const half = new Uint8Array(PIXELS).fill(51);
    const mean = apply('shot-noise', 0, half).reduce((sum, grey) => sum + grey, 0) / PIXELS;
    // A fifth of 25 photons: a deviation of √5 photons, 23 grey values, a pixel.
    expect(Math.abs(mean - 51)).toBeLessThan((4 * 23) / Math.sqrt(PIXELS));
  });

  it('impulse noise changes half of its share of the paper', () => {
    const paper = new Uint8Array(PIXELS);
    const inked = apply('impulse-noise', 2, paper).filter((grey) => grey === 255).length / PIXELS;
    expect(Math.abs(inked - 0.1)).toBeLessThan(4 * Math.sqrt((0.1 * 0.9) / PIXELS));
  });

  it('translate moves by whole pixels, and loses nothing in the middle', () => {
    const dot = new Uint8Array(PIXELS);
    dot[place(14, 14)] = 200;
    for (const [severity, pixels] of [1, 3, 5].entries()) {
      const at = apply('translate', severity, dot).indexOf(200);
      expect([Math.abs(Math.floor(at / IMAGE_SIDE) - 14), Math.abs((at % IMAGE_SIDE) - 14)]).toEqual([
        pixels,
        pixels,
      ]);
    }
  });

  it('a stripe is taken back by itself, and the middle stays', () => {
    for (const severity of [0, 1, 2]) {
      const once = apply('stripe', severity);
      expect(apply('stripe', severity, once)).toEqual(RING);
      expect(once[place(0, 0)]).toBe(255);
      expect(once[place(9, 13)]).toBe(RING[place(9, 13)]);
    }
  });

  it('brightness adds to every pixel, up to full ink', () => {
    const brighter = apply('brightness', 2);
    for (const [at, grey] of RING.entries())
      expect(Math.abs(brighter[at]! - Math.min(255, grey + 127.5))).toBeLessThanOrEqual(0.5);
  });

  it('a ring made smaller around the middle of the image has as much less ink', () => {
    const ink = (image: DigitImage): number => image.reduce((sum, grey) => sum + grey, 0);
    expect(ink(apply('scale', 2)) / ink(RING)).toBeCloseTo(0.25, 1);
    expect(ink(apply('rotate', 2)) / ink(RING)).toBeCloseTo(1, 1);
    expect(ink(apply('shear', 2)) / ink(RING)).toBeCloseTo(1, 1);
  });

  it('fog covers everything and keeps what ink is left above it', () => {
    const foggy = apply('fog', 0);
    expect(foggy.filter((grey) => grey === 0).length).toBeLessThan(PIXELS / 20);
    const [ink, paper] = [true, false].map((inked) => {
      const greys = foggy.filter((_, at) => RING[at]! > 200 === inked);
      return greys.reduce((sum, grey) => sum + grey, 0) / greys.length;
    });
    expect(ink! - paper!).toBeGreaterThan(64);
  });

  it('edges are the outline of a square, and nothing within or without', () => {
    const square = Float32Array.from({ length: PIXELS }, (_, at) => {
      const [row, column] = [Math.floor(at / IMAGE_SIDE), at % IMAGE_SIDE];
      return row >= 8 && row < 20 && column >= 8 && column < 20 ? 1 : 0;
    });
    const edges = findEdges(square);
    expect([edges[place(14, 14)], edges[place(2, 2)]]).toEqual([0, 0]);
    // The slope is steepest at one of the two pixels beside a side.
    for (const across of [10, 14, 17]) {
      const side = [...edges.subarray(place(across, 6), place(across, 10))];
      expect(side.filter((edge) => edge === 1)).toHaveLength(1);
    }
    expect(findEdges(new Float32Array(PIXELS)).every((edge) => edge === 0)).toBe(true);
  });
});
