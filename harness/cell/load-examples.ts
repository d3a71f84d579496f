import {
  UserError,
  type DataContext,
  type DataSet,
  type Example,
  type ReportedSplit,
} from '../../tasks/contract/index.js';
import { createRandom } from '../../tasks/kit/random.js';
import { splitInWords } from '../results/split.js';
import { settled } from '../settled.js';
import { messageOf } from './on-example.js';

/** Inputs and truths are the plugin's own. */
type Examples = readonly Example<unknown, unknown>[];

/** Examples of a split as they are decided on, and out of how many they were drawn. */
export interface DrawnExamples {
  readonly examples: Examples;
  /** All that the data set gave: of a costly one that was asked for a part, that part. */
  readonly all: Examples;
}

/**
 * Loads the examples that are decided on: as many as the context's limit allows, in an order that the seed draws, so that any
 * beginning of them is a fair sample; in every process the same. The files of a data set are in no fair order: the first
 * half of MNIST's test images is easier than the second.
 *
 * A costly data set draws its order itself, because it makes no more than it is asked for. One that holds every input there
 * is keeps its own.
 *
 * @param split one of its splits, or all examples of a data set that offers them
 * @throws UserError what its `load` throws, with the name of the data set, and where it never finishes or gives no list
 */
export async function loadExamples(
  dataset: DataSet<unknown, unknown>,
  split: ReportedSplit,
  { limit, ...context }: DataContext,
): Promise<DrawnExamples> {
  const asked = dataset.costly && limit !== undefined ? { ...context, limit } : context;
  const all = await loadAll(dataset, split, asked);
  if (!Array.isArray(all))
    throw new UserError(
      `the "${loaderOf(split)}" of data set "${dataset.id}" gives no list of examples for ${splitInWords(split)}: let it give one`,
    );
  const ordered =
    dataset.costly || dataset.exhaustive
      ? all
      : createRandom(context.seed, 'examples of', dataset.id, split).shuffled(all);
  return { examples: ordered.slice(0, limit), all };
}

const loaderOf = (split: ReportedSplit): string => (split === 'all' ? 'loadAll' : 'load');

async function loadAll(
  dataset: DataSet<unknown, unknown>,
  split: ReportedSplit,
  context: DataContext,
): Promise<Examples> {
  if (split === 'all' && !dataset.loadAll)
    throw new UserError(
      `data set "${dataset.id}" is reported on by its splits alone, because programs may have been made with the others: take --split test; "all" is for data that no program was made with, such as recordings or images of your own`,
    );
  try {
    return await settled(`the "${loaderOf(split)}" of data set "${dataset.id}"`, () =>
      split === 'all' ? dataset.loadAll!(context) : dataset.load(split, context),
    );
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new UserError(
      `${splitInWords(split)} of data set "${dataset.id}" cannot be loaded, its "${loaderOf(split)}" threw: ${messageOf(cause)}`,
      { exitCode: 1, cause },
    );
  }
}
