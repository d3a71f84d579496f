import { mean } from 'simple-statistics';

import type { Random } from '../../../tasks/kit/random.js';
import type { Figure } from '../../results/figure.js';
import { percentileInterval, resamplePlaces } from '../../statistics/bootstrap.js';
import type { Interaction, InteractionSamples } from './schema.js';

/**
 * How many parts of an input an answer hangs on, and how far they act together. Parts of the variance are averaged over
 * inputs before they are divided, so that inputs whose answer always stays weigh nothing.
 *
 * @param random draws the resamples
 */
export function summariseInteraction(
  { groups, rows, inputs, decisions }: InteractionSamples,
  random: Random,
): Interaction {
  const all = [...inputs.keys()];
  const resamples = resamplePlaces(inputs.length, random);
  const over = (places: readonly number[], pick: (input: (typeof inputs)[number]) => number): number =>
    mean(places.map((place) => pick(inputs[place]!)));
  const figure = (statistic: (places: readonly number[]) => number, unit: string, method: string): Figure => {
    const interval = percentileInterval(resamples, statistic);
    return {
      value: statistic(all),
      ...(interval ? { ...interval, interval: 'confidence' as const } : {}),
      n: inputs.length,
      unit,
      direction: 'lower-is-better',
      method: `${method}; ${interval ? 'bootstrap over inputs' : 'without an interval: the answer hardly ever changed'}`,
    };
  };
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const variance = (places: readonly number[]): number => over(places, (input) => input.variance);
  return {
    groups,
    // Where every answer stayed whatever was replaced there is no variance to share out.
    ...(variance(all) === 0
      ? {}
      : {
          meanDimension: figure(
            (places) => over(places, ({ total }) => sum(total)) / variance(places),
            'groups',
            'mean dimension (Caflisch, Morokoff and Owen 1997; Liu and Owen 2006): total effects (Jansen 1999) of the groups on whether the answer stays, summed',
          ),
          interaction: figure(
            (places) => 1 - over(places, ({ alone }) => sum(alone)) / variance(places),
            'share',
            'variance that no group brings about alone ÷ variance (Saltelli et al. 2010)',
          ),
        }),
    groupsThatMatter: figure(
      (places) => over(places, ({ total }) => total.filter((part) => part > 0).length),
      'groups',
      `groups whose replacement changed at least once in ${rows} trials whether the answer stays, mean over inputs: at least so many matter (after Molnar, Casalicchio and Bischl 2019)`,
    ),
    decisions,
  };
}
