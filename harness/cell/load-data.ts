import {
  UserError,
  type DataContext,
  type DataSet,
  type Example,
  type Split,
} from '../../tasks/contract/index.js';
import { settled } from '../settled.js';
import { messageOf } from './on-example.js';

/**
 * Loads a split of a data set.
 *
 * @throws UserError what its `load` throws, with the name of the data set, and where it never finishes
 */
export async function loadData(
  dataset: DataSet<unknown, unknown>,
  split: Split,
  context: DataContext,
): Promise<readonly Example<unknown, unknown>[]> {
  try {
    return await settled(`the "load" of data set "${dataset.id}"`, () => dataset.load(split, context));
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new UserError(
      `the ${split} split of data set "${dataset.id}" cannot be loaded, its "load" threw: ${messageOf(cause)}`,
      { exitCode: 1, cause },
    );
  }
}
