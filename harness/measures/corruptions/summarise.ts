import type { Figure } from '../../results/figure.js';
import { meanFigure } from '../../statistics/mean-figure.js';
import { shareOverPeople } from '../../statistics/over-people.js';
import { ratioOfFigures } from '../../statistics/ratio-of-figures.js';
import type { RightSamples } from '../accuracy/schema.js';
import type { Corruptions, CorruptionSamples } from './schema.js';

type Perturbed = CorruptionSamples['perturbations'][number];

/** Lists that belong together, value by value. */
const meanOfLists = (lists: readonly ArrayLike<number>[]): number[] =>
  Array.from(lists[0]!, (_, at) => lists.reduce((sum, list) => sum + list[at]!, 0) / lists.length);

const wrongOf = (right: ArrayLike<number>): number[] => Array.from(right, (one) => 1 - one);

/** Those of which something is still to be answered: impossible inputs are none of them. */
export const answerable = ({ perturbations }: CorruptionSamples): readonly Perturbed[] =>
  perturbations.filter(({ kind }) => kind !== 'impossible');

/** For each example the share of perturbations and severities at which it is not answered rightly. */
export const errorsOf = (samples: CorruptionSamples): number[] =>
  meanOfLists(answerable(samples).flatMap(({ severities }) => severities.map(({ right }) => wrongOf(right))));

/** True where nothing was drawn: all examples there are, and changes that leave nothing to chance. */
export const isExact = (samples: CorruptionSamples): boolean =>
  samples.all && answerable(samples).every(({ kind }) => kind === 'symmetry');

/**
 * What inputs that went through something do to a program.
 *
 * @param accuracy what the program decided on all examples as they are
 * @param exhaustive true where those are all that there are
 */
export function summariseCorruptions(
  samples: CorruptionSamples,
  accuracy: Pick<RightSamples, 'right' | 'people'>,
  exhaustive: boolean,
): Corruptions {
  const { people, inputsSha256, decisions } = samples;
  const error = meanFigure(errorsOf(samples), {
    what: 'not answered rightly, the mean of all corruptions and severities for each example',
    unit: 'share',
    direction: 'lower-is-better',
    people,
    exhaustive: isExact(samples),
    bounds: [0, 1],
  });
  const clean: Figure = {
    ...shareOverPeople(
      wrongOf(accuracy.right),
      accuracy.people,
      'examples as they are that are not answered rightly ÷ all',
      exhaustive,
    ),
    direction: 'lower-is-better',
  };
  const ratio = ratioOfFigures(error, clean, 'error after corruptions ÷ error without');
  return {
    error,
    clean,
    ...(ratio ? { ratio } : {}),
    perturbations: samples.perturbations.map((perturbed) => summarisePerturbed(samples, perturbed)),
    inputsSha256,
    decisions,
  };
}

function summarisePerturbed(
  { people, all, clean }: CorruptionSamples,
  { id, title, kind, severities }: Perturbed,
): Corruptions['perturbations'][number] {
  const exhaustive = all && kind === 'symmetry';
  const figure = (values: readonly number[], what: string, least = 0): Figure =>
    meanFigure(values, {
      what: `${what}, the mean of all severities for each example`,
      unit: 'share',
      direction: 'lower-is-better',
      people,
      exhaustive,
      bounds: [least, 1],
    });
  const wrong = meanOfLists(severities.map(({ right }) => wrongOf(right)));
  return {
    id,
    title,
    kind,
    error: figure(wrong, kind === 'impossible' ? 'answered all the same' : 'not answered rightly'),
    ...(kind === 'impossible'
      ? {}
      : {
          added: figure(
            wrong.map((one, at) => one - (1 - clean[at]!)),
            'more than of the same examples as they are',
            -1,
          ),
        }),
    changed: figure(
      meanOfLists(severities.map(({ changed }) => changed)),
      'answers that are not those to the example as it is',
    ),
    abstained: {
      ...figure(meanOfLists(severities.map(({ abstained }) => abstained)), 'no answer'),
      direction: 'neither',
    },
    severities: severities.map(({ words, right }) => ({
      words,
      error: {
        ...shareOverPeople(wrongOf(right), people, 'not answered rightly ÷ examples', exhaustive),
        direction: 'lower-is-better',
      },
    })),
  };
}
