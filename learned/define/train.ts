import { oneHot, tensor, tensor1d, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import { UserError, type Example, type TrainOptions, type TrainResult } from '../../tasks/contract/index.js';
import { saveModel } from '../layers-model.js';
import { fit, type Fit } from '../training/fit.js';
import { writeLearningCurve } from '../training/learning-curve.js';
import { crossEntropy } from '../training/losses.js';
import { shareOf } from '../training/share.js';
import { startTraining, type TrainingRuntime } from '../training/start.js';
import { writeNetwork, type ManifestDraft } from '../weights.js';
import { inputShapeOf } from './check-layers.js';
import { networkCoding } from './coding.js';
import { describeArchitecture, nameOf, type DefinedNetwork } from './defined-network.js';
import { widened } from './layers.js';
import { buildModel } from './model.js';
import { answersOf, ANSWERS, commandOf } from './read-trained.js';
import { standardisationOf, standardised, type Standardisation } from './standardisation.js';
import { loadTrainingData, type TrainingData } from './training-data.js';

/** Share of the training in which the learning rate rises, and the last rate as a share of the highest. */
const SCHEDULE = { warmUp: 0.05, floor: 0.01 };

/** The share that a step keeps of the averaged weights: an average over some twenty steps. */
const AVERAGING = 0.95;

/** Examples that are validated at once. */
const VALIDATION_BATCH = 500;

/** One network of those that a definition gives. */
export interface Variant {
  readonly width: number;
  readonly share: number;
  readonly seed: number;
}

/** A network that was trained, as it is shipped. */
export interface Trained {
  /** With its standardisation as the first layer. */
  readonly model: LayersModel;
  readonly draft: ManifestDraft;
  readonly found: Fit;
}

/**
 * Trains a network on the training examples of its task alone, and writes it with its manifest and learning curve. The
 * validation examples choose the epoch; those for testing are never read.
 *
 * The same seed gives the same weights to the last digit on `wasm` and `cpu`, and on `tensorflow` with as many processor
 * cores.
 */
export async function trainDefined<Input, Answer, Truth>(
  network: DefinedNetwork<Input, Answer, Truth>,
  options: TrainOptions,
): Promise<TrainResult> {
  const runtime = await startTraining(options.runtime);
  const variant = { width: 1, share: 1, seed: options.seed ?? network.seed };
  const { model, draft, found } = await trainVariant(network, variant, runtime, options);
  const files = await writeNetwork(options.outputFolder, await saveModel(model), {
    ...draft,
    command: `${commandOf(network)} --seed ${variant.seed} --runtime ${runtime.id}`,
  });
  model.dispose();
  const { validation } = draft;
  return {
    files: [...files, await writeLearningCurve(options.outputFolder, found.curve)],
    summary: `${(100 * validation.value).toFixed(2)} % of the ${validation.examples} validation examples answered rightly, after epoch ${found.best.epoch} of ${network.epochs}`,
  };
}

/** Trains a network, or one like it in another width or from less data; the runtime is started. */
export async function trainVariant<Input, Answer, Truth>(
  network: DefinedNetwork<Input, Answer, Truth>,
  variant: Variant,
  runtime: TrainingRuntime,
  options: Pick<TrainOptions, 'cacheFolder' | 'tell'>,
): Promise<Trained> {
  const data = await loadTrainingData(network, options.cacheFolder);
  const training = shareOf(data.training, variant.share, variant.seed);
  const { shape } = network.task.features;
  const inputShape = inputShapeOf(shape)!;
  const standardisation = network.standardise
    ? standardisationOf(
        training.map(({ features }) => features),
        inputShape.at(-1)!,
      )
    : undefined;
  const layers = widened(network.layers, variant.width);
  const { seed } = variant;
  const model = buildModel({ layers, features: shape, seed });
  const prepare = (features: Float32Array): Float32Array =>
    standardisation ? standardised(features, standardisation) : features;
  const inputs = training.map(({ features }) => prepare(features));
  const toTensor = (vectors: readonly Float32Array[]): Tensor => {
    const joined = new Float32Array(vectors.length * vectors[0]!.length);
    vectors.forEach((vector, at) => joined.set(vector, at * vector.length));
    return tensor(joined, [vectors.length, ...inputShape]);
  };
  const { epochs, patience, batch, learningRate } = network;
  const found = await fit({
    model,
    settings: {
      name: JSON.stringify([
        network.task.id,
        describeArchitecture({ ...network, layers }),
        variant.share,
        data.sha256,
      ]),
      seed,
      runtime: `${runtime.id} ${runtime.version}`,
      epochs,
      patience,
      // A step takes a whole batch, even where there are fewer examples than that.
      batchSize: Math.min(batch, data.training.length),
      schedule: { ...SCHEDULE, peak: learningRate },
      averaging: AVERAGING,
    },
    // A share is repeated until an epoch is as long as one of all examples.
    examples: data.training.length,
    startEpoch: () => (places) => ({
      inputs: toTensor(places.map((place) => inputs[place % inputs.length]!)),
      targets: [
        oneHot(
          tensor1d(
            places.map((place) => training[place % training.length]!.label),
            'int32',
          ),
          network.classes.length,
        ),
      ],
    }),
    loss: ([probabilities], [targets]) => crossEntropy(probabilities!, targets!),
    validate: (validated) =>
      shareRight(network, data.validation, (examples) =>
        tidy(() => {
          const vectors = examples.map(({ input }) => prepare(network.task.features.toVector(input)));
          return (
            validated.apply(toTensor(vectors), { training: false }) as Tensor
          ).dataSync() as Float32Array;
        }),
      ),
    ...options,
  });
  const astray = found.curve.find(({ loss }) => !Number.isFinite(loss));
  if (astray)
    throw new UserError(
      `the training of ${nameOf(network)} went astray: in epoch ${astray.epoch} its loss is ${astray.loss}; give it a smaller learningRate than ${learningRate}`,
    );
  return {
    model: standardisation
      ? withStandardisation(model, { layers, features: shape, seed, standardisation })
      : model,
    draft: draftOf(network, { ...variant, layers, examples: training.length }, data, runtime, found),
    found,
  };
}

/** The share of examples that are answered rightly. */
function shareRight<Input, Answer, Truth>(
  network: DefinedNetwork<Input, Answer, Truth>,
  examples: readonly Example<Input, Truth>[],
  run: (examples: readonly Example<Input, Truth>[]) => Float32Array,
): number {
  const coding = networkCoding(network);
  const classes = network.classes.length;
  let right = 0;
  for (let from = 0; from < examples.length; from += VALIDATION_BATCH) {
    const batch = examples.slice(from, from + VALIDATION_BATCH);
    const probabilities = run(batch);
    batch.forEach((example, at) => {
      const decision = coding.decode(
        [probabilities.subarray(at * classes, (at + 1) * classes)],
        example.input,
      );
      if (network.task.score!(decision, example)) right++;
    });
  }
  return right / examples.length;
}

/** The model as it is shipped: its inputs are not standardised before it, but in it. */
function withStandardisation(
  trained: LayersModel,
  options: Parameters<typeof buildModel>[0] & { readonly standardisation: Standardisation },
): LayersModel {
  const shipped = buildModel(options);
  for (const { name, weights } of trained.layers)
    if (weights.length > 0) shipped.getLayer(name).setWeights(trained.getLayer(name).getWeights());
  trained.dispose();
  return shipped;
}

function draftOf<Input, Answer, Truth>(
  network: DefinedNetwork<Input, Answer, Truth>,
  {
    layers,
    examples,
    seed,
  }: Pick<DefinedNetwork<Input, Answer, Truth>, 'layers'> & { examples: number; seed: number },
  { dataSet, validation }: TrainingData<Input, Truth>,
  runtime: TrainingRuntime,
  { best, curve, seconds }: Fit,
): ManifestDraft {
  return {
    task: network.task.id,
    architecture: describeArchitecture({ ...network, layers }),
    seed,
    data: { ...dataSet, split: 'train', examples },
    epochs: curve.length,
    validation: { measure: 'accuracy', value: best.validation, examples: validation.length },
    command: `${commandOf(network)} --width or --share`,
    runtime,
    trainingSeconds: Math.round(seconds),
    details: { 'best epoch': best.epoch, [ANSWERS]: answersOf(network) },
  };
}
