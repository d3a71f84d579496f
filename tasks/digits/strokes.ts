import { IMAGE_SIDE, PIXELS, type DigitImage } from './image.js';

/** A stroke of the pen: the places that it went through, in any unit. */
export type Stroke = readonly (readonly [x: number, y: number])[];

/** Pixels of the square that the longer side of a digit fills (LeCun et al. 1998, section III.A). */
const BOX = 20;

/** Pixels that a pen is wide at most: a dot would else fill the square. No pen of the training images is wider. */
const WIDEST_PEN = 4;

/**
 * Makes an image of strokes as those of MNIST were made: the longer side fills 20 pixels, edges are soft, and the centre of the
 * ink's mass is in the middle of the image, to a pixel.
 *
 * @param strokes each of at least one place
 * @param pen how wide they were drawn, in the unit of the places
 * @returns blank paper where there is no stroke
 */
export function imageOfStrokes(strokes: readonly Stroke[], pen: number): DigitImage {
  const places = strokes.flat();
  if (places.length === 0) return new Uint8Array(PIXELS);
  const along = (axis: 0 | 1): { middle: number; length: number } => {
    const values = places.map((place) => place[axis]);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    return { middle: (least + most) / 2, length: most - least + pen };
  };
  const [x, y] = [along(0), along(1)];
  const scale = Math.min(BOX / Math.max(x.length, y.length), WIDEST_PEN / pen);
  const toPixel = ([left, top]: Stroke[number]): Stroke[number] => [
    (left - x.middle) * scale + IMAGE_SIDE / 2,
    (top - y.middle) * scale + IMAGE_SIDE / 2,
  ];
  return centred(
    render(
      strokes.map((stroke) => stroke.map(toPixel)),
      (pen * scale) / 2,
    ),
  );
}

/** Ink by how far a pixel's middle lies within the edge of the nearest stroke, half a pixel being the edge's own width. */
function render(strokes: readonly Stroke[], radius: number): Uint8Array {
  const image = new Uint8Array(PIXELS);
  for (let at = 0; at < PIXELS; at++) {
    const middle: Stroke[number] = [(at % IMAGE_SIDE) + 0.5, Math.floor(at / IMAGE_SIDE) + 0.5];
    const distance = Math.min(...strokes.map((stroke) => distanceToStroke(middle, stroke)));
    image[at] = Math.round(255 * Math.min(1, Math.max(0, radius + 0.5 - distance)));
  }
  return image;
}

function distanceToStroke(place: Stroke[number], stroke: Stroke): number {
  let least = Infinity;
  for (let at = 0; at < stroke.length; at++)
    least = Math.min(least, distanceToLine(place, stroke[Math.max(0, at - 1)]!, stroke[at]!));
  return least;
}

function distanceToLine(
  [x, y]: Stroke[number],
  [fromX, fromY]: Stroke[number],
  [toX, toY]: Stroke[number],
): number {
  const [dx, dy] = [toX - fromX, toY - fromY];
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - fromX) * dx + (y - fromY) * dy) / square));
  return Math.hypot(x - fromX - share * dx, y - fromY - share * dy);
}

/** The image moved by whole pixels, so that the centre of its mass is in the middle. */
function centred(image: Uint8Array): DigitImage {
  let [mass, x, y] = [0, 0, 0];
  image.forEach((grey, at) => {
    mass += grey;
    x += grey * ((at % IMAGE_SIDE) + 0.5);
    y += grey * (Math.floor(at / IMAGE_SIDE) + 0.5);
  });
  const [right, down] = [x, y].map((moment) => Math.round(IMAGE_SIDE / 2 - moment / mass)) as [
    number,
    number,
  ];
  const moved = new Uint8Array(PIXELS);
  image.forEach((grey, at) => {
    const [column, row] = [(at % IMAGE_SIDE) + right, Math.floor(at / IMAGE_SIDE) + down];
    if (column >= 0 && column < IMAGE_SIDE && row >= 0 && row < IMAGE_SIDE)
      moved[row * IMAGE_SIDE + column] = grey;
  });
  return moved;
}
