import tCdf from '@stdlib/stats-base-dists-t-cdf';

import type { Random } from '../../../tasks/kit/random.js';
import type { Figure } from '../../results/figure.js';
import type { CoverageStudy } from '../../self-check/study.js';
import { rankDecisions } from './selective.js';
import { areaFigure, telling } from './summarise.js';

/** Whose examples a simulated data set has. */
interface World {
  readonly title: string;
  readonly examples: number;
  /** How many people the examples are of, evenly; 0 for nobody. */
  readonly people: number;
  /** Standard deviation of what people's confidences have in common. */
  readonly apart: number;
}

const WORLDS: readonly World[] = [
  { title: 'examples of nobody', examples: 400, people: 0, apart: 0 },
  { title: '14 people', examples: 420, people: 14, apart: 0.2 },
];

/** How many answers are wrong, and by how many standard deviations right ones are surer. */
const WRONG = 0.1;
const SURER = 1;

/** A normal distribution is Student's with endless degrees of freedom. */
const normal = (value: number): number => tCdf(value, 1e9);

/** Confidences are normal numbers, brought to lie between 0 and 1 without changing their order. */
const toConfidence = (score: number): number => 1 / (1 + Math.exp(-score));

interface Drawn {
  readonly confidence: Float64Array;
  readonly right: Uint8Array;
  readonly people?: (string | null)[];
}

function draw({ examples, people, apart }: World, random: Random): Drawn {
  const common = Array.from({ length: people }, () => apart * random.normal());
  const right = Uint8Array.from({ length: examples }, () => (random.chance(WRONG) ? 0 : 1));
  const confidence = Float64Array.from(right, (isRight, at) =>
    toConfidence(isRight * SURER + (common[at % people] ?? 0) + Math.sqrt(1 - apart ** 2) * random.normal()),
  );
  return {
    confidence,
    right,
    ...(people === 0 ? {} : { people: Array.from(right, (_, at) => `person ${at % people}`) }),
  };
}

/** The area under the ROC curve of two normal distributions: Φ(d ÷ √2). */
const trueTelling = normal(SURER / Math.SQRT2);

/** The area under the risk–coverage curve: the mean of the risk above each confidence, over the confidences that there are. */
const trueArea = ((): number => {
  const step = 0.001;
  const above = (score: number) => ({
    wrong: WRONG * (1 - normal(score)),
    right: (1 - WRONG) * (1 - normal(score - SURER)),
  });
  let area = 0;
  for (let score = -5; score < 6; score += step) {
    const [here, next] = [above(score), above(score + step)];
    const share = here.wrong + here.right - next.wrong - next.right;
    if (here.wrong + here.right > 0) area += (share * here.wrong) / (here.wrong + here.right);
  }
  return area;
})();

const STUDIED: readonly {
  readonly figure: string;
  readonly truth: number;
  readonly of: (drawn: Drawn, random: Random) => Figure;
}[] = [
  {
    figure: 'telling errors (ROC area)',
    truth: trueTelling,
    of: ({ confidence, ...drawn }) => telling([...drawn.right.keys()], confidence, drawn, false).tells!,
  },
  {
    figure: 'area under risk and coverage',
    truth: trueArea,
    of: ({ confidence, right, people }, random) =>
      areaFigure(rankDecisions(confidence, right), people, false, random.integer(2 ** 31)),
  },
];

/** How often the intervals of this measure hold the truth. */
export const silenceStudies: readonly CoverageStudy[] = STUDIED.flatMap(({ figure, truth, of }) =>
  WORLDS.map((world): CoverageStudy => ({
    figure,
    world: world.title,
    simulate: (random) => {
      const { low, high } = of(draw(world, random), random);
      return { truth, ...(low === undefined || high === undefined ? {} : { interval: { low, high } }) };
    },
  })),
);
