import type { Attribution, Decision } from 'rules-vs-weights';

import { LIMITS, type Push, type State } from './physics.js';

/** Neurons between the four numbers of a state and the push. */
export const NEURONS = 8;
const INPUTS = 4;

/** Of each neuron a weight an input, a bias and a weight to the output; and the output's bias. */
export const WEIGHTS = NEURONS * (INPUTS + 2) + 1;

/** What a number of the state is divided by, so that all are about as large: limits, and as much a second. */
const SCALES = [LIMITS.position, LIMITS.position, LIMITS.angle, 5 * LIMITS.angle];

/** What the weights are weights of, as it is written beside them. */
export const TOPOLOGY = {
  inputs: ['position', 'velocity', 'angle', 'turning'],
  scales: SCALES,
  layers: [
    { neurons: NEURONS, activation: 'tanh' },
    { neurons: 1, activation: 'sign' },
  ],
};

const METHOD = 'input times gradient (Shrikumar et al. 2016)';

/** A network of one layer of tanh: the push's sign, and how far it is from 0. */
export class Policy {
  readonly #weights: ArrayLike<number>;

  /** @param weights as many as {@link WEIGHTS} */
  constructor(weights: ArrayLike<number>) {
    this.#weights = weights;
  }

  decide(state: State): Decision<Push> {
    return { kind: 'answer', answer: this.output(state) > 0 ? 'right' : 'left' };
  }

  /** Above 0 for a push to the right. */
  output({ position, velocity, angle, turning }: State): number {
    const weights = this.#weights;
    let sum = weights[WEIGHTS - 1]!;
    for (let neuron = 0; neuron < NEURONS; neuron++) {
      const at = neuron * (INPUTS + 2);
      const drive =
        (weights[at]! * position) / SCALES[0]! +
        (weights[at + 1]! * velocity) / SCALES[1]! +
        (weights[at + 2]! * angle) / SCALES[2]! +
        (weights[at + 3]! * turning) / SCALES[3]! +
        weights[at + 4]!;
      sum += weights[at + 5]! * Math.tanh(drive);
    }
    return sum;
  }

  /** How much each number of the state spoke for the push that was chosen. */
  explain(state: State): Attribution {
    const values = [state.position, state.velocity, state.angle, state.turning];
    const names = ['position', 'velocity', 'angle', 'turning'] as const;
    const sign = this.output(state) > 0 ? 1 : -1;
    const small = 1e-4;
    const slopes = names.map(
      (name) =>
        (this.output({ ...state, [name]: state[name] + small }) -
          this.output({ ...state, [name]: state[name] - small })) /
        (2 * small),
    );
    return {
      kind: 'attribution',
      method: METHOD,
      values: Float32Array.from(slopes, (slope, at) => sign * slope * values[at]!),
    };
  }
}
