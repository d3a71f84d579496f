import { DIGITS, type Digit } from '../../tasks/digits/image.js';
import { CELLS } from './canvas.js';
import { DRAWN_SHAPES } from './drawn.js';
import { readStrokes, spaceOut, traceCurves, uprighten } from './drawn-strokes.js';
import { distanceMap, mapCell, MAP_CELLS, meanDistance } from './likeness.js';
import { fillGrid, GRID_HEIGHT, type StrokePoints } from './stroke-points.js';

/** How near the strokes come to shapes drawn by hand. */
export interface ShapeFacts {
  /** Mean distance from the nearest drawn shape of each digit, in per cent of the height, to a tenth. */
  readonly distance0: number;
  readonly distance1: number;
  readonly distance2: number;
  readonly distance3: number;
  readonly distance4: number;
  readonly distance5: number;
  readonly distance6: number;
  readonly distance7: number;
  readonly distance8: number;
  readonly distance9: number;
  /** The name of the nearest drawn shape of all. */
  readonly nearestShape: string;
}

/** A drawn shape, ready to be compared with the strokes of an image. */
interface PreparedShape {
  readonly digit: Digit;
  readonly name: string;
  readonly mapCells: Int32Array;
  readonly count: number;
  readonly map: Uint8Array;
}

/**
 * Prepares all drawn shapes, straightened as images are, and makes the function that compares strokes with them.
 *
 * A shape's distance is the mean of two: how far the image's strokes lie from the shape's, and the other way round; so
 * neither a stroke too many nor one that is missing goes unseen.
 */
export function makeSeeShapes(): (points: StrokePoints) => ShapeFacts {
  const shapes = prepareShapes();
  const map = new Uint8Array(MAP_CELLS);
  const mapCells = new Int32Array(CELLS);
  const nearest = new Float64Array(DIGITS.length);
  return (points) => {
    distanceMap(points, map);
    for (let index = 0; index < points.count; index++) mapCells[index] = mapCell(points, index);
    nearest.fill(Infinity);
    let least = Infinity;
    let nearestShape = '';
    for (const shape of shapes) {
      const there = meanDistance(mapCells, points.count, shape.map);
      const back = meanDistance(shape.mapCells, shape.count, map);
      const distance = (there + back) / 2;
      if (distance < nearest[shape.digit]!) nearest[shape.digit] = distance;
      if (distance < least) {
        least = distance;
        nearestShape = shape.name;
      }
    }
    // From tenths of a cell to tenths of a per cent of the height.
    const share = (digit: Digit) => Math.round((nearest[digit]! * 100) / GRID_HEIGHT) / 10;
    return {
      distance0: share(0),
      distance1: share(1),
      distance2: share(2),
      distance3: share(3),
      distance4: share(4),
      distance5: share(5),
      distance6: share(6),
      distance7: share(7),
      distance8: share(8),
      distance9: share(9),
      nearestShape,
    };
  };
}

function prepareShapes(): readonly PreparedShape[] {
  return DIGITS.flatMap((digit) =>
    Object.entries(DRAWN_SHAPES[digit]).map(([name, drawing]) => {
      const dense = traceCurves(readStrokes(drawing));
      uprighten(dense);
      fillGrid(dense, false);
      const points = spaceOut(dense);
      const map = new Uint8Array(MAP_CELLS);
      distanceMap(points, map);
      const mapCells = Int32Array.from({ length: points.count }, (_, index) => mapCell(points, index));
      return { digit, name, mapCells, count: points.count, map };
    }),
  );
}
