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
export const withoutChoice = (runner: Pick<GroupRunner, 'request' | 'dataset'>): string | undefined =>
  choosingSplit(runner) === 'train' && runner.dataset.costly
    ? 'on the validation split a confidence would be chosen on training examples, all of which would have to be made first'
    : undefined;
