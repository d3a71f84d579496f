import { add, mean, squaredDifference, tensor2d, tidy, variableGrads } from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import { CELLS, type Board } from '../../tasks/tic-tac-toe/board.js';
import { turnBoard, type Symmetry } from '../../tasks/tic-tac-toe/symmetry.js';
import { ScheduledAdam } from '../training/adam.js';
import { crossEntropy } from '../training/losses.js';
import { averagingAt, follow, readAll, variablesOf, writeAll } from '../training/variables.js';
import { encodeBoard, INPUT_SIZE } from './coding.js';
import type { Lesson } from './look-ahead.js';

/** What both heads say of boards: nine probabilities and one value a board, one board after the other. */
export interface Judgement {
  readonly policy: Float32Array;
  readonly value: Float32Array;
}

/** A lesson as it is shown: turned or mirrored, which the rules of the game make no difference to. */
interface TurnedLesson {
  readonly lesson: Lesson;
  readonly symmetry: Symmetry;
}

/** A network that learns, with the running average of its weights (Polyak and Juditsky 1992). */
export interface Learner {
  /** One step of gradient descent on a batch; returns its loss. */
  learn(batch: readonly TurnedLesson[], learningRate: number): number;
  /** Calls a function while the network holds the averaged weights, which change less from step to step. */
  withAverages<Result>(use: (judge: (boards: readonly Board[]) => Judgement) => Result): Result;
  /** Leaves the averaged weights in the network and gives back everything else. */
  finish(): void;
}

/**
 * @param averaging share of the averaged weights that a step keeps, in the long run
 */
export function createLearner(model: LayersModel, averaging: number): Learner {
  const optimizer = new ScheduledAdam();
  const variables = variablesOf(model.trainableWeights);
  const averages = readAll(variables);
  let steps = 0;
  return {
    learn: (batch, learningRate) =>
      tidy(() => {
        optimizer.setLearningRate(learningRate);
        const { inputs, policy, value } = toTensors(batch);
        const { value: loss, grads } = variableGrads((): Scalar => {
          const [policyHead, valueHead] = model.apply(inputs, { training: true }) as [Tensor, Tensor];
          return add(crossEntropy(policyHead, policy), mean(squaredDifference(valueHead, value)));
        }, variables);
        optimizer.applyGradients(
          Object.entries(grads).map(([name, gradient]) => ({ name, tensor: gradient })),
        );
        follow(averages, variables, averagingAt(averaging, steps++));
        return loss.dataSync()[0]!;
      }),
    withAverages: (use) => {
      const latest = readAll(variables);
      writeAll(variables, averages);
      try {
        return use((boards) => judge(model, boards));
      } finally {
        writeAll(variables, latest);
      }
    },
    finish: () => {
      writeAll(variables, averages);
      optimizer.dispose();
    },
  };
}

function judge(model: LayersModel, boards: readonly Board[]): Judgement {
  return tidy(() => {
    const [policy, value] = model.apply(toInputs(boards)) as [Tensor, Tensor];
    return { policy: policy.dataSync() as Float32Array, value: value.dataSync() as Float32Array };
  });
}

function toInputs(boards: readonly Board[]): Tensor {
  const inputs = new Float32Array(boards.length * INPUT_SIZE);
  boards.forEach((board, at) => inputs.set(encodeBoard(board), at * INPUT_SIZE));
  return tensor2d(inputs, [boards.length, INPUT_SIZE]);
}

function toTensors(batch: readonly TurnedLesson[]): { inputs: Tensor; policy: Tensor; value: Tensor } {
  const policy = batch.flatMap(({ lesson, symmetry }) => symmetry.map((from) => lesson.policy[from]!));
  return {
    inputs: toInputs(batch.map(({ lesson, symmetry }) => turnBoard(lesson.board, symmetry))),
    policy: tensor2d(policy, [batch.length, CELLS]),
    value: tensor2d(
      batch.map(({ lesson }) => lesson.value),
      [batch.length, 1],
    ),
  };
}
