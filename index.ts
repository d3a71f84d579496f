/** What a plugin author imports, and nothing else. */
export * from './tasks/contract/index.js';
export { createRandom, type Random } from './tasks/kit/random.js';
