import { quantileSorted } from 'simple-statistics';

import type { DecidedOn } from './collect.js';
import type { Portability, RuntimeOutcome } from './schema.js';

/** The first decisions of a process are compiled while they run; they are left out of the median. */
const WARM_UP_SHARE = 0.2;

/**
 * Compares what the same weights decide on several runtimes: with the first that was measured as reference, over the
 * examples that both decided.
 *
 * @returns undefined where no runtime was measured
 */
export function summarisePortability(outcomes: readonly RuntimeOutcome[]): Portability | undefined {
  const measured = outcomes.filter((outcome) => outcome.state === 'measured');
  const [reference] = measured;
  if (!reference) return undefined;
  const runtimes = outcomes.map((outcome): Portability['runtimes'][number] =>
    outcome.state === 'measured'
      ? {
          runtime: outcome.runtime,
          state: 'measured',
          ...(outcome.elsewhere ? { elsewhere: true } : {}),
          ...compare(outcome.report, reference.report),
        }
      : outcome,
  );
  const timed = runtimes.filter((entry) => entry.state === 'measured');
  const inside = timed.filter(({ elsewhere }) => !elsewhere);
  const fastest = (inside.length > 0 ? inside : timed).reduce((best, entry) =>
    entry.latency.value < best.latency.value ? entry : best,
  );
  return { reference: reference.runtime, headline: fastest.runtime, runtimes };
}

function compare(report: DecidedOn, reference: DecidedOn) {
  const examples = Math.min(report.answers.length, reference.answers.length);
  const size = report.outputs.length / report.answers.length;
  const differing: Extract<Portability['runtimes'][number], { state: 'measured' }>['differing'] = [];
  let largest = 0;
  for (let at = 0; at < examples * size; at++)
    largest = Math.max(largest, Math.abs(report.outputs[at]! - reference.outputs[at]!));
  for (let at = 0; at < examples; at++) {
    if (report.answers[at] === reference.answers[at] || report.same?.[at] === 1) continue;
    differing.push({
      example: report.exampleIds[at]!,
      answer: report.answers[at] ?? 'abstained',
      reference: reference.answers[at] ?? 'abstained',
      margin: margin(reference.outputs.subarray(at * size, (at + 1) * size)),
    });
  }
  const warm = report.nanoseconds
    .slice(Math.floor(report.nanoseconds.length * WARM_UP_SHARE))
    .sort() as unknown as number[];
  return {
    examples,
    identical: examples - differing.length,
    differing,
    largestOutputDifference: {
      value: largest,
      n: examples * size,
      unit: 'output',
      direction: 'lower-is-better' as const,
      method: 'largest absolute difference of any output from that of the reference runtime',
    },
    latency: {
      value: quantileSorted(warm, 0.5),
      low: quantileSorted(warm, 0.25),
      high: quantileSorted(warm, 0.75),
      interval: 'spread' as const,
      n: warm.length,
      unit: 'ns',
      direction: 'lower-is-better' as const,
      method:
        'median of single decisions in one process after the first fifth; the interval is the middle half of them',
    },
  };
}

/** How far the two largest outputs are apart: a decision that differs where this is nothing is no surprise. */
function margin(outputs: Float32Array): number {
  const sorted = [...outputs].sort((left, right) => right - left);
  return sorted[0]! - (sorted[1] ?? 0);
}
