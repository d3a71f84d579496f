import type { Random } from '../../../tasks/kit/random.js';
import { decideVerdict, isAhead } from '../../results/verdicts.js';
import type { CoverageStudy } from '../../self-check/study.js';
import { shareOverPeople, type People } from '../../statistics/over-people.js';
import { meanFigure } from '../../statistics/mean-figure.js';
import { compareOutcomes } from './compare-outcomes.js';
import { compareAccuracy } from './compare.js';
import { accuracy } from './index.js';

/** Whose examples a simulated data set has. */
export interface World {
  readonly title: string;
  /** How many examples each person has; none where examples are of nobody. */
  readonly sizes: readonly number[];
  /** Examples of nobody. */
  readonly ofNobody: number;
}

/** Examples of a person, about as many as the synthetic test words have of a voice. */
const EACH = 85;

/** How alike a person's examples are: the rules' mistakes on the 14 voices of the synthetic test words (design effect 4.7). */
const CORRELATION = 0.05;

const equal = (people: number): number[] => new Array<number>(people).fill(EACH);

const WORLDS: readonly World[] = [
  { title: 'examples of nobody', sizes: [], ofNobody: 1000 },
  { title: '6 people', sizes: equal(6), ofNobody: 0 },
  { title: '14 people', sizes: equal(14), ofNobody: 0 },
  { title: '14 people, and nobody', sizes: equal(14), ofNobody: 100 },
  {
    title: '14 unlike people',
    sizes: equal(14)
      .map((size, at) => size * (at % 3 === 0 ? 2 : 0.5))
      .map(Math.round),
    ofNobody: 0,
  },
  { title: '30 people', sizes: equal(30), ofNobody: 0 },
];

/** Examples of one world: an outcome each, from 0 up, as probable as its share. */
interface Drawn {
  readonly outcomes: readonly number[];
  readonly people: People;
}

/**
 * Draws outcomes of examples of which those of one person are alike: from Pólya's urn, whose counts are beta-binomial with
 * two outcomes and Dirichlet-multinomial with more (Johnson and Kotz 1977, "Urn Models and Their Application").
 */
export function draw({ sizes, ofNobody }: World, shares: readonly number[], random: Random): Drawn {
  const outcomes: number[] = [];
  const people: (string | null)[] = [];
  const balls = (1 - CORRELATION) / CORRELATION;
  const drawFrom = (urn: readonly number[]): number => {
    let left = random.uniform() * urn.reduce((sum, one) => sum + one, 0);
    const found = urn.findIndex((one) => (left -= one) < 0);
    return found < 0 ? urn.length - 1 : found;
  };
  for (const [person, size] of sizes.entries()) {
    const urn = shares.map((share) => share * balls);
    for (let example = 0; example < size; example++) {
      const outcome = drawFrom(urn);
      urn[outcome]! += 1;
      outcomes.push(outcome);
      people.push(`person ${person}`);
    }
  }
  for (let example = 0; example < ofNobody; example++) {
    outcomes.push(drawFrom(shares));
    people.push(null);
  }
  return { outcomes, people: sizes.length > 0 ? people : undefined };
}

const ofShare = (world: World, share: number): CoverageStudy => ({
  figure: `accuracy of ${100 * share} %`,
  world: world.title,
  simulate: (random) => {
    const { outcomes, people } = draw(world, [1 - share, share], random);
    const { low, high } = shareOverPeople(outcomes, people, 'simulated', false);
    return { truth: share, ...(low === undefined || high === undefined ? {} : { interval: { low, high } }) };
  },
});

/** Shares of examples that both, only a, only b and neither of two programs have right. */
interface Pair {
  readonly title: string;
  readonly shares: readonly [both: number, onlyA: number, onlyB: number, neither: number];
}

const PAIRS: readonly Pair[] = [
  { title: 'difference of two alike, 90 %', shares: [0.85, 0.05, 0.05, 0.05] },
  { title: 'difference of two alike, 98 %', shares: [0.97, 0.01, 0.01, 0.01] },
  { title: 'difference of 5 points', shares: [0.85, 0.03, 0.08, 0.04] },
];

