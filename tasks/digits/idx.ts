import { UserError } from '../contract/index.js';

/** Unsigned bytes, the only element type that MNIST uses. */
const UNSIGNED_BYTE = 0x08;

/** An array of bytes with its dimensions. */
export interface IdxArray {
  readonly dimensions: readonly number[];
  readonly values: Uint8Array;
}

/**
 * Reads the idx format that MNIST is distributed in (LeCun, Cortes and Burges, "The MNIST database"): two zero
 * bytes, the element type, the number of dimensions, each dimension as a big-endian 32-bit number, the values.
 *
 * @param bytes the whole file
 * @param name how an error names the file
 * @param mend what a person can do where it is damaged
 * @throws UserError when the magic number is wrong, or the file is shorter or longer than its header says
 * @example
 * parseIdx(new Uint8Array([0, 0, 8, 1, 0, 0, 0, 2, 5, 7]), 'labels', 'fetch it again').values; // 5, 7
 */
export function parseIdx(bytes: Uint8Array, name: string, mend: string): IdxArray {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4) {
    throw new UserError(`${name} is cut off: ${bytes.length} bytes, too few for an idx header; ${mend}`);
  }
  const rank = bytes[3]!;
  if (view.getUint16(0) !== 0 || bytes[2] !== UNSIGNED_BYTE || rank === 0) {
    const magic = view.getUint32(0).toString(16).padStart(8, '0');
    throw new UserError(
      `${name} is no idx file of bytes: its magic number is 0x${magic}, expected 0x000008NN; ${mend}`,
    );
  }
  const header = 4 + 4 * rank;
  const dimensions: number[] = [];
  for (let at = 4; at < header && at + 4 <= bytes.length; at += 4) dimensions.push(view.getUint32(at));
  const expected = header + dimensions.reduce((product, size) => product * size, 1);
  if (dimensions.length < rank || bytes.length !== expected) {
    throw new UserError(
      `${name} is cut off or damaged: ${bytes.length} bytes where its header asks for ${dimensions.length < rank ? 'more' : expected}; ${mend}`,
    );
  }
  return { dimensions, values: bytes.subarray(header) };
}
