import { PIXELS, type DigitImage } from '../../tasks/digits/image.js';
import { seeBays } from './bays.js';
import { inkThreshold, removeSpecks } from './binarise.js';
import { CELLS } from './canvas.js';
import { seeCuts } from './crossings.js';
import type { Facts } from './facts.js';
import { seeHoles } from './holes.js';
import { makeSeeShapes } from './shapes.js';
import { pruneSpurs, seeStrokes } from './skeleton.js';
import { straighten, type Straightened } from './straighten.js';
import { fillGrid, makeStrokePoints, pointsOfSkeleton } from './stroke-points.js';
import { thin } from './thinning.js';

/** When more than half of the frame is ink, a blunt pen may have filled holes and bays. */
const BLUNT = 0.5;
/** Then only what has three quarters of full ink counts, since paler spots are what is left of them. */
const BLUNT_THRESHOLD = 190;
/** A narrower frame is full of ink with any pen: it holds one upright stroke. */
const NARROW = 0.4;

/**
 * Makes the eye of the program: a function from an image to what is seen in it, or `undefined` for blank paper.
 *
 * The function reuses its memory from image to image, and keeps nothing else.
 *
 * @example
 * const perceive = makePerceive();
 * perceive(image)?.holeCount; // 2 for most eights
 */
export function makePerceive(): (image: DigitImage) => Facts | undefined {
  const cleaned = new Uint8Array(PIXELS);
  const canvas = new Uint8Array(CELLS);
  const skeleton = new Uint8Array(CELLS);
  const cells = new Int32Array(CELLS);
  const stack = new Int32Array(CELLS);
  const marks = new Int32Array(CELLS);
  const holeOf = new Int32Array(CELLS);
  const bytes = new Uint8Array(CELLS);
  const moreBytes = new Uint8Array(CELLS);
  const points = makeStrokePoints(CELLS);
  const seeShapes = makeSeeShapes();

  const stand = (image: DigitImage): Straightened | undefined => {
    const threshold = inkThreshold(image);
    removeSpecks(image, threshold, cleaned, stack, marks);
    const stood = straighten(cleaned, threshold, canvas);
    if (!stood || stood.inkShare <= BLUNT || stood.aspect <= NARROW || threshold >= BLUNT_THRESHOLD) {
      return stood;
    }
    return straighten(cleaned, BLUNT_THRESHOLD, canvas) ?? stood;
  };

  return (image) => {
    const stood = stand(image);
    if (!stood) return undefined;
    const { frame, aspect } = stood;
    const holes = seeHoles(canvas, frame, {
      holeOf,
      nearHoleOf: marks,
      stack,
      thicker: bytes,
      thickest: moreBytes,
    });
    const bays = seeBays(canvas, frame, holeOf, { loci: bytes, bayOf: marks, stack });
    const cuts = seeCuts(canvas, frame);
    const thinned = thin(canvas, skeleton, { cells, stack });
    const count = pruneSpurs(skeleton, cells, thinned);
    const strokes = seeStrokes(skeleton, cells, count, frame, aspect);
    pointsOfSkeleton(skeleton, cells, count, points);
    fillGrid(points, true);
    const shapes = seeShapes(points);
    return { aspect: Math.round(aspect * 100), ...holes, ...bays, ...cuts, ...strokes, ...shapes };
  };
}
