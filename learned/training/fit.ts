import { tidy, variableGrads, type Scalar, type Tensor, type Variable } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import { type TrainProgress } from '../../tasks/contract/index.js';
import { createRandom, type Random } from '../../tasks/kit/random.js';
import { ScheduledAdam } from './adam.js';
import { checkpointPath, loadCheckpoint, removeCheckpoint, saveCheckpoint } from './checkpoint.js';
import { bestOf, type CurvePoint } from './learning-curve.js';
import { learningRate, type Schedule } from './schedule.js';
import { averagingAt, follow, readAll, shrink, variablesOf, writeAll } from './variables.js';

/** What determines a training; any change of it is another training. */
export interface FitSettings {
  /** Names the training: task, architecture, augmentation, and whatever else the callbacks depend on. */
  readonly name: string;
  readonly seed: number;
  readonly runtime: string;
  readonly epochs: number;
  readonly batchSize: number;
  readonly schedule: Schedule;
  /** How slowly the averaged weights follow: the share that a step keeps of them, 0 to below 1. */
  readonly averaging: number;
  /** Ends the training after so many epochs without a better validation figure; without it, all epochs are gone through. */
  readonly patience?: number;
  /**
   * How strongly weights are drawn towards 0: in every step each loses this share of itself times the learning rate.
   * Without it, none does.
   */
  readonly weightDecay?: number;
}

/** One batch: flattened examples one after the other, and whatever the loss compares with. */
interface Batch {
  readonly inputs: Tensor;
  readonly targets: readonly Tensor[];
}

/** Makes a batch of the examples at these places. */
type MakeBatch = (places: readonly number[]) => Batch;

/** A training. */
export interface FitOptions {
  readonly model: LayersModel;
  readonly settings: FitSettings;
  /** Count of training examples. */
  readonly examples: number;
  /** Called at the start of every epoch; makes batches of the examples at given places, augmented with draws from `random`. */
  startEpoch(random: Random): MakeBatch;
  /** The mean loss of a batch. */
  loss(outputs: readonly Tensor[], targets: readonly Tensor[]): Scalar;
  /** A figure on validation data, higher being better; the model holds the averaged weights meanwhile. */
  validate(model: LayersModel): number;
  /** Leaves the last checkpoint where it is, for a training that needs this one's result: it need not be repeated then. */
  readonly keepCheckpoint?: boolean;
  readonly cacheFolder: string;
  tell(progress: TrainProgress): void;
}

/** What a training left. The model holds the averaged weights of the epoch that is kept. */
export interface Fit {
  readonly curve: readonly CurvePoint[];
  readonly best: CurvePoint;
  readonly seconds: number;
}

/** Progress is reported about so often. */
const REPORTS_AN_EPOCH = 10;

/**
 * Trains a model: Adam with a warm-up and a cosine (see {@link learningRate}), every epoch's order and augmentation
 * drawn from the seed, and a running average of the weights (Polyak and Juditsky 1992; as in Tarvainen and Valpola
 * 2017), which is what is validated and kept. Decay is apart from Adam's step (Loshchilov and Hutter 2019, "Decoupled
 * Weight Decay Regularization"). The epoch is chosen on validation data; with {@link FitSettings.patience},
 * so is when to stop (Prechelt 1998, "Early stopping – but when?").
 *
 * After every epoch it leaves a checkpoint, and goes on from it when called again with the same settings.
 */
