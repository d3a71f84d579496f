import { UserError, type Task } from '../../tasks/contract/index.js';
import { checkLayers } from './check-layers.js';
import { describeLayer, type Layer } from './layers.js';

/** How a network is trained. */
export interface TrainingSettings {
  /** The most passes over the training examples; 100 by default. */
  readonly epochs: number;
  /** Ends the training after so many epochs that are no better on the validation examples; 20 by default. */
  readonly patience: number;
  /** Examples a step; 16 by default. */
  readonly batch: number;
  /** The highest rate of Adam (Kingma and Ba 2015), in a schedule of a warm-up and half a cosine; 0.01 by default. */
  readonly learningRate: number;
  /** Of every random choice; 1 by default. `rvw train --seed` takes its place. */
  readonly seed: number;
}

/** What stands where an author says nothing. */
export const TRAINING: TrainingSettings = {
  epochs: 100,
  patience: 20,
  batch: 16,
  learningRate: 0.01,
  seed: 1,
};

/** A network whose task is known: all that training, loading and describing it go by. */
export interface DefinedNetwork<Input, Answer, Truth> extends TrainingSettings {
  readonly task: Task<Input, Answer, Truth>;
  readonly id: string;
  readonly layers: readonly Layer[];
  readonly classes: readonly Answer[];
  /** Whether features are brought to a mean of 0 and a deviation of 1 before the first layer. */
  readonly standardise: boolean;
  /** Where its weights are. */
  readonly folder: URL;
  /** The `file:` URL of the plugin that it stands in. */
  readonly plugin: string;
}

/**
 * Checks that there can be such a network.
 *
 * @throws UserError with everything that does not fit
 */
export function requireFitting<Input, Answer, Truth>(network: DefinedNetwork<Input, Answer, Truth>): void {
  const { task, layers } = network;
  const faults = [
    ...faultsOfSettings(network),
    ...(task.score
      ? []
      : [
          'the task does not say which answers are right ("score"), which decides when training ends: bring a program of your own that is trained otherwise',
        ]),
    ...(task.classes && task.classes.length > 1
      ? checkLayers(layers, task.features.shape, wordsOf(network))
      : [
          task.classes?.length === 1
            ? `the task has one class alone, "${String(task.classes[0])}": there is nothing to choose between`
            : 'the task has no classes to choose from: list its answers in "classes", or bring a program of your own that is trained otherwise',
        ]),
  ];
  if (faults.length > 0) throw new UserError(`${nameOf(network)}: ${faults.join('; ')}`);
}

/** How messages name a network. */
export const nameOf = ({
  id,
  task,
}: Pick<DefinedNetwork<unknown, unknown, unknown>, 'id' | 'task'>): string =>
  `the network "${id}" of task "${task.id}"`;

/** The network from its input to its answer, layer by layer: weights that were trained for another do not fit. */
export function describeArchitecture({
  task,
  layers,
  standardise,
}: Pick<DefinedNetwork<unknown, unknown, unknown>, 'task' | 'layers' | 'standardise'>): string {
  const input = `${task.features.shape.join(' × ')} features${standardise ? ', standardised' : ''}`;
  return [input, ...layers.map(describeLayer)].join(', ');
}

/** Its answers in words, in the order of its outputs. */
export const wordsOf = <Input, Answer, Truth>({
  task,
  classes,
}: Pick<DefinedNetwork<Input, Answer, Truth>, 'task' | 'classes'>): readonly string[] =>
  classes.map((answer) => task.describeAnswer(answer));

function faultsOfSettings({ epochs, patience, batch, learningRate, seed }: TrainingSettings): string[] {
  const whole = Object.entries({ epochs, patience, batch })
    .filter(([, value]) => !(Number.isSafeInteger(value) && value > 0))
    .map(([name, value]) => `${name} is ${value}: use a whole number above 0`);
  return [
    ...whole,
    ...(learningRate > 0 && learningRate < Infinity
      ? []
      : [`learningRate is ${learningRate}: use a number above 0, such as ${TRAINING.learningRate}`]),
    ...(Number.isSafeInteger(seed) && seed >= 0 ? [] : [`seed is ${seed}: use a whole number`]),
  ];
}
