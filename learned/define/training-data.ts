import { createHash } from 'node:crypto';

import { UserError, type Example, type Split } from '../../tasks/contract/index.js';
import { sizeOf } from '../graph/graph.js';
import { sha256 } from '../manifest.js';
import { nameOf, wordsOf, type DefinedNetwork } from './defined-network.js';

/** What a network is trained on and validated by. */
export interface TrainingData<Input, Truth> {
  readonly dataSet: { readonly id: string; readonly fingerprint: string };
  /** Flat features, and the place of the right class. */
  readonly training: readonly { readonly features: Float32Array; readonly label: number }[];
  readonly validation: readonly Example<Input, Truth>[];
  /** SHA-256 of the training examples as the network sees them: it changes with the view of features, too. */
  readonly sha256: string;
}

/** Splits are fixed; what a data set draws beyond them is the same for all networks, whatever their seed. */
const DATA_SEED = 0;

/**
 * Loads the training and validation examples of the task's first data set; those for testing are not touched.
 *
 * @throws UserError when there are none, or one has a truth that is no class
 */
export async function loadTrainingData<Input, Answer, Truth>(
  network: DefinedNetwork<Input, Answer, Truth>,
  cacheFolder: string,
): Promise<TrainingData<Input, Truth>> {
  const { task, classes } = network;
  const [dataSet] = task.dataSets;
  const context = { seed: DATA_SEED, cacheFolder };
  const load = async (split: Split, why: string): Promise<readonly Example<Input, Truth>[]> => {
    const examples = await dataSet.load(split, context);
    if (examples.length > 0) return examples;
    throw new UserError(
      `${nameOf(network)} cannot be trained: the data set "${dataSet.id}" has no ${split} examples, ${why}; add that split`,
    );
  };
  const fingerprint = sha256.safeParse(await dataSet.fingerprint(context));
  if (!fingerprint.success)
    throw new UserError(
      `${nameOf(network)} cannot be trained: the "fingerprint" of the data set "${dataSet.id}" gives no SHA-256 in hexadecimal, which says later what the network was trained on; give that of the content`,
    );
  const examples = await load('train', 'which it learns from');
  const validation = await load('validation', 'which say when it has learned enough');
  const hash = createHash('sha256');
  // Answers that are no single values are the same where they are written alike.
  const places = new Map(classes.map((one, at) => [JSON.stringify(one), at]));
  const training = examples.map(({ id, input, truth }) => {
    const answer = task.classOf ? task.classOf(truth) : (truth as unknown as Answer);
    const label = places.get(JSON.stringify(answer));
    if (label === undefined)
      throw new UserError(
        `${nameOf(network)} cannot be trained: the truth of example "${id}" is ${String(answer)}, which is none of its classes (${wordsOf(network).join(', ')})`,
      );
    const features = task.features.toVector(input);
    requireNumbers(network, id, features);
    hash.update(`${label},${features.length}`).update(features);
    return { features, label };
  });
  return {
    dataSet: { id: dataSet.id, fingerprint: fingerprint.data },
    training,
    validation,
    sha256: hash.digest('hex'),
  };
}

/** One value that is no number would make all weights none. */
function requireNumbers<Input, Answer, Truth>(
  network: DefinedNetwork<Input, Answer, Truth>,
  id: string,
  features: Float32Array,
): void {
  const { shape } = network.task.features;
  const wrong = features.findIndex((value) => !Number.isFinite(value));
  if (features.length !== sizeOf(shape))
    throw new UserError(
      `${nameOf(network)} cannot be trained: "toVector" gives ${features.length} numbers for example "${id}", but the shape [${shape.join(', ')}] has ${sizeOf(shape)}`,
    );
  if (wrong !== -1)
    throw new UserError(
      `${nameOf(network)} cannot be trained: feature ${wrong} of example "${id}" is ${features[wrong]}; give every feature a number`,
    );
}