export async function fit(options: FitOptions): Promise<Fit> {
  const { model, settings } = options;
  const variables = variablesOf(model.weights);
  const trainable = variablesOf(model.trainableWeights);
  const path = checkpointPath(options.cacheFolder, settings);
  const left = await loadCheckpoint(path);

  const averages = left ? left.averages : readAll(variables);
  let best = left ? left.best : copyOf(averages);
  const curve: CurvePoint[] = left ? [...left.curve] : [];
  const before = left?.seconds ?? 0;
  const startedAt = performance.now();
  const seconds = (): number => before + (performance.now() - startedAt) / 1000;
  if (left) writeAll(variables, left.weights);
  let optimizer = left ? await ScheduledAdam.fromState(left.moments) : new ScheduledAdam();
  const { epochs } = settings;
  if (left) {
    options.tell({
      done: curve.length / epochs,
      message: `goes on from its checkpoint after epoch ${curve.length} of ${epochs}`,
    });
  }
  const everyPlace = Array.from({ length: options.examples }, (_, place) => place);
  for (let epoch = curve.length; epoch < epochs && !isStale(curve, settings); epoch++) {
    const order = createRandom(settings.seed, `order of epoch ${epoch}`).shuffled(everyPlace);
    const makeBatch = options.startEpoch(createRandom(settings.seed, `augmentation of epoch ${epoch}`));
    const batches = Math.floor(order.length / settings.batchSize);
    let losses = 0;
    for (let at = 0; at < batches; at++) {
      const along = epoch + at / batches;
      optimizer.setLearningRate(learningRate(settings.schedule, along / epochs));
      const places = order.slice(at * settings.batchSize, (at + 1) * settings.batchSize);
      losses += step(options, optimizer, trainable, makeBatch, places);
      follow(averages, variables, averagingAt(settings.averaging, epoch * batches + at));
      if (at % Math.ceil(batches / REPORTS_AN_EPOCH) === 0) {
        options.tell({
          done: along / epochs,
          message: messageOf(epochs, epoch, losses / (at + 1), curve),
        });
        // Lets timers and signals through, which the arithmetic would hold up.
        await new Promise(setImmediate);
      }
    }
    const trained = readAll(variables);
    writeAll(variables, averages);
    const validation = options.validate(model);
    writeAll(variables, trained);
    curve.push({
      epoch: epoch + 1,
      loss: losses / batches,
      learningRate: learningRate(settings.schedule, (epoch + 1) / epochs),
      validation,
      seconds: seconds(),
    });
    if (bestOf(curve).epoch === epoch + 1) best = copyOf(averages);
    const moments = await optimizer.saveState();
    // Going on from the saved state whether interrupted or not gives the same weights either way, to the last digit.
    optimizer.dispose();
    optimizer = await ScheduledAdam.fromState(moments);
    await saveCheckpoint(path, {
      epochs: epoch + 1,
      seconds: seconds(),
      weights: trained,
      averages,
      moments,
      best,
      curve,
    });
    options.tell({
      done: (epoch + 1) / epochs,
      message: messageOf(epochs, epoch, losses / batches, curve),
    });
  }
  if (curve.length < epochs) {
    options.tell({
      done: 1,
      message: `ended after epoch ${curve.length} of ${epochs}: none was better since epoch ${bestOf(curve).epoch}`,
    });
  }
  writeAll(variables, best);
  optimizer.dispose();
  if (!options.keepCheckpoint) await removeCheckpoint(path);
  return { curve, best: bestOf(curve), seconds: seconds() };
}

/** One step of gradient descent; returns the batch's loss. */
function step(
  { model, loss, settings }: Pick<FitOptions, 'model' | 'loss' | 'settings'>,
  optimizer: ScheduledAdam,
  trainable: Variable[],
  makeBatch: MakeBatch,
  places: readonly number[],
): number {
  return tidy(() => {
    const { inputs, targets } = makeBatch(places);
    const { value, grads } = variableGrads(() => {
      const outputs = model.apply(inputs, { training: true }) as Tensor | Tensor[];
      return loss(Array.isArray(outputs) ? outputs : [outputs], targets);
    }, trainable);
    optimizer.applyGradients(Object.entries(grads).map(([name, gradient]) => ({ name, tensor: gradient })));
    shrink(trainable, (settings.weightDecay ?? 0) * optimizer.rate);
    return value.dataSync()[0]!;
  });
}

const copyOf = (arrays: readonly Float32Array[]): Float32Array[] => arrays.map((array) => array.slice());

/** True when the last epochs brought nothing. */
const isStale = (curve: readonly CurvePoint[], { patience }: FitSettings): boolean =>
  patience !== undefined && curve.length > 0 && curve.length - bestOf(curve).epoch >= patience;

function messageOf(epochs: number, epoch: number, loss: number, curve: readonly CurvePoint[]): string {
  const last = curve.at(-1);
  const validation = last ? `, validation ${(100 * last.validation).toFixed(2)} %` : '';
  return `epoch ${epoch + 1} of ${epochs}, loss ${loss.toFixed(4)}${validation}`;
}
