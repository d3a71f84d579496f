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
  const { method, deletion, insertion, decisions } = samples;
  return {
    kind: 'attributions',
    method,
    // A good explanation lowers the deletion curve and raises the insertion curve.
    deletion: scaled(deletion, random, 'deletion'),
    insertion: scaled(insertion, random, 'insertion'),
    decisions,
  };
}

type Areas = Extract<ExplanationSamples, { kind: 'attributions' }>['deletion'];

/** Where the explanation's area lies between that of a random order (0) and of a search with queries (1). */
function scaled({ own, random: chance, searched }: Areas, random: Random, curve: string): Figure {
  const all = [...own.keys()];
  const over = (places: readonly number[], areas: readonly number[]): number =>
    mean(places.map((place) => areas[place]!));
  const statistic = (places: readonly number[]): number => {
    const start = over(places, chance);
    return (over(places, own) - start) / (over(places, searched) - start);
  };
  const drawn = Array.from({ length: RESAMPLES }, () => statistic(all.map(() => random.pick(all))))
    .filter(Number.isFinite)
    .sort((left, right) => left - right);
  const value = statistic(all);
  const known = Number.isFinite(value) && drawn.length > RESAMPLES / 2;
  return {
    value: known ? value : 0,
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
    method: `area under the ${curve} curve (Petsiuk et al. 2018) by hard answers, 0 for a random order and 1 for one found by asking the program; ${known ? 'bootstrap over inputs' : 'no better order was found than a random one'}`,
  };
}
