import type { TrainOptions, TrainResult } from '../../tasks/contract/index.js';
import { WORDS } from '../../tasks/keyword-spotting/clip.js';
import { saveModel } from '../layers-model.js';
import { writeLearningCurve } from '../training/learning-curve.js';
import { startTraining, type TrainingRuntime } from '../training/start.js';
import { writeNetwork, type ManifestDraft } from '../weights.js';
import { RECIPE, SYNTHETIC_RECIPE, type KeywordRecipe } from './recipe.js';
import { trainKeywordModel, VALIDATION_THRESHOLD, type TrainedKeywords } from './train-model.js';
import { FOLDER_VARIABLE, NO_PEOPLE } from './training-data.js';

/** The seed of the shipped networks. */
const SEED = 1;

/** What a training of this network may be told beyond what any training is told. */
interface KeywordTrainOptions extends TrainOptions {
  /**
   * Where the recordings of people lie; else `RVW_FSDD_FOLDER` in the environment, else where fetching puts them.
   * `none` trains on made voices alone.
   */
  readonly dataFolder?: string;
  readonly recipe?: KeywordRecipe;
}

/**
 * Trains the keyword spotter from scratch, on the training voices of the synthetic words and the three training
 * speakers of the Free Spoken Digit Dataset, and writes it with its manifest and learning curve. The validation voices
 * and the validation speaker are only measured here, and no test data is read.
 *
 * @throws UserError when the recordings are not there or the folder cannot be written
 */
export async function trainKeywordSpotting(options: KeywordTrainOptions): Promise<TrainResult> {
  const dataFolder = options.dataFolder ?? process.env[FOLDER_VARIABLE];
  const recipe = options.recipe ?? (dataFolder === NO_PEOPLE ? SYNTHETIC_RECIPE : RECIPE);
  const runtime = await startTraining(options.runtime);
  const seed = options.seed ?? SEED;
  const trained = await trainKeywordModel(recipe, seed, runtime, options);
  const { model, curve, best, accuracies } = trained;
  const files = await writeNetwork(options.outputFolder, await saveModel(model), {
    ...draftOf(recipe, seed, runtime, trained),
    command: `${FOLDER_VARIABLE}=${recipe.people ? 'FOLDER' : NO_PEOPLE} rvw train keyword-spotting --seed ${seed} --runtime ${runtime.id}`,
  });
  const curveFile = await writeLearningCurve(options.outputFolder, curve);
  const real =
    accuracies.fsdd === undefined
      ? ''
      : ` and ${(100 * accuracies.fsdd).toFixed(2)} % of the words of a person it never heard`;
  return {
    files: [...files, curveFile],
    summary: `${(100 * best.validation).toFixed(2)} % of ${accuracies.syntheticExamples} synthetic clips in unheard voices${real} answered rightly, after ${best.epoch} epochs`,
  };
}

/** What a training's manifest says, but the command. */
export function draftOf(
  recipe: KeywordRecipe,
  seed: number,
  runtime: TrainingRuntime,
  { curve, best, seconds, accuracies, examples, fingerprint }: TrainedKeywords,
): Omit<ManifestDraft, 'command'> {
  return {
    task: 'keyword-spotting',
    architecture: `a convolution of ${recipe.channels.first} filters, ${recipe.channels.blocks.length} depthwise separable ones of ${recipe.channels.blocks.map(({ channels }) => channels).join(', ')}, batch normalisations, then a dense layer of ${WORDS.length}`,
    seed,
    data: { id: recipe.people ? 'synthetic + fsdd' : 'synthetic', fingerprint, split: 'train', examples },
    epochs: curve.length,
    validation: {
      measure: `accuracy on synthetic validation voices, digits below ${VALIDATION_THRESHOLD} counted as other words`,
      value: best.validation,
      examples: accuracies.syntheticExamples,
    },
    runtime,
    trainingSeconds: Math.round(seconds),
    details: {
      'epoch that was kept, the best on validation': best.epoch,
      ...(recipe.teachers.each.length > 0
        ? { teachers: recipe.teachers.each.map(({ name }) => name).join('; ') }
        : {}),
      'synthetic clips a class': recipe.clipsPerClass,
      'further synthetic clips of other words': recipe.moreOthers,
      ...(recipe.disguised > 0
        ? { 'further clips of each digit in disguised voices': recipe.disguised }
        : {}),
      ...(recipe.people
        ? {
            'fsdd training speakers': 'george, jackson, nicolas',
            'accuracy on fsdd validation (yweweler), measured alike': accuracies.fsdd!,
          }
        : {}),
    },
  };
}
