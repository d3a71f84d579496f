/**
 * What the author of a plugin's measure imports, as `rules-vs-weights/measure`: apart from what others need, since every
 * process of a run imports its plugins.
 */
export { questions } from '../cell/protocol.js';
export type { CellSession } from '../cell/session.js';
export { figureSchema, type Figure } from '../results/figure.js';
export {
  defineMeasure,
  NotApplicable,
  type ComparedSide,
  type Measure,
  type SummaryContext,
  type UncorrectedComparison,
} from './measure.js';
