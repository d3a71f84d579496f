import { UserError } from '../../tasks/contract/index.js';
import { loadExamples } from '../cell/load-examples.js';
import type { CellSubject, GroupRunner } from './runner.js';

/** The examples that a confidence may be chosen on: never those that are reported on. */
export const choosingSplit = ({ request }: Pick<GroupRunner, 'request'>): 'validation' | 'train' =>
  request.split === 'test' ? 'validation' : 'train';

/** A cell on the examples that a confidence may be chosen on. */
export function choosingSpec(
  runner: Pick<GroupRunner, 'request'>,
  { spec }: Pick<CellSubject, 'spec'>,
): CellSubject['spec'] {
  // Other examples than those of the run, so that their hash is another one.
  const { examplesSha256: _, ...rest } = spec;
  return { ...rest, split: choosingSplit(runner) };
}

/** Why nothing can be chosen beforehand; nothing where it can. */
export async function withoutChoice(
  runner: Pick<GroupRunner, 'request' | 'dataset' | 'context' | 'signal'>,
): Promise<string | undefined> {
  const { request, dataset, context, signal } = runner;
  if (request.split === 'all')
    return 'all examples are reported on, so that none is left to choose a confidence on';
  const split = choosingSplit(runner);
  if (dataset.costly)
    return split === 'train'
      ? 'on the validation split a confidence would be chosen on training examples, all of which would have to be made first'
      : undefined;
  try {
    const { all } = await loadExamples(dataset, split, { ...context, signal });
    return all.length === 0
      ? `the ${split} split, on which a confidence would be chosen, has no examples`
      : undefined;
  } catch (error) {
    // What is no mistake in the data fails where it is measured.
    if (!(error instanceof UserError)) throw error;
    return `the ${split} split, on which a confidence would be chosen, cannot be had: ${error.message}`;
  }
}
