import type { Timings } from '../latency/timings.js';
import { medianOfInputs, resampleInputs } from '../latency/timings.js';
import { ratioOfMedians } from '../latency/compare.js';
import { levelOf } from '../latency/estimate.js';
import { timeFigure } from '../latency/time-figure.js';
import type { ReportedSplit } from '../../../tasks/contract/index.js';
import type { Random } from '../../../tasks/kit/random.js';
import type { Figure } from '../../results/figure.js';
import { overSeeds } from '../../statistics/over-seeds.js';
import { pairedShare, shareOverPeople, type People } from '../../statistics/over-people.js';
import type { RightWithoutRules } from './collect.js';
import type { Agility, AgilitySamples } from './schema.js';
import { countOf, isScored, NOT_SCORED, overNetworks, type ScoredSplit } from './over-networks.js';
import type { Sweep, SweepNetwork } from './sweep-file.js';

type NetworkAgility = Extract<Agility, { kind: 'network' }>;
type RulesAgility = Extract<Agility, { kind: 'rules' }>;

/** What a program gives up and gains when a part of it is left out. */
export function summariseAgility(
  samples: AgilitySamples,
  {
    split,
    exhaustive,
    people,
    random,
  }: {
    readonly split: ReportedSplit;
    readonly exhaustive: boolean;
    readonly people: People;
    readonly random: Random;
  },
): Agility {
  if (samples.kind === 'rules')
    return summariseRules(samples.right, exhaustive, people, samples.timed, random);
  if (!isScored(split)) throw new Error(NOT_SCORED);
  return summariseWidths(samples.sweep, split, exhaustive, samples.timed, random);
}

/** The widths of a sweep, from the smallest on. */
export const widthsOf = ({ networks }: Sweep): number[] =>
  [...new Set(networks.map(({ width }) => width))].sort((one, other) => one - other);

/**
 * Puts what was recorded of a network's widths beside what they cost here.
 *
 * @param exhaustive true where the examples are all that there are
 * @param timed timings of the widths, in their order
 */
export function summariseWidths(
  sweep: Sweep,
  split: ScoredSplit,
  exhaustive: boolean,
  timed: readonly Timings[],
  random: Random,
): NetworkAgility {
  const widths = widthsOf(sweep);
  const at = (width: number): SweepNetwork[] => sweep.networks.filter((network) => network.width === width);
  const timings = new Map(timed.map((samples, place) => [widths[place]!, samples]));
  return {
    kind: 'network',
    recipe: sweep.recipe,
    command: sweep.command,
    seeds: at(widths[0]!).length,
    widths: widths.map((width) => {
      const networks = at(width);
      const { weights, bytes, multiplyAccumulates } = networks[0]!;
      return {
        label: `${width} × channels`,
        width,
        accuracy: overNetworks(
          networks.map((network) => countOf(network, split)),
          split,
          exhaustive,
        ),
        weights: exact(weights, 'weights', 'count of trained numbers'),
        bytes: exact(bytes, 'B', 'topology and weights, as files'),
        multiplyAccumulates: exact(multiplyAccumulates, 'multiply-accumulates', 'of one decision, counted'),
        latency: medianTime(timings.get(width)!, random, UNTRAINED),
      };
    }),
    steps: widths
      .slice(1)
      .map((from, place) => stepBetween(from, widths[place]!, sweep, split, timings, random))
      .reverse(),
  };
}

const UNTRAINED =
  'median over inputs of the median of each, of the architecture at this width with untrained weights, whose values make no difference to the time; all widths in one process a launch, in turns';

/** Smaller minus larger, seed by seed, and how many times as fast. */
function stepBetween(
  from: number,
  to: number,
  sweep: Sweep,
  split: ScoredSplit,
  timings: ReadonlyMap<number, Timings>,
  random: Random,
): NetworkAgility['steps'][number] {
  const share = (width: number, seed: number): number | undefined => {
    const network = sweep.networks.find((one) => one.width === width && one.seed === seed);
    if (!network) return undefined;
    const { right, total } = countOf(network, split);
    return right / total;
  };
  const differences = [...new Set(sweep.networks.map(({ seed }) => seed))].flatMap((seed) => {
    const [smaller, larger] = [share(to, seed), share(from, seed)];
    return smaller === undefined || larger === undefined ? [] : [smaller - larger];
  });
  return {
    label: `${from} to ${to} × channels`,
    from,
    to,
    accuracy: overSeeds(differences, 'smaller minus larger width on the same examples, seed by seed'),
    speed: speedUp(timings.get(from)!, timings.get(to)!, random),
  };
}

/** What every group of rules is worth, in right answers and in time. */
export function summariseRules(
  { whole, groups }: RightWithoutRules,
  exhaustive: boolean,
  people: People,
  [wholeTimes, ...times]: readonly Timings[],
  random: Random,
): RulesAgility {
  // The first of all examples were decided on, which are in the order that the seed drew.
  const decided = people?.slice(0, whole.length);
  const share = (right: Uint8Array): Figure =>
    shareOverPeople(right, decided, 'right answers ÷ examples', exhaustive);
  const median = (samples: Timings): Figure =>
    medianTime(
      samples,
      random,
      'median over inputs of the median of each; the program with and without each group in one process a launch, in turns',
    );
  return {
    kind: 'rules',
    whole: { accuracy: share(whole), latency: median(wholeTimes!) },
    groups: groups.map(({ id, title, right }, at) => ({
      id,
      title,
      accuracy: share(right),
      latency: median(times[at]!),
      difference: pairedShare(whole, right, decided, exhaustive, 'without these rules minus with them'),
      speed: speedUp(wholeTimes!, times[at]!, random),
    })),
  };
}

const medianTime = (samples: Timings, random: Random, what: string): Figure =>
  timeFigure(what, samples, medianOfInputs, resampleInputs(samples.inputs, random));

function speedUp(before: Timings, after: Timings, random: Random): Figure {
  const { ratio, low, high } = ratioOfMedians(after, before, random);
  return {
    value: ratio,
    ...(low === undefined ? {} : { low, high, interval: 'confidence' as const }),
    n: before.times.length,
    unit: '×',
    direction: 'higher-is-better',
    method: `times as fast: ratio of the medians over inputs, launch by launch on shared inputs, ${levelOf(before.runs)}`,
  };
}

const exact = (value: number, unit: string, method: string): Figure => ({
  value,
  n: 1,
  unit,
  direction: 'lower-is-better',
  method,
});
