import type { ReportedSplit } from '../../../tasks/contract/index.js';
import type { Figure } from '../../results/figure.js';
import { overSeeds } from '../../statistics/over-seeds.js';
import { pairedShare, shareOverPeople } from '../../statistics/over-people.js';
import { countOf, isScored, overNetworks, type ScoredSplit } from '../agility/over-networks.js';
import type { Sweep } from '../agility/sweep-file.js';
import type { Cue, CueSamples } from './schema.js';

/**
 * How many answers a cue flips, against a placebo on the same inputs; and what networks learned that were trained with it.
 *
 * @param exhaustive true where the inputs are all that there are
 */
export function summariseCue(
  { meaning, placebo, people, flipped, flippedByPlacebo, followed, decisions, learned }: CueSamples,
  split: ReportedSplit,
  exhaustive: boolean,
): Cue {
  const share = (flags: Uint8Array, what: string): Figure => ({
    ...shareOverPeople(flags, people, what, exhaustive),
    direction: 'lower-is-better',
  });
  return {
    meaning,
    placebo,
    excess: {
      ...pairedShare(
        flippedByPlacebo,
        flipped,
        people,
        exhaustive,
        'answers that the cue of a wrong answer changes, less those that a placebo changes ÷ inputs (after Geirhos et al. 2020)',
      ),
      direction: 'lower-is-better',
    },
    flipped: share(flipped, 'answers that the cue of a wrong answer changes ÷ inputs'),
    flippedByPlacebo: share(flippedByPlacebo, 'answers that a placebo changes ÷ inputs'),
    followed: share(followed, 'answers that become the one whose cue it is ÷ inputs'),
    decisions,
    ...(learned && isScored(split) ? { learned: summariseLearned(learned, split, exhaustive) } : {}),
  };
}

function summariseLearned(
  { recipe, command, networks }: Sweep,
  split: ScoredSplit,
  exhaustive: boolean,
): NonNullable<Cue['learned']> {
  const trained = networks.flatMap(({ cue, wrongCue, ...network }) =>
    cue === undefined || !wrongCue ? [] : [{ ...network, cue, wrongCue }],
  );
  const shares = [...new Set(trained.map(({ cue }) => cue))].sort((one, other) => one - other);
  const rightOf = (share: number, seed: number): number | undefined => {
    const counts = trained.find((network) => network.cue === share && network.seed === seed)?.wrongCue[split];
    return counts && counts.right / counts.total;
  };
  return {
    recipe,
    command,
    seeds: new Set(trained.map(({ seed }) => seed)).size,
    shares: shares.map((share) => {
      const of = trained.filter(({ cue }) => cue === share);
      const costs = of.flatMap(({ seed }) => {
        const [without, with_] = [rightOf(0, seed), rightOf(share, seed)];
        return without === undefined || with_ === undefined ? [] : [without - with_];
      });
      const followed = overNetworks(
        of.map(({ wrongCue }) => ({ right: wrongCue[split].followed, total: wrongCue[split].total })),
        split,
        exhaustive,
      );
      return {
        label: `goes with the answer in ${100 * share} %`,
        share,
        clean: overNetworks(
          of.map((network) => countOf(network, split)),
          split,
          exhaustive,
        ),
        wrongCue: overNetworks(
          of.map(({ wrongCue }) => wrongCue[split]),
          split,
          exhaustive,
        ),
        followed: {
          ...followed,
          direction: 'lower-is-better',
          method: followed.method.replace('right answers', 'answers whose cue it is'),
        },
        ...(share > 0 && costs.length > 0
          ? {
              cost: bounded({
                ...overSeeds(
                  costs,
                  'right answers on examples with the cue of a wrong answer, where the cue said nothing in training, less those where it did, seed by seed',
                ),
                direction: 'lower-is-better' as const,
              }),
            }
          : {}),
      };
    }),
  };
}

/** Student's interval knows no bounds; a difference of shares has two. */
const bounded = ({ low, high, ...figure }: Figure): Figure =>
  low === undefined || high === undefined
    ? figure
    : { ...figure, low: Math.max(-1, low), high: Math.min(1, high) };
