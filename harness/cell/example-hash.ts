import { createHash, type Hash } from 'node:crypto';
import { serialize } from 'node:v8';

import type { Example } from '../../tasks/contract/index.js';

/** So many inputs tell whether two processes have the same data: one that draws its own differs in each. */
const HASHED_INPUTS = 200;

/**
 * A hash of examples, by which processes that load a data set each by themselves know that they have the same: of all ids
 * in their order, and of inputs and truths spread evenly over them.
 *
 * @returns SHA-256 in hexadecimal
 */
export function hashExamples(examples: readonly Example<unknown, unknown>[]): string {
  const hash = createHash('sha256').update(JSON.stringify(examples.map(({ id }) => id)));
  const step = Math.max(1, Math.floor(examples.length / HASHED_INPUTS));
  for (let at = 0; at < examples.length; at += step) {
    const { input, truth } = examples[at]!;
    hashValue(hash, input);
    hashValue(hash, truth);
  }
  return hash.digest('hex');
}

/**
 * Adds a value to a hash by what it is. V8's own serialisation tells 1 that it keeps as a whole number from 1 that it keeps as
 * a fraction, and which it does hangs on what else a process did.
 */
export function hashValue(hash: Hash, value: unknown): void {
  if (typeof value === 'number') hash.update(Object.is(value, -0) ? '-0;' : `${value};`);
  else if (Array.isArray(value)) {
    hash.update(`[${value.length};`);
    for (const one of value as unknown[]) hashValue(hash, one);
  } else if (isPlain(value)) {
    const members = Object.entries(value);
    hash.update(`{${members.length};`);
    for (const [name, one] of members) {
      hash.update(JSON.stringify(name));
      hashValue(hash, one);
    }
  } else hash.update(serialize(value));
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
