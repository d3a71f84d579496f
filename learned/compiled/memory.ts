import type { Shape } from '../graph/graph.js';
import type { Constants } from './compiled-network.js';

/** Bytes of a 32-bit float. */
export const FLOAT = 4;

/** Floats of a vector. */
export const LANES = 4;

/** Bytes of a vector. */
export const VECTOR = FLOAT * LANES;

/** Vectors that hold so many floats. */
export const vectorsOf = (floats: number): number => Math.ceil(floats / LANES);

/** What lies around an image, in places. */
export interface Border {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export const NO_BORDER: Border = { top: 0, bottom: 0, left: 0, right: 0 };

/** Where a result lies in the memory: rows of places of channels. */
export interface Image {
  /** Of its first place, in bytes; a border lies before it. */
  readonly offset: number;
  readonly rows: number;
  readonly columns: number;
  readonly channels: number;
  /** Floats from one place to the next: the channels and, where vectors are written to it, what fills the last of them. */
  readonly placeStride: number;
  /** Floats from one row to the next. */
  readonly rowStride: number;
}

/** Every shape as rows, columns and channels: a vector is one place, a sequence one row of them. */
export function asImage(shape: Shape): Pick<Image, 'rows' | 'columns' | 'channels'> {
  const channels = shape.at(-1) ?? 1;
  const places = shape.slice(0, -1);
  return places.length === 2
    ? { rows: places[0]!, columns: places[1]!, channels }
    : { rows: 1, columns: places.reduce((product, size) => product * size, 1), channels };
}

/** Whether an image's numbers stand one after the other, as in the arrays that go in and out. */
export const isCompact = ({ rows, columns, channels, placeStride, rowStride }: Image): boolean =>
  (rows * columns === 1 || placeStride === channels) && (rows === 1 || rowStride === columns * channels);

/** Whether the places of an image follow each other without a gap from row to row, so that it may be taken for one row. */
export const isOneRow = ({ rows, columns, placeStride, rowStride }: Image): boolean =>
  rows === 1 || rowStride === columns * placeStride;

/** Cache lines are this long: what is read by vectors begins at one. */
const ALIGNMENT = 64;

/** The places of a module's memory, given out once while it is compiled. */
export class MemoryPlan {
  #end = 0;
  readonly constants: Constants[] = [];
  /** Places of results that nobody reads any more, by their geometry. */
  readonly #free = new Map<string, Image[]>();

  /** Bytes given out so far. */
  get bytes(): number {
    // What is read or written by vectors may reach over the end of the last image.
    return this.#end + VECTOR;
  }

  /**
   * Puts trained numbers into the memory, and says where.
   *
   * @param columns output channels that they are of
   * @param blocks of as many rows each, one after the other, each of channels of its own
   */
  hold(columns: number, values: Float32Array, blocks = 1): number {
    const start = this.#take(values.length);
    const length = values.length / blocks;
    for (let at = 0; at < blocks; at++) {
      this.constants.push({
        offset: start + FLOAT * at * length,
        columns,
        values: values.subarray(at * length, (at + 1) * length),
      });
    }
    return start;
  }

  /**
   * A place for a result. One that was released is taken again where its geometry is the same: what lies around it is
   * still zero.
   */
  image(
    size: Pick<Image, 'rows' | 'columns' | 'channels'>,
    placeStride: number,
    { top, bottom, left, right }: Border,
  ): Image {
    const rowStride = (left + size.columns + right) * placeStride;
    const geometry = JSON.stringify([size, placeStride, top, bottom, left, right]);
    const released = this.#free.get(geometry)?.pop();
    if (released) return released;
    const start = this.#take((top + size.rows + bottom) * rowStride);
    const image = {
      ...size,
      offset: start + FLOAT * (top * rowStride + left * placeStride),
      placeStride,
      rowStride,
    };
    this.#geometries.set(image, geometry);
    return image;
  }

  /** Gives a place back once nobody reads it any more. */
  release(image: Image): void {
    const geometry = this.#geometries.get(image);
    if (geometry === undefined) return;
    this.#free.set(geometry, [...(this.#free.get(geometry) ?? []), image]);
  }

  readonly #geometries = new Map<Image, string>();

  #take(floats: number): number {
    const start = Math.ceil(this.#end / ALIGNMENT) * ALIGNMENT;
    this.#end = start + FLOAT * floats;
    return start;
  }
}
