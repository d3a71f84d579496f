import type { Figure } from '../../results/figure.js';
import type { Latency } from './schema.js';
import type { ThroughputReport } from './throughput.js';

/**
 * Benchmark.js and our mean agree where they are within a tenth: it decides on the inputs in one fixed order, one after the
 * other, which caches and predictors like, and at another moment of the run.
 */
const MARGIN = 0.1;

/**
 * Sets Benchmark.js beside our mean: agreement is an equivalence, shown by the whole interval of their ratio lying within
 * a margin that was fixed in advance. Two intervals that overlap would show nothing: the less is known, the more they do.
 *
 * @param mean our mean time of a decision
 */
export function compareThroughput(
  { hertz, relativeMargin, samples }: ThroughputReport,
  mean: Figure,
): Pick<Latency, 'throughput' | 'throughputAgreement'> {
  const logRatio = Math.log((hertz * mean.value) / 1e9);
  const reachOfTheirs = Math.log1p(relativeMargin);
  const throughput: Figure = {
    value: hertz,
    low: hertz * (1 - relativeMargin),
    high: hertz * (1 + relativeMargin),
    interval: 'confidence',
    n: samples,
    unit: 'decisions/s',
    direction: 'higher-is-better',
    method: 'Benchmark.js 2.1.4, each cycle decides on all timed inputs once; its own 95 % margin',
  };
  // Independent of each other: the squares of their reaches add.
  const reach =
    mean.low === undefined || mean.high === undefined
      ? undefined
      : Math.hypot(reachOfTheirs, Math.log(mean.high / mean.low) / 2);
  const ratio: Figure = {
    value: Math.exp(logRatio),
    ...(reach === undefined
      ? {}
      : { low: Math.exp(logRatio - reach), high: Math.exp(logRatio + reach), interval: 'confidence' }),
    n: samples,
    unit: '×',
    direction: 'neither',
    method: `decisions a second by Benchmark.js ÷ those that our mean implies; the 95 % intervals of both, their squares added`,
  };
  const verdict = judge(logRatio, reach);
  return {
    throughput,
    throughputAgreement: { verdict, ratio, margin: MARGIN, sentence: say(verdict, ratio.value) },
  };
}

function judge(
  logRatio: number,
  reach: number | undefined,
): NonNullable<Latency['throughputAgreement']>['verdict'] {
  if (reach === undefined) return 'undecided';
  const allowed = Math.log1p(MARGIN);
  if (Math.abs(logRatio) + reach <= allowed) return 'equivalent';
  return Math.abs(logRatio) - reach > allowed ? 'different' : 'undecided';
}

function say(verdict: ReturnType<typeof judge>, ratio: number): string {
  const within = `${MARGIN * 100} %`;
  const found = `Benchmark.js finds ${Math.abs((ratio - 1) * 100).toFixed(1)} % ${ratio > 1 ? 'more' : 'fewer'} decisions a second than our mean implies`;
  switch (verdict) {
    case 'equivalent':
      return `Benchmark.js and our mean agree within ${within}: ${found}.`;
    case 'different':
      return `${found}, and by more than ${within}; it decides on the inputs in one fixed order without pauses.`;
    case 'undecided':
      return `${found}; the intervals of the two are too wide to say whether they agree within ${within}.`;
  }
}
