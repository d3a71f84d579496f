import { PIXELS, type DigitImage } from '../../tasks/digits/image.js';
import { ENOUGH } from '../../tasks/kit/drawing-colours.js';
import { inkThreshold, removeSpecks } from './binarise.js';
import { CELLS, NEIGHBOURS, SIDE } from './canvas.js';
import { findHoles } from './holes.js';
import { pruneSpurs } from './skeleton.js';
import { straighten } from './straighten.js';
import { thin } from './thinning.js';

/**
 * Draws what the rules look at: the digit stood upright, its strokes thinned to lines, their free ends, and the holes that they
 * shut in. Much inked images are looked at with a second threshold, too, which is not drawn.
 *
 * @returns an `svg` element; blank where there is no ink
 */
export function drawSeen(image: DigitImage): string {
  const numbers = () => new Int32Array(CELLS);
  const cleaned = new Uint8Array(PIXELS);
  const canvas = new Uint8Array(CELLS);
  const skeleton = new Uint8Array(CELLS);
  const [stack, cells, holeOf] = [numbers(), numbers(), numbers()];
  const threshold = inkThreshold(image);
  removeSpecks(image, threshold, cleaned, stack, numbers());
  if (!straighten(cleaned, threshold, canvas)) return svg('Blank paper', '');
  const holes = findHoles(canvas, holeOf, stack);
  const count = pruneSpurs(skeleton, cells, thin(canvas, skeleton, { cells, stack }));
  const line = [...cells.subarray(0, count)];
  const ends = line.filter((at) => NEIGHBOURS.filter((step) => skeleton[at + step] === 1).length === 1);
  const squares = (has: (at: number) => boolean): string =>
    Array.from({ length: CELLS }, (_, at) => at)
      .filter(has)
      .map((at) => `M${at % SIDE} ${Math.floor(at / SIDE)}h1v1h-1z`)
      .join('');
  return svg(
    `The digit upright, as the rules see it: ${counted(holes.length, 'hole')}, ${counted(ends.length, 'free end')}`,
    [
      `<path fill="currentColor" fill-opacity="0.22" d="${squares((at) => canvas[at] === 1)}"/>`,
      `<path fill="${ENOUGH}" fill-opacity="0.45" d="${squares((at) => holeOf[at]! > 0)}"/>`,
      `<path fill="currentColor" d="${squares((at) => skeleton[at] === 1)}"/>`,
      ...ends.map(
        (at) =>
          `<circle cx="${(at % SIDE) + 0.5}" cy="${Math.floor(at / SIDE) + 0.5}" r="1.8" fill="none" stroke="${ENOUGH}" stroke-width="0.8"/>`,
      ),
    ].join(''),
  );
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

const svg = (title: string, marks: string): string =>
  `<svg viewBox="0 0 ${SIDE} ${SIDE}" role="img" shape-rendering="crispEdges"><title>${title}</title>${marks}</svg>`;
