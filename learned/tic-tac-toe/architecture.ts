import { initializers, input, layers, model, type LayersModel } from '@tensorflow/tfjs-layers';

import { CELLS } from '../../tasks/tic-tac-toe/board.js';
import { INPUT_SIZE } from './coding.js';

/** The network in words, for its manifest. */
export const describeArchitecture = (hidden: number): string =>
  `${INPUT_SIZE} inputs, two dense layers of ${hidden} (ReLU), then a policy of ${CELLS} (softmax) and a value (tanh)`;

/**
 * An untrained policy and value network: what the move should be, and how the game will end for the mover, −1 to 1
 * (the two heads on one trunk of Silver et al. 2017, "Mastering the game of Go without human knowledge").
 *
 * @param hidden neurons of each of the two hidden layers
 */
export function buildNetwork(seed: number, hidden: number): LayersModel {
  const dense = (name: string, units: number, activation: 'relu' | 'softmax' | 'tanh', at: number) =>
    layers.dense({
      name,
      units,
      activation,
      kernelInitializer:
        activation === 'relu'
          ? initializers.heUniform({ seed: seed + at })
          : initializers.glorotUniform({ seed: seed + at }),
    });
  const board = input({ shape: [INPUT_SIZE], name: 'board' });
  const trunk = dense('second', hidden, 'relu', 1).apply(dense('first', hidden, 'relu', 0).apply(board));
  const policy = dense('policy', CELLS, 'softmax', 2).apply(trunk);
  const value = dense('value', 1, 'tanh', 3).apply(trunk);
  return model({ name: 'policy-and-value', inputs: board, outputs: [policy, value] as never });
}
