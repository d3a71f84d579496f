import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';

import type { Figure } from '../results/figure.js';
import { CONFIDENCE } from './proportion.js';

const Z = normalQuantile(1 - (1 - CONFIDENCE) / 2, 0, 1);

/** How long something lasted: until its end, or at least as long where it was not watched to its end. */
export interface Lasting {
  readonly until: number;
  /** False where it was censored: it lasted at least so long. */
  readonly ended: boolean;
}

/** The share that lasts beyond a time, from that time on until the next step. */
export interface SurvivalStep {
  readonly time: number;
  readonly share: number;
  /** Absent while nothing, or all, has ended. */
  readonly low?: number;
  readonly high?: number;
}

/**
 * The share that lasts longer than any time, from some of which only a part was seen (Kaplan and Meier 1958, "Nonparametric
 * estimation from incomplete observations"), with Greenwood's variance (1926) and 95 % intervals on the scale of
 * log(−log) (Kalbfleisch and Prentice 1980), which stay between 0 and 1.
 *
 * @returns a step for every time at which something ended, in order
 * @example
 * survivalCurve([{ until: 1, ended: true }, { until: 2, ended: false }]); // [{ time: 1, share: 0.5, … }]
 */
export function survivalCurve(lasting: readonly Lasting[]): SurvivalStep[] {
  const times = [...new Set(lasting.filter(({ ended }) => ended).map(({ until }) => until))].sort(
    (one, other) => one - other,
  );
  let share = 1;
  let greenwood = 0;
  return times.map((time) => {
    const atRisk = lasting.filter(({ until }) => until >= time).length;
    const ending = lasting.filter(({ until, ended }) => ended && until === time).length;
    share *= 1 - ending / atRisk;
    greenwood += ending / (atRisk * (atRisk - ending));
    if (atRisk === ending) return { time, share: 0 };
    const reach = (Z * Math.sqrt(greenwood)) / Math.abs(Math.log(share));
    return { time, share, low: share ** Math.exp(reach), high: share ** Math.exp(-reach) };
  });
}

/**
 * The time that half last beyond, as a figure, with the 95 % interval of the times at which one half lies within the interval
 * of the share (Brookmeyer and Crowley 1982, "A confidence interval for the median survival time").
 *
 * @returns nothing where more than half outlast all that was seen; without an interval where its upper end lies beyond that
 */
export function medianLasting(
  lasting: readonly Lasting[],
  {
    what,
    unit,
    direction,
  }: { readonly what: string; readonly unit: string; readonly direction: Figure['direction'] },
): Figure | undefined {
  const curve = survivalCurve(lasting);
  const median = curve.find(({ share }) => share <= 0.5);
  if (!median) return undefined;
  const censored = lasting.filter(({ ended }) => !ended).length;
  const low = curve.find((step) => (step.low ?? step.share) <= 0.5)?.time;
  const high = curve.find((step) => (step.high ?? step.share) <= 0.5)?.time;
  const figure = { value: median.time, n: lasting.length, unit, direction };
  const method = `${what}; median after Kaplan and Meier (1958), ${censored} of ${lasting.length} not seen to their end`;
  return low === undefined || high === undefined
    ? { ...figure, method: `${method}; its interval has no upper end, so there is none` }
    : {
        ...figure,
        low,
        high,
        interval: 'confidence',
        method: `${method}; 95 % interval after Brookmeyer and Crowley (1982)`,
      };
}
