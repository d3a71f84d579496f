import { existsSync } from 'node:fs';

import { UserError } from '../../tasks/contract/index.js';
import { oneLine } from '../../tasks/kit/one-line.js';
import type { KnownTask } from '../plugins.js';
import { settled } from '../settled.js';

/**
 * Which data set of a task a folder holds: the first one that recognises it.
 *
 * @returns its id; undefined where no data set of the task is told by its folder
 * @throws UserError where some are, and none recognises it
 */
export async function recogniseData(
  { task }: Pick<KnownTask, 'task'>,
  folder: string,
): Promise<string | undefined> {
  if (!existsSync(folder))
    throw new UserError(`there is no folder ${oneLine(folder)}; name another one with --data-dir`);
  const told = task.dataSets.filter((dataset) => dataset.recognises !== undefined);
  for (const dataset of told)
    if (await settled(`the "recognises" of data set "${dataset.id}"`, () => dataset.recognises!(folder)))
      return dataset.id;
  if (told.length === 0) return undefined;
  throw new UserError(
    `${oneLine(folder)} is not recognised as data of task "${task.id}" (${told.map(({ id }) => id).join(', ')}); name another folder with --data-dir, or say with --dataset what it is`,
  );
}
