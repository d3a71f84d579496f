import { median } from 'simple-statistics';

import type { FeatureView } from '../../../tasks/contract/index.js';
import type { Random } from '../../../tasks/kit/random.js';

/** Pairs of examples that the distance between two of them is taken from. */
const PAIRS = 200;

/** Axes shorter than this hold features of unlike kinds, or too few to be moved. */
const LEAST_LENGTH = 16;

/** Sides of the blocks that directions are drawn in; single features as often as the others together. */
const BLOCKS = [1, 1, 2, 4];

/** Features that go together. */
interface Blocks {
  readonly blockOf: Uint32Array;
  readonly count: number;
}

/**
 * Where an attack takes place: inputs as vectors, with what their features can be. A distance is Euclid's, in units of the
 * view where its features are on one scale, else in shares of each feature's own range.
 */
export class Space {
  readonly shape: readonly number[];
  readonly #least: Float32Array;
  readonly #most: Float32Array;
  readonly #scale: Float32Array;
  readonly #view: FeatureView<unknown>;
  readonly #bySide = new Map<number, Blocks>();

  /** @param vectors examples, that ranges are taken from where the view names none; at least one */
  constructor(view: FeatureView<unknown>, vectors: readonly Float32Array[]) {
    this.#view = view;
    this.shape = view.shape;
    const { length } = vectors[0]!;
    const { range } = view;
    const extreme = (choose: (...values: number[]) => number) =>
      Float32Array.from({ length }, (_, at) =>
        vectors.reduce((found, vector) => choose(found, vector[at]!), vectors[0]![at]!),
      );
    this.#least = range ? new Float32Array(length).fill(range[0]) : extreme(Math.min);
    this.#most = range ? new Float32Array(length).fill(range[1]) : extreme(Math.max);
    this.#scale = Float32Array.from({ length }, (_, at) =>
      range ? 1 : this.#most[at]! - this.#least[at]! || 1,
    );
  }

  /** How many features there are. */
  get size(): number {
    return this.#scale.length;
  }

  /** The least that a feature can be. */
  least(feature: number): number {
    return this.#least[feature]!;
  }

  /** The most that a feature can be. */
  most(feature: number): number {
    return this.#most[feature]!;
  }

  /** The vector of the input that comes nearest to what is wanted: within what features can be, rounded as the task rounds. */
  realise(wanted: Float32Array): { readonly input: unknown; readonly vector: Float32Array } {
    const within = new Float32Array(wanted.length);
    for (let at = 0; at < within.length; at++)
      within[at] = Math.min(this.#most[at]!, Math.max(this.#least[at]!, wanted[at]!));
    const input = this.#view.fromVector(within);
    return { input, vector: this.#view.toVector(input) };
  }

  /** Euclid's distance. */
  distance(one: Float32Array, other: Float32Array): number {
    let square = 0;
    for (let at = 0; at < one.length; at++) square += ((one[at]! - other[at]!) / this.#scale[at]!) ** 2;
    return Math.sqrt(square);
  }

  /** The most that any feature differs by. */
  largestChange(one: Float32Array, other: Float32Array): number {
    let most = 0;
    for (let at = 0; at < one.length; at++)
      most = Math.max(most, Math.abs(one[at]! - other[at]!) / this.#scale[at]!);
    return most;
  }

  /** The point on the way from one to another; 0 is the first. */
  between(one: Float32Array, other: Float32Array, share: number): Float32Array {
    return one.map((value, at) => value + share * (other[at]! - value));
  }

  /** A vector and so many lengths of a direction. */
  along(from: Float32Array, direction: Float32Array, length: number): Float32Array {
    const to = new Float32Array(from.length);
    for (let at = 0; at < to.length; at++) to[at] = from[at]! + length * direction[at]! * this.#scale[at]!;
    return to;
  }

  /** The direction of a vector from another, of length 1, in distances. */
  direction(from: Float32Array, to: Float32Array): Float32Array {
    return normalised(from.map((value, at) => (to[at]! - value) / this.#scale[at]!));
  }

  /**
   * The direction in which a distance changes a score the most, of length 1.
   *
   * @param gradient how the score changes with each feature
   * @param way 1 for uphill, -1 for downhill
   */
  steepest(gradient: Float32Array, way: 1 | -1): Float32Array {
    return normalised(gradient.map((value, at) => way * value * this.#scale[at]!));
  }

  /**
   * A direction by chance, of length 1. Where features lie in a row or a plane, half of the time neighbours go together, in
   * blocks of 2 or 4: an input's meaning is seldom in its single features, and there are fewer ways to go (Li et al. 2020,
   * "QEBA: query-efficient boundary-based blackbox attack").
   */
  randomDirection(random: Random): Float32Array {
    const { blockOf, count } = this.#blocks(random.pick(BLOCKS));
    const drawn = Float32Array.from({ length: count }, () => random.normal());
    return normalised(Float32Array.from(blockOf, (block) => drawn[block]!));
  }

  /** The block that each feature is in. */
  #blocks(side: number): Blocks {
    const known = this.#bySide.get(side);
    if (known) return known;
    const sides = this.shape.map((length) => (length >= LEAST_LENGTH ? side : 1));
    const numbers = new Map<string, number>();
    const blockOf = Uint32Array.from({ length: this.size }, (_, at) => {
      let rest = at;
      const places: number[] = [];
      for (let axis = this.shape.length - 1; axis >= 0; axis--) {
        places.push(Math.floor((rest % this.shape[axis]!) / sides[axis]!));
        rest = Math.floor(rest / this.shape[axis]!);
      }
      const name = places.join();
      const number = numbers.get(name) ?? numbers.size;
      numbers.set(name, number);
      return number;
    });
    const blocks = { blockOf, count: numbers.size };
    this.#bySide.set(side, blocks);
    return blocks;
  }

  /** Axes along which an input can be moved. */
  get longAxes(): number[] {
    return [...this.shape.keys()].filter((axis) => this.shape[axis]! >= LEAST_LENGTH);
  }

  /** The distance of two examples, the median over pairs by chance; 0 where there is but one. */
  typicalDistance(vectors: readonly Float32Array[], random: Random): number {
    const distances = Array.from({ length: PAIRS }, () =>
      this.distance(random.pick(vectors), random.pick(vectors)),
    ).filter((distance) => distance > 0);
    return distances.length === 0 ? 0 : median(distances);
  }
}

/** Of length 1; nothing stays nothing. */
export function normalised(vector: Float32Array): Float32Array {
  let square = 0;
  for (const value of vector) square += value * value;
  const length = Math.sqrt(square);
  return length === 0 ? vector : vector.map((value) => value / length);
}
