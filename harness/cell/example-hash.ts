import { createHash } from 'node:crypto';

import type { Example } from '../../tasks/contract/index.js';
import { contentOf } from './content.js';

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
    hash.update(contentOf([input, truth]));
  }
  return hash.digest('hex');
}
