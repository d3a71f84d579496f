/** What a plugin author imports, and nothing else; for a measure of one's own, see `rules-vs-weights/measure`. */
export * from './tasks/contract/index.js';
export { createRandom } from './tasks/kit/random.js';
export { cascade, type Cascade } from './tasks/kit/cascade.js';
