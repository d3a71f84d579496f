import { UserError } from '../../tasks/contract/index.js';
import type { AnyProgram } from '../plugins.js';
import type { CellGroup } from './plan.js';

/**
 * Which networks were trained on other content of a data set than the run's: once data are split anew, what is tested may
 * be what was learned from. It is known of those that say how they are trained.
 *
 * @param fingerprint of the data set, as the run has it
 * @returns a sentence for each
 */
export async function noteOtherTraining(
  { cells, dataset }: Pick<CellGroup, 'cells' | 'dataset'>,
  fingerprint: string,
): Promise<string[]> {
  const programs = [...new Set(cells.map(({ program }) => program))].filter(({ training }) => training);
  const trained = await Promise.all(
    programs.map(async (program) => ({ program, on: await dataOf(program) })),
  );
  return trained
    .filter(({ on }) => on?.id === dataset.id && on.fingerprint !== fingerprint)
    .map(
      ({ program }) =>
        `the network "${program.id}" was trained on other content of it: what is tested now may be what it learned from; train it again`,
    );
}

/**
 * Refuses to report on all examples of a data set where a network was trained on some of them.
 *
 * @param fingerprint of the data set, as the run has it
 * @throws UserError with the network
 */
export async function requireUntrained(
  { cells, dataset }: Pick<CellGroup, 'cells' | 'dataset'>,
  fingerprint: string,
): Promise<void> {
  for (const program of new Set(cells.map((cell) => cell.program))) {
    const on = await dataOf(program);
    if (on && (on.id === dataset.id || on.fingerprint === fingerprint))
      throw new UserError(
        `the network "${program.id}" was trained on data set "${dataset.id}": with --split all it would be tested on what it learned from; take --split test, or leave it out with --program`,
      );
  }
}

/** What a network's manifest says that it was trained on; one that cannot be read fails where it is measured. */
async function dataOf(
  program: AnyProgram,
): Promise<{ readonly id?: string; readonly fingerprint?: string } | undefined> {
  try {
    return (await program.network?.())?.manifest['data'] as object | undefined;
  } catch {
    return undefined;
  }
}