const ofPair = (world: World, { title, shares }: Pair): CoverageStudy => {
  const [, onlyA, onlyB] = shares;
  return {
    figure: title,
    world: world.title,
    calls: onlyA === onlyB ? 'errors' : 'finds',
    simulate: (random) => {
      const { outcomes, people } = draw(world, shares, random);
      const side = (rights: readonly number[]) => {
        const right = Uint8Array.from(outcomes, (outcome) => (rights.includes(outcome) ? 1 : 0));
        return {
          figure: shareOverPeople(right, people, 'simulated', false),
          samples: { right, ...(people ? { people: [...people] } : {}) },
        };
      };
      const comparison = compareAccuracy(side([0, 1]), side([0, 2]), false);
      const { low, high } = comparison.difference;
      return {
        truth: onlyB - onlyA,
        ...(low === undefined || high === undefined ? {} : { interval: { low, high } }),
        called: isAhead(decideVerdict({ ...comparison, margin: accuracy.margin }, 0).verdict),
      };
    },
  };
};

/** How outcomes of examples are spread: losses have a long tail, episodes come to a limit. */
interface Spread {
  readonly title: string;
  readonly truth: number;
  /** From a standard normal. */
  readonly of: (normal: number) => number;
}

/** Steps after which a simulated episode ends. */
const LIMIT = 1000;

const SPREADS: readonly Spread[] = [
  { title: 'long-tailed losses', truth: Math.exp(0.5), of: Math.exp },
  {
    title: 'episodes that half come to the limit',
    // Of a normal cut off at its mean: the mean less its deviation times the density at 0.
    truth: LIMIT - 400 / Math.sqrt(2 * Math.PI),
    of: (normal) => Math.min(LIMIT, LIMIT + 400 * normal),
  },
];

/** Within people, examples are as alike as those of right and wrong answers are. */
function drawNormals({ sizes, ofNobody }: World, random: Random): { normals: number[]; people: People } {
  const normals: number[] = [];
  const people: (string | null)[] = [];
  const add = (count: number, person: string | null, own: number): void => {
    for (let example = 0; example < count; example++) {
      normals.push(Math.sqrt(CORRELATION) * own + Math.sqrt(1 - CORRELATION) * random.normal());
      people.push(person);
    }
  };
  for (const [person, size] of sizes.entries()) add(size, `person ${person}`, random.normal());
  for (let example = 0; example < ofNobody; example++) add(1, null, random.normal());
  return { normals, people: sizes.length > 0 ? people : undefined };
}

const SCORING = {
  kind: 'loss',
  title: 'loss',
  unit: 'units',
  direction: 'lower-is-better',
  sameAnswers: false,
} as const;

const ofOutcomes = (world: World, { title, truth, of }: Spread): readonly CoverageStudy[] => {
  const meanOf = (values: readonly number[], people: People) =>
    meanFigure(values, { what: 'simulated', unit: 'units', direction: 'lower-is-better', people });
  return [
    {
      figure: `mean of ${title}`,
      world: world.title,
      simulate: (random) => {
        const { normals, people } = drawNormals(world, random);
        const { low, high } = meanOf(normals.map(of), people);
        return { truth, ...(low === undefined || high === undefined ? {} : { interval: { low, high } }) };
      },
    },
    {
      figure: `difference of two alike, ${title}`,
      world: world.title,
      calls: 'errors',
      simulate: (random) => {
        const drawn = [drawNormals(world, random), drawNormals(world, random)] as const;
        const [a, b] = drawn.map(({ normals, people }) => {
          const values = normals.map(of);
          return { mean: meanOf(values, people), samples: { values: Float64Array.from(values), people } };
        }) as [Parameters<typeof compareOutcomes>[0], Parameters<typeof compareOutcomes>[1]];
        const comparison = compareOutcomes(a, b, { scoring: { ...SCORING, margin: 1e-9 } }, false);
        const { low, high } = comparison.difference;
        return {
          truth: 0,
          ...(low === undefined || high === undefined ? {} : { interval: { low, high } }),
          called: isAhead(decideVerdict(comparison, 0).verdict),
        };
      },
    },
  ];
};

/** Accuracy, mean outcomes and their paired differences, with people and without. */
export const accuracyStudies: readonly CoverageStudy[] = WORLDS.flatMap((world) => [
  ...[0.7, 0.9, 0.975].map((share) => ofShare(world, share)),
  ...PAIRS.map((pair) => ofPair(world, pair)),
  ...SPREADS.flatMap((spread) => ofOutcomes(world, spread)),
]);
