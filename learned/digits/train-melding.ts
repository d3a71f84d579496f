import {
  mean,
  oneHot,
  squaredDifference,
  tensor,
  tensor1d,
  tidy,
  type Scalar,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { initializers, layers, sequential, type LayersModel } from '@tensorflow/tfjs-layers';

import type { Example, MeldedForm, SweepOptions } from '../../tasks/contract/index.js';
import { IMAGE_SIDE, PIXELS, type Digit, type DigitImage } from '../../tasks/digits/image.js';
import { mnist } from '../../tasks/digits/mnist.js';
import { createRandom, type Random } from '../../tasks/kit/random.js';
import { indexOfLargest } from '../running-program.js';
import { saveModel } from '../layers-model.js';
import type { SavedNetwork } from '../network.js';
import { fit, type FitOptions } from '../training/fit.js';
import { crossEntropy } from '../training/losses.js';
import { shareOf } from '../training/share.js';
import { startTraining, type TrainingRuntime } from '../training/start.js';
import { digitsModel } from './architecture.js';
import { encodeDigit } from './coding.js';
import type { MeldingRecipe } from './melding-recipe.js';

/** Images that epochs are compared on, drawn by the seed, and how many at once. */
const VALIDATION = { images: 2000, batch: 500 };

/** Trainings of one seed, for the progress. */
const STAGES = 5;

/** What came of a training. */
export interface Melded {
  readonly networks: Readonly<Record<MeldedForm, SavedNetwork>>;
  readonly trainingSeconds: number;
  readonly trainingExamples: number;
  readonly runtime: TrainingRuntime;
}

/** Images with what they show, as the networks take them. */
interface Images {
  readonly pixels: readonly Float32Array[];
  readonly labels: readonly Digit[];
}

/** Trains a denoiser and a classifier apart, then tunes them apart and together from there. The test images are not read. */
export async function trainMelded(
  recipe: MeldingRecipe,
  seed: number,
  options: SweepOptions,
  data: Pick<typeof mnist, 'load'> = mnist,
): Promise<Melded> {
  const { cacheFolder } = options;
  const runtime = await startTraining(options.runtime);
  const training = imagesOf(shareOf(await data.load('train', { seed, cacheFolder }), recipe.share, seed));
  const validating = createRandom(seed, 'validation images of melding')
    .shuffled(await data.load('validation', { seed, cacheFolder }))
    .slice(0, VALIDATION.images);
  const melding = new Melding(recipe, seed, runtime, options, training, imagesOf(validating));
  const classifier = digitsModel(recipe.filters, seed);
  const denoiser = denoiserModel(recipe.denoiser, seed);
  const both = joined(denoiserModel(recipe.denoiser, seed), digitsModel(recipe.filters, seed));
  await melding.classify(classifier, 'first');
  await melding.denoise(denoiser, 'first');
  const start = [...denoiser.getWeights(), ...classifier.getWeights()].map((weight) => weight.clone());

  await melding.classify(classifier, 'tuning');
  await melding.denoise(denoiser, 'tuning');
  const alone = await saveModel(classifier);
  both.setWeights([...denoiser.getWeights(), ...classifier.getWeights()]);
  const apart = await saveModel(both);

  both.setWeights(start);
  await melding.classify(both, 'tuning', 'noisy');
  const together = await saveModel(both);
  for (const made of [classifier, denoiser, both, ...start]) made.dispose();
  return {
    networks: { alone, apart, together },
    trainingSeconds: melding.seconds,
    trainingExamples: training.labels.length,
    runtime,
  };
}

/** The trainings of one seed. */
class Melding {
  seconds = 0;
  #stages = 0;

  constructor(
    private readonly recipe: MeldingRecipe,
    private readonly seed: number,
    private readonly runtime: TrainingRuntime,
    private readonly options: SweepOptions,
    private readonly training: Images,
    private readonly validation: Images,
  ) {}

  /** Teaches a model what digits images show, clean or noisy ones. */
  async classify(model: LayersModel, stage: Stage, seen: 'clean' | 'noisy' = 'clean'): Promise<void> {
    const { labels } = this.training;
    const shown = this.#see(this.validation.pixels, seen, 'validation');
    await this.#fit(model, `${stage} classifier of ${seen} images`, stage, {
      makeBatch: (places, random) => ({
        inputs: images(places.map((place) => this.#noisy(this.training.pixels[place]!, seen, random))),
        targets: [
          oneHot(
            tensor1d(
              places.map((place) => labels[place]!),
              'int32',
            ),
            10,
          ),
        ],
      }),
      loss: ([probabilities], [targets]) => crossEntropy(probabilities!, targets!),
      validate: (validated) => accuracy(validated, shown, this.validation.labels),
    });
  }

  /** Teaches a model to take noise away. */
  async denoise(model: LayersModel, stage: Stage): Promise<void> {
    const { pixels } = this.training;
    const shown = this.#see(this.validation.pixels, 'noisy', 'validation');
    await this.#fit(model, `${stage} denoiser`, stage, {
      makeBatch: (places, random) => {
        const clean = places.map((place) => pixels[place]!);
        return {
          inputs: images(clean.map((image) => this.#noisy(image, 'noisy', random))),
          targets: [images(clean)],
        };
      },
      loss: ([made], [clean]) => tidy(() => mean<Scalar>(squaredDifference(made!, clean!))),
      validate: (validated) => {
        let squares = 0;
        inBatches(validated, shown, (made, from) =>
          made.forEach((value, at) => {
            squares += (value - this.validation.pixels[from + Math.floor(at / PIXELS)]![at % PIXELS]!) ** 2;
          }),
        );
        return -squares / (shown.length * PIXELS);
      },
    });
  }

  async #fit(
    model: LayersModel,
    name: string,
    stage: Stage,
    {
      makeBatch,
      ...how
    }: Pick<FitOptions, 'loss' | 'validate'> & {
      readonly makeBatch: (
        places: readonly number[],
        random: Random,
      ) => ReturnType<ReturnType<FitOptions['startEpoch']>>;
    },
  ): Promise<void> {
    const { batchSize, averaging } = this.recipe;
    const before = this.#stages / STAGES;
    const { seconds } = await fit({
      ...how,
      model,
      settings: {
        name: `digits melding, ${name} ${JSON.stringify(this.recipe)}`,
        seed: this.seed,
        runtime: `${this.runtime.id} ${this.runtime.version}`,
        batchSize,
        averaging,
        ...this.recipe[stage],
      },
      examples: this.training.labels.length,
      startEpoch: (random) => (places) => makeBatch(places, random),
      // What is tuned on needs it, should the training be cut short.
      keepCheckpoint: true,
      cacheFolder: this.options.cacheFolder,
      tell: ({ done, message }) =>
        this.options.tell({ done: before + done / STAGES, message: `${name}: ${message}` }),
    });
    this.seconds += seconds;
    this.#stages += 1;
  }

  /** Images as a network sees them, the noise being the same every time. */
  #see(pixels: readonly Float32Array[], seen: 'clean' | 'noisy', purpose: string): Float32Array[] {
    const random = createRandom(this.seed, 'noise of melding', purpose);
    return pixels.map((image) => this.#noisy(image, seen, random));
  }

  #noisy(image: Float32Array, seen: 'clean' | 'noisy', random: Random): Float32Array {
    if (seen === 'clean') return image;
    return image.map((value) => Math.min(1, Math.max(0, value + this.recipe.noise * random.normal())));
  }
}

