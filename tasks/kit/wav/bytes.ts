import type { Bytes } from '../regular-file.js';

/** Bytes that are in memory already; what is read of them is a view and is not written to. */
export function inMemory(bytes: Uint8Array): Bytes {
  return { size: bytes.length, read: (at, length) => bytes.subarray(at, at + length) };
}

/** A view of bytes for reading numbers. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** Four bytes as text, as RIFF names its chunks. */
export function tagAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

/** Why a file is not read, without its name: that is put before it, and what to do behind it. */
export class Refusal extends Error {}
