import { local, type Local } from 'wasmati';

import { advance, repeat, type Variables } from './assembler.js';
import { FLOAT, isOneRow, type Image } from './memory.js';

/** Pointers of some images and of the one that is written. */
export type AtPlace = (from: readonly Local<'i32'>[], to: Local<'i32'>) => void;

/** Several images of the same rows and columns, as one row where each of them may be taken for one. */
function together(images: readonly Image[]): readonly Image[] {
  if (!images.every(isOneRow)) return images;
  return images.map((image) => ({ ...image, rows: 1, columns: image.rows * image.columns }));
}

/**
 * Writes a loop over the places of images of the same rows and columns; in its body every pointer is at its image's place.
 */
export function eachPlace(variables: Variables, from: readonly Image[], to: Image, body: AtPlace): void {
  const images = together([...from, to]);
  const pointers = images.map(({ offset }) => {
    const pointer = variables.i32();
    local.set(pointer, offset);
    return pointer;
  });
  const { rows, columns } = images[0]!;
  repeat(variables, rows, () => {
    repeat(variables, columns, () => {
      body(pointers.slice(0, -1), pointers.at(-1)!);
      pointers.forEach((pointer, at) => advance(pointer, FLOAT * images[at]!.placeStride));
    });
    pointers.forEach((pointer, at) => {
      const { rowStride, placeStride } = images[at]!;
      if (rows > 1) advance(pointer, FLOAT * (rowStride - columns * placeStride));
    });
  });
  variables.giveBack(...pointers);
}

/** Writes a loop over the numbers of images of one shape. */
export function eachFloat(variables: Variables, from: readonly Image[], to: Image, body: AtPlace): void {
  const inner = [...from, to].map(() => variables.i32());
  eachPlace(variables, from, to, (sources, target) => {
    [...sources, target].forEach((pointer, at) => local.set(inner[at]!, pointer));
    repeat(variables, to.channels, () => {
      body(inner.slice(0, -1), inner.at(-1)!);
      inner.forEach((pointer) => advance(pointer, FLOAT));
    });
  });
}
