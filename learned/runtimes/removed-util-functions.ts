import util from 'node:util';

/** What `@tensorflow/tfjs-node` 4.22.0 calls in `node:util` and newer versions of Node may lack. */
const REMOVED = {
  isNullOrUndefined: (value: unknown): boolean => value === null || value === undefined,
  isArray: (value: unknown): boolean => Array.isArray(value),
};

/**
 * Puts back the functions of `node:util` that `@tensorflow/tfjs-node` 4.22.0 calls, where Node lacks them.
 *
 * Node 23 removed `util.isNullOrUndefined`, and every operation of tfjs-node then ends in "is not a function"
 * (issue 8609 of tensorflow/tfjs). `util.isArray` is deprecated and still there in Node 26; it is the only
 * other one that tfjs-node calls. tfjs-node looks both up at each call, so this works before or after it is
 * loaded, as long as no operation has run. A function that Node has is left as it is.
 *
 * @returns The names of the functions put back: none on Node 22 and older.
 */
export function supplyRemovedUtilFunctions(): string[] {
  // The default import is the very object that CommonJS modules get from require('util').
  const missing = Object.entries(REMOVED).filter(([name]) => !(name in util));
  for (const [name, value] of missing) {
    Object.defineProperty(util, name, { value, configurable: true, writable: true });
  }
  return missing.map(([name]) => name);
}
