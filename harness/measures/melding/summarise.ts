import { overSeeds } from '../../statistics/over-seeds.js';
import { mcnemarMidP, pairedDifference, type PairedCounts } from '../../statistics/paired.js';
import { overNetworks, type ScoredSplit } from '../agility/over-networks.js';
import type { MeldingFile, MeldingScores } from './melding-file.js';
import type { Melding } from './schema.js';

/**
 * What tuning two networks together gains over tuning them apart: over seeds, and seed by seed on the same examples.
 *
 * @param exhaustive true where the examples are all that there are
 */
export function summariseMelding(
  { recipe, command, seeds }: MeldingFile,
  split: ScoredSplit,
  exhaustive: boolean,
): Melding {
  const share = (form: 'alone' | 'apart' | 'together') =>
    overNetworks(
      seeds.map((one) => ({ right: one[split][form], total: one[split].total })),
      split,
      exhaustive,
    );
  return {
    recipe,
    command,
    alone: share('alone'),
    apart: share('apart'),
    together: share('together'),
    gain: overSeeds(
      seeds.map((one) => (one[split].together - one[split].apart) / one[split].total),
      'right answers tuned together less those tuned apart, on the same noisy examples, seed by seed',
    ),
    seeds: seeds.map(({ seed, ...one }) => {
      const counts = pairsOf(one[split]);
      const { difference, low, high } = pairedDifference(counts);
      return {
        label: `seed ${seed}`,
        seed,
        gain: {
          value: difference,
          low,
          high,
          interval: 'confidence',
          n: one[split].total,
          unit: 'share',
          direction: 'higher-is-better',
          method:
            'right answers tuned together less those tuned apart, paired over the examples; 95 % interval after Newcombe (1998)',
        },
        p: mcnemarMidP(counts),
      };
    }),
  };
}

function pairsOf({ total, apart, onlyApart, onlyTogether }: MeldingScores): PairedCounts {
  const both = apart - onlyApart;
  return { both, onlyA: onlyApart, onlyB: onlyTogether, neither: total - both - onlyApart - onlyTogether };
}
