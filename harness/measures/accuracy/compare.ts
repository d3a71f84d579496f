import { countPairs, mcnemarMidP, pairedDifference } from '../../statistics/paired.js';
import type { Figure } from '../../results/figure.js';
import type { UncorrectedComparison } from '../measure.js';
import type { AccuracySamples } from './schema.js';

/** One of two programs on the same examples. */
export interface AccuracySide {
  readonly figure: Figure;
  readonly samples: Pick<AccuracySamples, 'right'>;
}

/**
 * Two programs on the same examples: the paired difference b − a (Newcombe 1998) and McNemar's mid-p test (Fagerland et
 * al. 2013).
 *
 * @param exhaustive true where the examples are all that there are, so that nothing is left to test
 */
export function compareAccuracy(
  a: AccuracySide,
  b: AccuracySide,
  exhaustive: boolean,
): UncorrectedComparison {
  const counts = countPairs(a.samples.right, b.samples.right);
  const { difference, low, high } = pairedDifference(counts);
  return {
    title: 'Accuracy',
    valueA: a.figure,
    valueB: b.figure,
    difference: {
      value: difference,
      ...(exhaustive ? {} : { low, high, interval: 'confidence' }),
      n: a.figure.n,
      unit: 'share',
      direction: 'higher-is-better',
      method: `b − a; only a was right on ${counts.onlyA} examples, only b on ${counts.onlyB}${exhaustive ? '; all were counted' : '; interval after Newcombe (1998)'}`,
    },
    p: exhaustive ? null : mcnemarMidP(counts),
    test: exhaustive
      ? 'none needed: every input there is was counted'
      : 'McNemar’s exact mid-p test (Fagerland et al. 2013)',
    direction: 'higher-is-better',
  };
}
