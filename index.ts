/** What a plugin author imports, and nothing else. */
export * from './tasks/contract/index.js';
export { createRandom, type Random } from './tasks/kit/random.js';
export {
  defineMeasure,
  NotApplicable,
  type Measure,
  type SummaryContext,
  type UncorrectedComparison,
} from './harness/measures/measure.js';
export { figureSchema, type Figure } from './harness/results/figure.js';
export { questions } from './harness/cell/protocol.js';
