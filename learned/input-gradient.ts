// Registers the gradients of all operators.
import '@tensorflow/tfjs-layers';
import { getBackend, grad, setBackend, tensor, tidy, type Scalar, type Tensor } from '@tensorflow/tfjs-core';

import { openModel } from './layers-model.js';
import type { SavedNetwork } from './network.js';
import type { Backend } from './runtimes/start.js';
import { startTraining } from './training/start.js';

/** The gradient of a score by a network's input, as often as it is asked for. */
export interface InputGradient {
  /**
   * @param input one flattened example; not changed
   * @param score one number of the network's outputs, each `[1, …]`: for example the logarithm of a probability
   * @returns how much the score changes with each number of the input
   */
  of(input: Float32Array, score: (outputs: readonly Tensor[]) => Scalar): Float32Array;
  dispose(): void;
}

/**
 * Differentiates a network by its input (Simonyan, Vedaldi and Zisserman 2014, "Deep Inside Convolutional Networks"):
 * for attacks that know the weights, and for attributions. Only runtimes of TensorFlow.js can.
 *
 * @throws UserError when the runtime is missing or cannot differentiate
 * @example
 * const gradient = await openInputGradient(network, 'wasm');
 * gradient.of(encodeDigit(image), ([probabilities]) => log(probabilities!).flatten().slice(7, 1).asScalar());
 */
export async function openInputGradient(network: SavedNetwork, runtime: Backend): Promise<InputGradient> {
  await startTraining(runtime);
  const model = await openModel(network);
  const shape = model.inputs[0]!.shape.slice(1) as number[];
  return {
    of: (input, score) => {
      // The promise is settled already: the backend is initialised, so the switch has happened when the call returns.
      if (getBackend() !== runtime) void setBackend(runtime);
      return tidy(() => {
        const differentiate = grad((example) => {
          const outputs = model.apply(example) as Tensor | Tensor[];
          return score(Array.isArray(outputs) ? outputs : [outputs]);
        });
        return differentiate(tensor(input, [1, ...shape])).dataSync() as Float32Array;
      });
    },
    dispose: () => {
      model.dispose();
    },
  };
}
