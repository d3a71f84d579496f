import { blur } from '../../kit/grey-image.js';
import { IMAGE_SIDE, PIXELS } from '../image.js';
import { BY_EYE, inkPerturbation } from './ink.js';

/** Ink and paper change places in a stripe along the left edge and along the right. */
export const stripe = inkPerturbation<number>({
  id: 'stripe',
  title: 'Stripe',
  meaning: 'ink and paper change places along the left and the right edge',
  source: BY_EYE,
  levels: [
    ['3 pixels wide', 3],
    ['5 pixels', 5],
    ['7 pixels', 7],
  ],
  change: (ink, width) =>
    ink.map((grey, at) => {
      const column = at % IMAGE_SIDE;
      return column < width || column >= IMAGE_SIDE - width ? 1 - grey : grey;
    }),
});

/** How dark the mud of {@link spatter} is: a quarter of full ink. */
const MUD = 0.25;

/** How large its spots are: the width of the Gaussian that makes neighbours wet together, in pixels. */
const SPOT = 1.5;

/** Spots of mud, which hide what is below them. */
export const spatter = inkPerturbation<number>({
  id: 'spatter',
  title: 'Spatter',
  meaning: 'spots of grey mud, which hide what is below',
  source: BY_EYE,
  levels: [
    ['5 % of the image', 0.05],
    ['10 %', 0.1],
    ['15 %', 0.15],
  ],
  change: (ink, share, random) => {
    const dry = Float32Array.from({ length: PIXELS }, () => random.normal());
    const wet = blur(dry, IMAGE_SIDE, SPOT);
    const level = wet.toSorted()[Math.floor((1 - share) * PIXELS)]!;
    return ink.map((grey, at) => (wet[at]! >= level ? MUD : grey));
  },
});

type Place = readonly [row: number, column: number];

/** How far from its middle a drawn line still leaves ink, in pixels: it is about as wide as a stroke. */
const REACH = 1.5;

/** Draws a straight line; ink adds up. */
function drawLine(ink: Float32Array, [row, column]: Place, [endRow, endColumn]: Place): void {
  const [down, right] = [endRow - row, endColumn - column];
  const squared = down ** 2 + right ** 2;
  for (let at = 0; at < PIXELS; at++) {
    const [y, x] = [Math.floor(at / IMAGE_SIDE) - row, (at % IMAGE_SIDE) - column];
    const along = squared === 0 ? 0 : Math.min(1, Math.max(0, (y * down + x * right) / squared));
    const distance = Math.hypot(y - along * down, x - along * right);
    ink[at] = Math.min(1, ink[at]! + Math.max(0, 1 - distance / REACH));
  }
}

const DOT = 2;

/** A line from the left edge to the right, two columns drawn and two left out. */
export const dottedLine = inkPerturbation<number>({
  id: 'dotted-line',
  title: 'Dotted line',
  meaning: 'dotted lines from the left edge to the right',
  source: BY_EYE,
  levels: [
    ['one line', 1],
    ['two', 2],
    ['three', 3],
  ],
  change: (ink, lines, random) => {
    for (let line = 0; line < lines; line++) {
      const drawn = new Float32Array(PIXELS);
      drawLine(drawn, [random.integer(IMAGE_SIDE), 0], [random.integer(IMAGE_SIDE), IMAGE_SIDE - 1]);
      drawn.forEach((grey, at) => {
        if (Math.floor((at % IMAGE_SIDE) / DOT) % 2 === 1) ink[at] = Math.min(1, ink[at]! + grey);
      });
    }
    return ink;
  },
});

/** Of a {@link zigzag}: columns of a stroke, rows that it goes from the middle, its ends, and rows that it climbs at most. */
const ZIG = { columns: 4, rows: 2, from: 2, to: 25, slope: 5 } as const;

/** A line that goes up and down across the image. */
export const zigzag = inkPerturbation<number>({
  id: 'zigzag',
  title: 'Zigzag',
  meaning: 'a zigzag line across the image',
  source: BY_EYE,
  levels: [
    ['a third of full ink', 1 / 3],
    ['two thirds', 2 / 3],
    ['full ink', 1],
  ],
  change: (ink, strength, random) => {
    const drawn = new Float32Array(PIXELS);
    const begin = random.integer(IMAGE_SIDE);
    const climb = (random.integer(2 * ZIG.slope + 1) - ZIG.slope) / (ZIG.to - ZIG.from);
    let last: Place = [begin, ZIG.from];
    let side = 1;
    for (let column = ZIG.from + ZIG.columns / 2; column <= ZIG.to; column += ZIG.columns, side = -side) {
      const next: Place = [begin + climb * (column - ZIG.from) + side * ZIG.rows, column];
      drawLine(drawn, last, next);
      last = next;
    }
    return ink.map((grey, at) => grey + strength * drawn[at]!);
  },
});
