import { welch } from '../../statistics/welch.js';
import { exactFigure, type ComparedSide, type Margin, type UncorrectedComparison } from '../measure.js';
import { LEAST_LAUNCHES } from './over-launches.js';
import type { Memory, MemorySamples } from './schema.js';
import { allocationOf } from './summarise.js';

type Side = Pick<ComparedSide<MemorySamples, Memory>, 'result'>;

/** How what is compared of any two programs is called. */
export const SHIPPED = 'Bytes shipped';

/** Which of two programs ships fewer bytes, not compressed; runtimes are not among them. */
export function compareShipped(a: Side, b: Side): UncorrectedComparison {
  const [valueA, valueB] = [a.result.atRest.plain, b.result.atRest.plain];
  return {
    title: SHIPPED,
    valueA,
    valueB,
    difference: exactFigure(valueB.value / valueA.value, '×', 'b ÷ a; counted, not sampled'),
    p: null,
    test: 'none needed: counted, not sampled',
    direction: 'lower-is-better',
  };
}

/** What two versions may differ by in what they allocate, as a share of the mean of both, and in bytes at least. */
const ALIKE = { share: 0.1, bytes: 64 };

/**
 * What a decision of two versions of a program allocates: the difference of the means over launches, which are processes of
 * their own in both, so that nothing is paired.
 */
export function compareAllocation(
  earlier: ComparedSide<MemorySamples, Memory>,
  later: ComparedSide<MemorySamples, Memory>,
): UncorrectedComparison {
  const [valueA, valueB] = [earlier.result.allocatedPerDecision, later.result.allocatedPerDecision];
  const [ofEarlier, ofLater] = [earlier, later].map(({ samples }) =>
    samples.launches.map(({ decisions }) => allocationOf(decisions)),
  ) as [number[], number[]];
  const launches = Math.min(ofEarlier.length, ofLater.length);
  const base = {
    title: 'Bytes allocated a decision',
    valueA,
    valueB,
    test: 'Welch’s t (1947) over launches',
    direction: 'lower-is-better' as const,
    margin: marginOf(valueA.value, valueB.value),
  };
  const figure = { n: launches, unit: 'B', direction: 'lower-is-better' as const };
  const what = 'later − earlier, means over launches';
  if (launches < LEAST_LAUNCHES)
    return {
      ...base,
      difference: { value: valueB.value - valueA.value, ...figure, method: `${what}; without an interval` },
      p: 1,
      undecided: `there were ${launches} launches, ${LEAST_LAUNCHES} are needed: a quick run has fewer`,
    };
  const { difference, low, high, p } = welch(ofEarlier, ofLater);
  return {
    ...base,
    difference: {
      value: difference,
      low,
      high,
      interval: 'confidence',
      ...figure,
      method: `${what}; Welch’s 95 % interval`,
    },
    p,
  };
}

function marginOf(earlier: number, later: number): Margin {
  const value = Math.max(ALIKE.bytes, (ALIKE.share * (Math.abs(earlier) + Math.abs(later))) / 2);
  return {
    scale: 'difference',
    value,
    reason: `a tenth of the mean of both, and at least ${ALIKE.bytes} bytes: a small object`,
  };
}
