import type { Attacker, Target } from './attacker.js';

/** How far an input is moved, in shares of its length along an axis: two pixels of a digit, 70 ms of a second of sound. */
export const MOST_SHIFT = 0.07;

/** How far an image is turned, in degrees: half of what Engstrom et al. (2019) take. */
export const MOST_TURN = 15;

/** Tries until nothing is expected of more. */
const TRIES = 60;

/**
 * Moves an input along its axes and turns it where it is an image (Engstrom et al. 2019, "Exploring the landscape of spatial
 * robustness"): first as far as is allowed, each way, then by chance. What comes in from outside is as the edge is.
 */
export function* moves({ space, original, random }: Target): Attacker {
  const axes = space.longAxes;
  if (axes.length === 0) return;
  const isImage = axes.length === 2 && space.shape.length === 2;
  const none = axes.map(() => 0);
  const tries: { readonly shifts: readonly number[]; readonly degrees: number }[] = [
    ...axes.flatMap((_, at) => [-1, 1].map((way) => ({ shifts: none.with(at, way), degrees: 0 }))),
    ...(isImage ? [-1, 1].map((way) => ({ shifts: none, degrees: way * MOST_TURN })) : []),
  ];
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const { shifts, degrees } = tries[attempt] ?? {
      shifts: none.map(() => random.between(-1, 1)),
      degrees: isImage ? random.between(-MOST_TURN, MOST_TURN) : 0,
    };
    const pixels = axes.map((axis, at) => shifts[at]! * MOST_SHIFT * space.shape[axis]!);
    yield isImage
      ? turned(original, space.shape, pixels, degrees)
      : shifted(original, space.shape, axes, pixels);
  }
}

/** Moved by whole features along some axes. */
function shifted(
  vector: Float32Array,
  shape: readonly number[],
  axes: readonly number[],
  by: readonly number[],
): Float32Array {
  const places = new Array<number>(shape.length);
  return vector.map((_, at) => {
    let rest = at;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      places[axis] = rest % shape[axis]!;
      rest = Math.floor(rest / shape[axis]!);
    }
    axes.forEach((axis, index) => {
      const from = places[axis]! - Math.round(by[index]!);
      places[axis] = Math.min(shape[axis]! - 1, Math.max(0, from));
    });
    return vector[places.reduce((sum, place, axis) => sum * shape[axis]! + place, 0)]!;
  });
}

/** Turned about its middle and moved, with what lies between pixels mixed of the four around. */
function turned(
  image: Float32Array,
  [rows, columns]: readonly number[],
  [down, right]: readonly number[],
  degrees: number,
): Float32Array {
  const [sine, cosine] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const [middleRow, middleColumn] = [(rows! - 1) / 2, (columns! - 1) / 2];
  const pixel = (row: number, column: number): number =>
    image[Math.min(rows! - 1, Math.max(0, row)) * columns! + Math.min(columns! - 1, Math.max(0, column))]!;
  return image.map((_, at) => {
    const y = Math.floor(at / columns!) - middleRow - down!;
    const x = (at % columns!) - middleColumn - right!;
    const row = middleRow + cosine * y - sine * x;
    const column = middleColumn + sine * y + cosine * x;
    const [top, left] = [Math.floor(row), Math.floor(column)];
    const [partRow, partColumn] = [row - top, column - left];
    return (
      (1 - partRow) * ((1 - partColumn) * pixel(top, left) + partColumn * pixel(top, left + 1)) +
      partRow * ((1 - partColumn) * pixel(top + 1, left) + partColumn * pixel(top + 1, left + 1))
    );
  });
}
