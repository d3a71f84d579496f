import type { Figure } from '../../results/figure.js';
import { mapFigure } from '../../results/map-figure.js';
import { errorOfMean } from '../../statistics/mean-figure.js';
import { shareOverPeople } from '../../statistics/over-people.js';
import type { RightSamples } from '../accuracy/schema.js';
import { countOf, overNetworks, type ScoredSplit } from '../agility/over-networks.js';
import type { Sweep, SweepNetwork } from '../agility/sweep-file.js';
import { crossingOf, type CurvePoint, type Level } from './crossing.js';
import type { MoreData, MoreDataSamples } from './schema.js';

type Network = MoreData['networks'][number];

/** A program that needs no examples, on the examples of the run. */
export interface RulesEvidence {
  readonly program: string;
  readonly samples: Pick<RightSamples, 'right' | 'people'>;
}

/**
 * How a network's mistakes become fewer with its training set, and from how many examples on they are fewer than those
 * of programs that need none.
 *
 * @param exhaustive true where the examples are all that there are
 */
export function summariseMoreData(
  { networks }: Pick<MoreDataSamples, 'networks'>,
  rules: readonly RulesEvidence[],
  split: ScoredSplit,
  exhaustive: boolean,
): MoreData {
  return {
    networks: networks.map(({ program, sweep }): Network => {
      const { recipe, command } = sweep;
      const sizes = [...new Set(sweep.networks.map(({ trainingExamples }) => trainingExamples))].sort(
        (one, other) => one - other,
      );
      const curves = curvesOf(sweep, split);
      return {
        program,
        recipe,
        command,
        seeds: curves.length,
        points: sizes.map((examples) => {
          const counts = sweep.networks
            .filter(({ trainingExamples }) => trainingExamples === examples)
            .map((network) => countOf(network, split));
          const accuracy = overNetworks(counts, split, exhaustive);
          return { label: `${examples} examples`, examples, accuracy, error: wrongOf(accuracy) };
        }),
        crossings: rules.map((evidence) => {
          const error = wrongOf(
            shareOverPeople(
              evidence.samples.right,
              evidence.samples.people,
              'right answers ÷ examples',
              exhaustive,
            ),
          );
          const { total } = countOf(sweep.networks[0]!, split);
          const { examples, ...crossing } = crossingOf(curves, levelOf(evidence, total, exhaustive));
          return {
            program: evidence.program,
            error,
            ...crossing,
            ...(examples ? { examples: examplesFigure(examples, curves.length) } : {}),
          };
        }),
      };
    }),
  };
}

/** One curve a seed, from the smallest training set to the largest. */
function curvesOf({ networks }: Sweep, split: ScoredSplit): CurvePoint[][] {
  return [...new Set(networks.map(({ seed }) => seed))].map((seed) =>
    networks
      .filter((network) => network.seed === seed)
      .sort((one, other) => one.trainingExamples - other.trainingExamples)
      .map((network) => ({ examples: network.trainingExamples, error: errorOf(countOf(network, split)) })),
  );
}

/** Wrong answers as a share that has a logarithm: where there is none, half of one. */
const errorOf = ({ right, total }: SweepNetwork['validation']): number =>
  Math.max(0.5, total - right) / total;

/**
 * What is to be passed. A network makes as many mistakes there as the program, on as many examples as it was scored on:
 * its variance is taken to be the program's for so many, and both to be independent, although they are often wrong on the
 * same examples. That makes the interval rather too wide than too narrow.
 */
function levelOf({ samples: { right, people } }: RulesEvidence, total: number, exhaustive: boolean): Level {
  const wrong = Array.from(right, (one) => 1 - one);
  const count = wrong.reduce((sum, one) => sum + one, 0);
  const error = Math.max(0.5, count) / wrong.length;
  if (exhaustive || wrong.length < 2) return { error, standardError: 0, freedom: 1 };
  const of = errorOfMean(wrong, people);
  // Of one person there is no telling how the next would differ.
  const known = of.freedom >= 1 ? of : errorOfMean(wrong, undefined);
  return {
    error,
    standardError: known.error * Math.sqrt(1 + wrong.length / total),
    freedom: known.freedom,
  };
}

const wrongOf = (figure: Figure): Figure => ({
  ...mapFigure(figure, (share) => 1 - share),
  direction: 'lower-is-better',
  method: `1 − ${figure.method}`,
});

const examplesFigure = (examples: { value: number; low?: number; high?: number }, seeds: number): Figure => ({
  ...examples,
  ...(examples.low === undefined ? {} : { interval: 'confidence' as const }),
  n: seeds,
  unit: 'labelled examples',
  direction: 'lower-is-better',
  method: `from how many labelled examples on the network makes fewer mistakes, on straight lines between the recorded sizes with both axes logarithmic, geometric mean over seeds; ${
    examples.low === undefined
      ? 'one seed only, so no interval'
      : '95 % interval on the logarithm over seeds and over the examples that mistakes were counted on (Student’s t of each, squared and added: Howe 1974)'
  }`,
});
