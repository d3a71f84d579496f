import { mean, quantileSorted } from 'simple-statistics';

import type { Random } from '../../../tasks/kit/random.js';
import type { Figure } from '../../results/figure.js';
import { shareFigure } from '../../statistics/proportion.js';
import type { Explanations, ExplanationSamples } from './schema.js';

const RESAMPLES = 1000;

/**
 * Whether a program's own explanations say what it did.
 *
 * @param random draws the resamples of the inputs
 */
export function summariseExplanations(samples: ExplanationSamples, random: Random): Explanations {
  if (samples.kind === 'traces') {
    const { explained, replayed, steps, needed, decisions } = samples;
    return {
      kind: 'traces',
      replayed: shareFigure(replayed, explained, 'traces whose replay gives the decision again ÷ traces'),
      needed: shareFigure(needed, steps, 'steps without which the replay is another one ÷ steps'),
      steps: steps / explained,
      decisions,
    };
  }
  const { method, others, blank, decisions } = samples;
  return {
    kind: 'attributions',
    method,
    others: scaledCurves(others, random, 'what is taken away becomes that of other examples'),
    ...(blank ? { blank: scaledCurves(blank, random, 'what is taken away becomes blank') } : {}),
    decisions,
  };
}

type Curves = Extract<ExplanationSamples, { kind: 'attributions' }>['others'];

/** A good explanation lowers the deletion curve and raises the insertion curve, as a search does: both scales go up. */
const scaledCurves = ({ deletion, insertion }: Curves, random: Random, replaced: string) => ({
  deletion: scaled(deletion, random, `deletion curve (${replaced})`),
  insertion: scaled(insertion, random, `insertion curve (${replaced})`),
});

/** Where the explanation's area lies between that of a random order (0) and of a search with queries (1). */
function scaled(
  { own, random: chance, searched }: Curves['deletion'],
  random: Random,
  curve: string,
): Figure {
  const all = [...own.keys()];
  const over = (places: readonly number[], areas: readonly number[]): number =>
    mean(places.map((place) => areas[place]!));
  const reach = (places: readonly number[]): number => over(places, searched) - over(places, chance);
  const statistic = (places: readonly number[]): number =>
    (over(places, own) - over(places, chance)) / reach(places);
  const resamples = Array.from({ length: RESAMPLES }, () => all.map(() => random.pick(all)));
  // Where the search itself is not surely better than chance there is no scale to measure on.
  const whole = Math.sign(reach(all));
  const sure = resamples.filter((places) => Math.sign(reach(places)) === whole).length >= 0.975 * RESAMPLES;
  const known = whole !== 0 && sure;
  const drawn = resamples
    .map(statistic)
    .filter(Number.isFinite)
    .sort((left, right) => left - right);
  return {
    value: known ? statistic(all) : 0,
    ...(known
      ? {
          low: quantileSorted(drawn, 0.025),
          high: quantileSorted(drawn, 0.975),
          interval: 'confidence' as const,
        }
      : {}),
    n: own.length,
    unit: 'scale',
    direction: 'higher-is-better',
    method: `area under the ${curve} (Petsiuk et al. 2018) by hard answers, 0 for a random order and 1 for one found by asking the program; ${known ? 'bootstrap over inputs' : 'no order was found that is surely better than a random one, so that nothing can be told'}`,
  };
}
