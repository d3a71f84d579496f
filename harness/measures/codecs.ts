import { z } from 'zod';

/** Lists of numbers as they are in memory, whatever holds their bytes. */
const of = <List>(list: new () => List) => z.custom<List>((value) => value instanceof list);

// One definition for both directions: `encode` makes what JSON can hold, `decode` checks a file and makes it whole.
// JavaScript writes numbers so that reading them gives the same number, so nothing is lost on the way.

/** What may be absent is tried once as `undefined`, before the schema knows that it is. */
const listOf = (array: ArrayLike<number> | undefined): number[] => Array.from(array ?? []);

/** 64-bit floats; none may be NaN, which JSON does not know. */
export const numbers = z.codec(z.array(z.number()), of<Float64Array>(Float64Array), {
  decode: (list) => Float64Array.from(list),
  encode: (array) => listOf(array),
});

/** 64-bit floats of which some may be NaN: `null` in the file. */
export const numbersOrNaN = z.codec(z.array(z.number().nullable()), of<Float64Array>(Float64Array), {
  decode: (list) => Float64Array.from(list, (value) => value ?? Number.NaN),
  encode: (array) => listOf(array).map((value) => (Number.isNaN(value) ? null : value)),
});

/** 32-bit floats. */
export const floats = z.codec(z.array(z.number()), of<Float32Array>(Float32Array), {
  decode: (list) => Float32Array.from(list),
  encode: (array) => listOf(array),
});

/** Bytes that are 0 or 1. */
export const flags = z.codec(z.array(z.int().min(0).max(1)), of<Uint8Array>(Uint8Array), {
  decode: (list) => Uint8Array.from(list),
  encode: (array) => listOf(array),
});

/** Places in a list; -1 for none. */
export const places = z.codec(z.array(z.int().min(-1)), of<Int32Array>(Int32Array), {
  decode: (list) => Int32Array.from(list),
  encode: (array) => listOf(array),
});

/** True where lists that belong together are of one length. */
export const sameLength = (...lists: readonly ArrayLike<unknown>[]): boolean =>
  lists.every(({ length }) => length === lists[0]!.length);
