import type { MeaninglessInputs } from '../contract/index.js';
import { createRandom, type Random } from '../kit/random.js';
import { IMAGE_SIDE, PIXELS, type DigitImage } from './image.js';

type Point = readonly [x: number, y: number];

/** Shapes that nobody reads as a digit, as strokes in a square from 0 to 1, y downwards. */
const SHAPES: readonly (readonly (readonly Point[])[])[] = [
  // A triangle, a plus, a cross, a star of three strokes, an arrow, a house, a ladder, and waves.
  [[[0.5, 0], [1, 1], [0, 1], [0.5, 0]]],
  [[[0.5, 0], [0.5, 1]], [[0, 0.5], [1, 0.5]]],
  [[[0, 0], [1, 1]], [[1, 0], [0, 1]]],
  [[[0.5, 0], [0.5, 1]], [[0, 0.2], [1, 0.8]], [[1, 0.2], [0, 0.8]]],
  [[[0, 0.5], [1, 0.5]], [[0.6, 0.1], [1, 0.5], [0.6, 0.9]]],
  [[[0, 0.5], [0.5, 0], [1, 0.5]], [[0.1, 0.5], [0.1, 1], [0.9, 1], [0.9, 0.5]]],
  [[[0.15, 0], [0.15, 1]], [[0.85, 0], [0.85, 1]], [[0.15, 0.2], [0.85, 0.2]], [[0.15, 0.5], [0.85, 0.5]], [[0.15, 0.8], [0.85, 0.8]]],
  [[[0, 0.3], [0.25, 0], [0.5, 0.3], [0.75, 0], [1, 0.3]], [[0, 0.9], [0.25, 0.6], [0.5, 0.9], [0.75, 0.6], [1, 0.9]]],
]; // prettier-ignore

/** As in the digits: the ink lies in a box of 20 pixels in the middle. */
const BOX = 20;

/** Half the width of a pen, in pixels; the digits' strokes are two to four wide. */
const LEAST_RADIUS = 1;
const MOST_RADIUS = 1.7;

/** How far a corner may lie beside its place, in pixels: as if drawn by hand. */
const JITTER = 1.5;

/** Inputs that no digit is right for. */
export const digitMeaningless: readonly MeaninglessInputs<DigitImage>[] = [
  {
    title: 'shapes that are no digit',
    draw: (count, seed) => {
      const random = createRandom(seed, 'shapes that are no digit');
      return Array.from({ length: count }, (_, at) => drawShape(SHAPES[at % SHAPES.length]!, random));
    },
  },
];

function drawShape(strokes: readonly (readonly Point[])[], random: Random): DigitImage {
  const place = (value: number): number =>
    (IMAGE_SIDE - BOX) / 2 + value * (BOX - 1) + random.between(-JITTER, JITTER);
  const placed = strokes.map((stroke) => stroke.map(([x, y]): Point => [place(x), place(y)]));
  const radius = random.between(LEAST_RADIUS, MOST_RADIUS);
  const image = new Uint8Array(PIXELS);
  for (let at = 0; at < PIXELS; at++) {
    const pixel: Point = [at % IMAGE_SIDE, Math.floor(at / IMAGE_SIDE)];
    let nearest = Infinity;
    for (const stroke of placed)
      for (let corner = 1; corner < stroke.length; corner++)
        nearest = Math.min(nearest, distanceToLine(pixel, stroke[corner - 1]!, stroke[corner]!));
    // A soft edge, one pixel wide.
    image[at] = Math.round(255 * Math.min(1, Math.max(0, radius + 0.5 - nearest)));
  }
  return image;
}

function distanceToLine([x, y]: Point, [fromX, fromY]: Point, [toX, toY]: Point): number {
  const [alongX, alongY] = [toX - fromX, toY - fromY];
  const length = alongX ** 2 + alongY ** 2;
  const share =
    length === 0 ? 0 : Math.min(1, Math.max(0, ((x - fromX) * alongX + (y - fromY) * alongY) / length));
  return Math.hypot(x - fromX - share * alongX, y - fromY - share * alongY);
}
