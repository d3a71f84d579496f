import { AdamOptimizer, tensor } from '@tensorflow/tfjs-core';

/** What Adam remembers of a variable, as plain numbers. */
export interface Moment {
  readonly name: string;
  readonly shape: number[];
  readonly values: Float32Array;
}

/** The library's Adam (Kingma and Ba 2015) with a learning rate that may change from step to step, and a state that can be kept. */
export class ScheduledAdam extends AdamOptimizer {
  constructor() {
    super(0, 0.9, 0.999, 1e-7);
  }

  get rate(): number {
    return this.learningRate;
  }

  setLearningRate(rate: number): void {
    this.learningRate = rate;
  }

  /** Everything that the next step depends on, but the learning rate. */
  async saveState(): Promise<Moment[]> {
    const weights = await this.getWeights();
    return weights.map(({ name, tensor: moment }) => ({
      name,
      shape: moment.shape,
      values: moment.dataSync().slice() as Float32Array,
    }));
  }

  /** An optimiser that goes on from a saved state. */
  static async fromState(moments: readonly Moment[]): Promise<ScheduledAdam> {
    const optimizer = new ScheduledAdam();
    await optimizer.setWeights(
      moments.map(({ name, shape, values }) => ({ name, tensor: tensor(values, shape) })),
    );
    return optimizer;
  }
}