type Stage = 'first' | 'tuning';

/** Three convolutions that see 7×7 pixels and give an image as large. */
function denoiserModel({ filters, activation }: MeldingRecipe['denoiser'], seed: number): LayersModel {
  const model = sequential({ name: 'denoiser' });
  [filters, filters, 1].forEach((count, at) =>
    model.add(
      layers.conv2d({
        name: `denoise-${at + 1}`,
        ...(at === 0 ? { inputShape: [IMAGE_SIDE, IMAGE_SIDE, 1] } : {}),
        filters: count,
        kernelSize: 3,
        padding: 'same',
        activation: count === 1 ? 'linear' : activation,
        // Apart from the seeds of the classifier's layers.
        kernelInitializer: initializers.heNormal({ seed: seed * 100 + 50 + at }),
      }),
    ),
  );
  return model;
}

/** One model of the layers of two, the second taking what the first gives; both are used up. */
function joined(first: LayersModel, second: LayersModel): LayersModel {
  const model = sequential({ name: 'melded' });
  for (const layer of [...first.layers, ...second.layers]) model.add(layer);
  return model;
}

const imagesOf = (examples: readonly Example<DigitImage, Digit>[]): Images => ({
  pixels: examples.map(({ input }) => encodeDigit(input)),
  labels: examples.map(({ truth }) => truth),
});

function images(pixels: readonly Float32Array[]): Tensor {
  const joined = new Float32Array(pixels.length * PIXELS);
  pixels.forEach((image, at) => joined.set(image, at * PIXELS));
  return tensor(joined, [pixels.length, IMAGE_SIDE, IMAGE_SIDE, 1]);
}

/** What a model makes of images, some at a time, with the place of the first of them. */
function inBatches(
  model: LayersModel,
  pixels: readonly Float32Array[],
  use: (made: Float32Array, from: number) => void,
): void {
  for (let from = 0; from < pixels.length; from += VALIDATION.batch) {
    const batch = pixels.slice(from, from + VALIDATION.batch);
    use(
      tidy(() => (model.apply(images(batch), { training: false }) as Tensor).dataSync() as Float32Array),
      from,
    );
  }
}

function accuracy(model: LayersModel, pixels: readonly Float32Array[], labels: readonly Digit[]): number {
  let right = 0;
  inBatches(model, pixels, (probabilities, from) => {
    for (let at = 0; at < probabilities.length / 10; at++)
      if (indexOfLargest(probabilities.subarray(at * 10, (at + 1) * 10)) === labels[from + at]) right++;
  });
  return right / pixels.length;
}
