import type { FeatureView, Perturbation, Random } from '../contract/index.js';
import { blur } from './grey-image.js';

/** What each number of the view does over examples. */
interface Spread {
  readonly least: Float64Array;
  readonly most: Float64Array;
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
  /** True where no example has anything but whole numbers. */
  readonly whole: boolean;
}

/** The numbers of an input, with what changing them takes. */
interface Changed {
  readonly vector: Float32Array;
  /** Of the features, over other examples. */
  readonly spread: Spread;
  readonly random: Random;
  /** The numbers of another example. */
  readonly other: () => Float32Array;
}

/** A default at shares from little to much. */
interface Default {
  readonly id: string;
  readonly title: string;
  readonly meaning: string;
  readonly of: string;
  readonly change: (changed: Changed, share: number) => Float32Array;
}

const SHARES = [0.1, 0.25, 0.5] as const;

const SOURCE = 'a default over the features, since the task names none of its own';

const DEFAULTS: readonly Default[] = [
  {
    id: 'noise',
    title: 'Noise',
    meaning: 'something random added to each feature, by its own spread over examples',
    of: 'of the spread',
    change: ({ vector, spread, random }, share) =>
      vector.map((value, at) => value + share * spread.deviation[at]! * random.normal()),
  },
  {
    id: 'gaps',
    title: 'Gaps',
    meaning: 'features that take the value that another example has',
    of: 'of the features',
    change: ({ vector, random, other }, share) => {
      const values = other();
      return vector.map((value, at) => (random.chance(share) ? values[at]! : value));
    },
  },
  {
    id: 'fading',
    title: 'Fading',
    meaning: 'features drawn towards their mean over examples',
    of: 'of the way',
    change: ({ vector, spread }, share) =>
      vector.map((value, at) => value + share * (spread.mean[at]! - value)),
  },
];

/**
 * Ways to change the inputs of a task that names none, by its view as numbers: noise of a share of each feature's spread,
 * values of another example, fading to the mean, and, where the view is a square, a blur. What comes out stays within what
 * examples have, and whole where all of theirs is.
 *
 * @example
 * defaultPerturbations(task.features).map(({ id }) => id); // ['noise', 'gaps', 'fading'], and 'blur' of a square
 */
export function defaultPerturbations<Input>(view: FeatureView<Input>): readonly Perturbation<Input>[] {
  const spreads = new WeakMap<readonly Input[], Spread>();
  const perturbations = [...DEFAULTS, ...blurOf(view.shape)];
  return perturbations.map(({ id, title, meaning, of, change }): Perturbation<Input> => ({
    id,
    title,
    meaning,
    source: SOURCE,
    severities: [`${100 * SHARES[0]} % ${of}`, ...SHARES.slice(1).map((share) => `${100 * share} %`)],
    apply: (input, severity, random, others) => {
      const known = others.length > 0 ? others : [input];
      const spread = spreads.get(known) ?? spreadOver(known.map((one) => view.toVector(one)));
      spreads.set(known, spread);
      const vector = view.toVector(input);
      const other = () => view.toVector(random.pick(known));
      return view.fromVector(within(change({ vector, spread, random, other }, SHARES[severity]!), spread));
    },
  }));
}

/** The width of the most blur, as a share of the side: hardly anything is left of what is drawn in it. */
const WIDEST = 1 / 8;

/** Of a view that is a square, as an image is; a side of 1 in front of it or behind does not matter. */
function blurOf(shape: readonly number[]): readonly Default[] {
  const [rows, columns, ...further] = shape.filter((length) => length > 1);
  if (rows === undefined || rows !== columns || further.length > 0) return [];
  return [
    {
      id: 'blur',
      title: 'Blur',
      meaning: 'features mixed with those beside them',
      of: 'of the most',
      change: ({ vector }, share) => blur(vector, rows, share * WIDEST * rows),
    },
  ];
}

function spreadOver(vectors: readonly Float32Array[]): Spread {
  const of = (statistic: (values: readonly number[]) => number): Float64Array =>
    Float64Array.from(vectors[0]!, (_, at) => statistic(vectors.map((vector) => vector[at]!)));
  const mean = of((values) => values.reduce((sum, value) => sum + value, 0) / values.length);
  return {
    least: of((values) => values.reduce((least, value) => Math.min(least, value))),
    most: of((values) => values.reduce((most, value) => Math.max(most, value))),
    mean,
    deviation: Float64Array.from(mean, (middle, at) =>
      Math.sqrt(vectors.reduce((sum, vector) => sum + (vector[at]! - middle) ** 2, 0) / vectors.length),
    ),
    whole: vectors.every((vector) => vector.every(Number.isInteger)),
  };
}

const within = (vector: Float32Array, { least, most, whole }: Spread): Float32Array =>
  vector.map((value, at) => {
    const inside = Math.min(most[at]!, Math.max(least[at]!, value));
    return whole ? Math.round(inside) : inside;
  });
