import { blur } from '../../kit/grey-image.js';
import { IMAGE_SIDE, PIXELS } from '../image.js';
import { inkPerturbation, MNIST_C } from './ink.js';

/** Only the outlines of strokes are left, or the strokes fade behind them. */
export const cannyEdges = inkPerturbation<number>({
  id: 'canny-edges',
  title: 'Canny edges',
  meaning: 'outlines in the place of strokes',
  source: `${MNIST_C}, whose outlines stand alone: the least severities leave some of the ink between them`,
  levels: [
    ['half of the ink left', 0.5],
    ['a quarter', 0.25],
    ['none', 0],
  ],
  change: (ink, left) => {
    const edges = findEdges(ink);
    return ink.map((grey, at) => Math.max(edges[at]!, left * grey));
  },
});

/** Shares of the steepest slope: an edge is drawn from where it is steep to where it is no longer {@link FLAT}. */
const STEEP = 0.2;
const FLAT = 0.1;

/**
 * Edges by Canny's method (1986, "A computational approach to edge detection"): the image smoothed by a Gaussian of one pixel,
 * its slope by Sobel's masks, what is not steepest across the edge taken away, and of the rest what hangs together with
 * something steep.
 *
 * @returns 1 on an edge, else 0
 */
export function findEdges(ink: Float32Array): Float32Array {
  const smooth = blur(ink, IMAGE_SIDE, 1);
  const [downs, rights] = [new Float32Array(PIXELS), new Float32Array(PIXELS)];
  const slopes = new Float32Array(PIXELS);
  const inside = (visit: (at: number) => void): void => {
    for (let row = 1; row < IMAGE_SIDE - 1; row++)
      for (let column = 1; column < IMAGE_SIDE - 1; column++) visit(row * IMAGE_SIDE + column);
  };
  /** Sobel: how much more there is on one side than on the other, the middle twice. */
  const difference = (at: number, across: number, along: number): number =>
    [-1, 0, 0, 1].reduce(
      (sum, place) => sum + smooth[at + across + place * along]! - smooth[at - across + place * along]!,
      0,
    );
  inside((at) => {
    downs[at] = difference(at, IMAGE_SIDE, 1);
    rights[at] = difference(at, 1, IMAGE_SIDE);
    slopes[at] = Math.hypot(downs[at], rights[at]);
  });
  const steepest = slopes.reduce((most, slope) => Math.max(most, slope), 0);
  const thin = new Float32Array(PIXELS);
  inside((at) => {
    const step = acrossEdge(downs[at]!, rights[at]!);
    // Of two that are equally steep one stays.
    if (slopes[at]! >= slopes[at - step]! && slopes[at]! > slopes[at + step]!) thin[at] = slopes[at]!;
  });
  return hangingTogether(thin, steepest);
}

/** From a pixel to the next across its edge, in the nearest of eight directions. */
function acrossEdge(down: number, right: number): number {
  const eighth = Math.PI / 4;
  const angle = Math.round(Math.atan2(down, right) / eighth) * eighth;
  return Math.round(Math.sin(angle)) * IMAGE_SIDE + Math.round(Math.cos(angle));
}

/** Edges from where they are steep as far as they are not flat. */
function hangingTogether(slopes: Float32Array, steepest: number): Float32Array {
  const edges = new Float32Array(PIXELS);
  if (steepest === 0) return edges;
  const open = [...slopes.keys()].filter((at) => slopes[at]! >= STEEP * steepest);
  for (const at of open) edges[at] = 1;
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const rows of [-IMAGE_SIDE, 0, IMAGE_SIDE])
      for (const columns of [-1, 0, 1]) {
        const next = at + rows + columns;
        if (edges[next] === 0 && slopes[next]! >= FLAT * steepest) {
          edges[next] = 1;
          open.push(next);
        }
      }
  return edges;
}
