import type { ReportedSplit, Split } from '../../../tasks/contract/index.js';
import type { Figure } from '../../results/figure.js';
import { overSeeds } from '../../statistics/over-seeds.js';
import { shareFigure } from '../../statistics/proportion.js';
import type { SweepNetwork } from './sweep-file.js';

/** The parts of the data set that a sweep is scored on. */
export type ScoredSplit = Exclude<Split, 'train'>;

/** Why there is nothing of what was recorded on the examples of a run. */
export const NOT_SCORED =
  'recorded networks are scored on the validation and the test split, never on examples that they were trained on';

/** Whether recorded networks are scored on the examples of a run. */
export const isScored = (split: ReportedSplit): split is ScoredSplit =>
  split === 'validation' || split === 'test';

/** What a network got right of a split that it was scored on. */
export function countOf(network: SweepNetwork, split: ScoredSplit): SweepNetwork['validation'] {
  const counted = network[split];
  if (!counted) throw new Error(`the sweep holds no counts of the ${split} split`);
  return counted;
}

/**
 * The share of examples that networks which differ only in their seed answer rightly: the mean, with Student's interval
 * over seeds; of a single network, with Wilson's over examples.
 *
 * @param counts one a seed
 */
export function overNetworks(
  counts: readonly SweepNetwork['validation'][],
  split: ScoredSplit,
  exhaustive: boolean,
): Figure {
  const [first] = counts;
  const what = `right answers ÷ the ${first!.total} ${split} examples, recorded when the networks were trained`;
  if (counts.length === 1) return shareFigure(first!.right, first!.total, what, exhaustive);
  const figure = overSeeds(
    counts.map(({ right, total }) => right / total),
    what,
  );
  // Student's interval knows no bounds; a share has two.
  return { ...figure, low: Math.max(0, figure.low!), high: Math.min(1, figure.high!) };
}
