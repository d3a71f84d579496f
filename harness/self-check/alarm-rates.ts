import type { Figure } from '../results/figure.js';
import { shareFigure } from '../statistics/proportion.js';
import { TRIED, type TrialOutcome, type Tried } from './trials.js';

/** A rule that calls a difference where there is none more often than this is too rash. */
export const MOST_FALSE_ALARMS = 0.05;

/** How often one of the report's decisions found a difference between a program and itself. */
export interface AlarmRate {
  readonly tried: Tried;
  readonly alarms: number;
  /** Share of the trials in which the report's rule called a difference. */
  readonly rate: Figure;
  /** Trials in which the test alone would have; nothing where there is no test. */
  readonly significant?: number;
  /** True where the whole interval lies above {@link MOST_FALSE_ALARMS}. */
  readonly tooRash: boolean;
}

/** The false-alarm rate of every decision over all trials. */
export function alarmRates(trials: readonly Readonly<Record<Tried, TrialOutcome>>[]): AlarmRate[] {
  return TRIED.map((tried) => {
    const outcomes = trials.map((trial) => trial[tried]);
    const alarms = outcomes.filter(({ alarm }) => alarm).length;
    const rate: Figure = {
      ...shareFigure(alarms, outcomes.length, 'false alarms ÷ A/A trials'),
      direction: 'lower-is-better',
    };
    return {
      tried,
      alarms,
      rate,
      ...(outcomes.some(({ significant }) => significant !== undefined)
        ? { significant: outcomes.filter(({ significant }) => significant).length }
        : {}),
      tooRash: rate.low! > MOST_FALSE_ALARMS,
    };
  });
}
