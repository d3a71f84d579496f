import type { Random } from '../../../tasks/kit/random.js';
import type { Figure } from '../../results/figure.js';
import { decideVerdict, isAhead } from '../../results/verdicts.js';
import type { CoverageStudy, SimulatedFigure } from '../../self-check/study.js';
import { draw, type World } from '../accuracy/coverage.js';
import { compareCorruptions } from './compare.js';
import { corruptions } from './index.js';
import type { CorruptionSamples } from './schema.js';
import { summariseCorruptions } from './summarise.js';

/** As many examples as by default: images of nobody, and words of as many voices as the synthetic test words have. */
const WORLDS: readonly World[] = [
  { title: 'examples of nobody', sizes: [], ofNobody: 500 },
  { title: '14 people', sizes: new Array<number>(14).fill(11), ofNobody: 0 },
];

/** How many changes an example goes through: ten, at three severities. */
const CHANGES = 30;

/** The share of examples that are hard to read, as people differ in it. */
const HARD = 0.25;

/** How often a program errs: on easy examples and hard ones. */
interface Errors {
  readonly easy: number;
  readonly hard: number;
}

const CLEAN: Errors = { easy: 0.01, hard: 0.1 };
const CHANGED: Errors = { easy: 0.02, hard: 0.5 };
const BETTER: Errors = { easy: 0.02, hard: 0.3 };

/** The true mean, by construction. */
const meanOf = ({ easy, hard }: Errors): number => (1 - HARD) * easy + HARD * hard;

/** Examples that are hard or not, with what a program gets right of them. */
function simulated(world: World, random: Random) {
  const { outcomes, people } = draw(world, [1 - HARD, HARD], random);
  const right = ({ easy, hard }: Errors): Uint8Array =>
    Uint8Array.from(outcomes, (isHard) => (random.chance(isHard === 1 ? hard : easy) ? 0 : 1));
  const side = (errors: Errors) => {
    const none = new Uint8Array(outcomes.length);
    const samples: CorruptionSamples = {
      exampleIds: outcomes.map(String),
      ...(people ? { people: [...people] } : {}),
      all: false,
      clean: right(CLEAN),
      perturbations: [
        {
          id: 'simulated',
          title: 'Simulated',
          kind: 'corruption',
          severities: Array.from({ length: CHANGES }, () => ({
            words: 'simulated',
            right: right(errors),
            abstained: none,
            changed: none,
          })),
        },
      ],
      inputsSha256: '',
      decisions: 0,
    };
    const accuracy = { right: samples.clean, ...(samples.people ? { people: samples.people } : {}) };
    return { samples, result: summariseCorruptions(samples, accuracy, false) };
  };
  return side;
}

const intervalOf = (figure: Figure | undefined): Pick<SimulatedFigure, 'interval'> =>
  figure?.low === undefined || figure.high === undefined
    ? {}
    : { interval: { low: figure.low, high: figure.high } };

const ofPair = (world: World, figure: string, better: Errors): CoverageStudy => ({
  figure,
  world: world.title,
  calls: better === CHANGED ? 'errors' : 'finds',
  simulate: (random) => {
    const side = simulated(world, random);
    const comparison = compareCorruptions(side(CHANGED), side(better))!;
    return {
      truth: meanOf(better) - meanOf(CHANGED),
      ...intervalOf(comparison.difference),
      called: isAhead(decideVerdict({ ...comparison, margin: corruptions.margin }, 0).verdict),
    };
  },
});

/** The mean error after corruptions, its ratio to that without, and the difference of two programs. */
export const corruptionStudies: readonly CoverageStudy[] = WORLDS.flatMap((world) => [
  {
    figure: 'error after corruptions',
    world: world.title,
    simulate: (random) => ({
      truth: meanOf(CHANGED),
      ...intervalOf(simulated(world, random)(CHANGED).result.error),
    }),
  },
  {
    figure: 'the same ÷ that without',
    world: world.title,
    simulate: (random) => ({
      truth: meanOf(CHANGED) / meanOf(CLEAN),
      ...intervalOf(simulated(world, random)(CHANGED).result.ratio),
    }),
  },
  ofPair(world, 'difference after corruptions, none', CHANGED),
  ofPair(world, 'difference after corruptions, 5 points', BETTER),
]);
