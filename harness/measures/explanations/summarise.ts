import { mean } from 'simple-statistics';

import type { Random } from '../../../tasks/kit/random.js';
import type { Figure } from '../../results/figure.js';
import { percentileInterval, resamplePlaces } from '../../statistics/bootstrap.js';
import { shareFigure } from '../../statistics/proportion.js';
import type { Explanations, ExplanationSamples } from './schema.js';

/**
 * Whether a program's own explanations say what it did.
 *
 * @param random draws the resamples of the inputs
 */
export function summariseExplanations(samples: ExplanationSamples, random: Random): Explanations {
  if (samples.kind === 'traces') {
    const { traces, replayed, decisions } = samples;
    const all = [...traces.keys()];
    const total = (places: readonly number[], count: 'steps' | 'needed'): number =>
      places.reduce((sum, place) => sum + traces[place]![count], 0);
    const needed = (places: readonly number[]): number => total(places, 'needed') / total(places, 'steps');
    const interval = percentileInterval(resamplePlaces(traces.length, random), needed);
    return {
      kind: 'traces',
      replayed: shareFigure(replayed, traces.length, 'traces whose replay gives the decision again ÷ traces'),
      ...(total(all, 'steps') === 0
        ? {}
        : {
            needed: {
              value: needed(all),
              ...(interval ? { ...interval, interval: 'confidence' as const } : {}),
              n: traces.length,
              unit: 'share',
              direction: 'higher-is-better' as const,
              method: 'steps without which the replay is another one ÷ steps; bootstrap over traces',
            },
          }),
      steps: total(all, 'steps') / traces.length,
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
function scaledCurves({ deletion, insertion }: Curves, random: Random, replaced: string) {
  const [lowered, raised] = [
    scaled(deletion, random, `deletion curve (${replaced})`),
    scaled(insertion, random, `insertion curve (${replaced})`),
  ];
  return { ...(lowered ? { deletion: lowered } : {}), ...(raised ? { insertion: raised } : {}) };
}

/** So much of the resamples must find the search better than chance, or both the same, for a scale to measure on. */
const SURE = 0.975;

/**
 * Where the explanation's area lies between that of a random order (0) and of a search with queries (1).
 *
 * @returns nothing where the search is not surely better than chance: then nothing can be told
 */
function scaled(
  { own, random: chance, searched }: Curves['deletion'],
  random: Random,
  curve: string,
): Figure | undefined {
  const all = [...own.keys()];
  const over = (places: readonly number[], areas: readonly number[]): number =>
    mean(places.map((place) => areas[place]!));
  const reach = (places: readonly number[]): number => over(places, searched) - over(places, chance);
  const statistic = (places: readonly number[]): number =>
    (over(places, own) - over(places, chance)) / reach(places);
  const resamples = resamplePlaces(own.length, random);
  const whole = Math.sign(reach(all));
  const agreeing = resamples.filter((places) => Math.sign(reach(places)) === whole).length;
  const interval = percentileInterval(resamples, statistic);
  if (whole === 0 || agreeing < SURE * resamples.length || !interval) return undefined;
  return {
    value: statistic(all),
    ...interval,
    interval: 'confidence',
    n: own.length,
    unit: 'scale',
    direction: 'higher-is-better',
    method: `area under the ${curve} (Petsiuk et al. 2018) by hard answers, 0 for a random order and 1 for one found by asking the program; bootstrap over inputs`,
  };
}
