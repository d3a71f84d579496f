import type { ComparedSide, SummaryContext, UncorrectedComparison } from '../measure.js';
import { countRight } from './right.js';
import type { Accuracy, AccuracySamples } from './schema.js';

type Side = ComparedSide<AccuracySamples, Accuracy>;

/**
 * Two versions of a program on the same examples. What is asked is what changed on these, and that is counted; how sure it is
 * of other examples, the test of two programs says, which stands beside it.
 *
 * @param compare how any two programs are compared
 * @throws where they decided on other examples
 */
export function compareAccuracyOfVersions(
  earlier: Side,
  later: Side,
  context: SummaryContext,
  compare: (a: Side, b: Side, context: SummaryContext) => UncorrectedComparison,
): readonly UncorrectedComparison[] {
  requireSameExamples(earlier.samples, later.samples);
  const counted = countedExactly(earlier, later, compare(earlier, later, { ...context, exhaustive: true }));
  if (context.exhaustive) return [counted];
  const sampled = compare(earlier, later, context);
  const { low, high } = sampled.difference;
  const beyond =
    low === undefined || high === undefined
      ? ''
      : `, 95 % interval from ${low.toPrecision(2)} to ${high.toPrecision(2)}`;
  const p = sampled.p === null ? '' : `, p = ${sampled.p.toPrecision(2)}`;
  return [
    {
      ...counted,
      test: `none needed on these examples, which both decided; for others: ${sampled.test}${p}${beyond}`,
    },
  ];
}

/** The difference of counts ÷ examples: that of two shares may come out a hair beyond the margin. */
function countedExactly(
  { samples: { right: before } }: Side,
  { samples: { right: now } }: Side,
  comparison: UncorrectedComparison,
): UncorrectedComparison {
  if (!before || !now || now.length === 0) return comparison;
  const value = (countRight(now) - countRight(before)) / now.length;
  return { ...comparison, difference: { ...comparison.difference, value } };
}

/** @throws where two versions decided on other examples */
export function requireSameExamples(earlier: AccuracySamples, later: AccuracySamples): void {
  if (earlier.exampleIds.join('\n') !== later.exampleIds.join('\n'))
    throw new Error('they decided on other examples');
}
