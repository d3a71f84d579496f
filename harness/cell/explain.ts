import type { Explanation } from '../../tasks/contract/index.js';
import { closest } from '../../tasks/kit/nearest.js';
import { onExample } from './on-example.js';
import type { CellSession } from './session.js';

/**
 * Asks the program why it decides as it does on an example.
 *
 * @throws Error where it cannot say, or gives an attribution that is not of the features of the task
 */
export async function explainExample(
  { loaded, task, program }: CellSession,
  { id, input }: CellSession['examples'][number],
): Promise<Explanation> {
  if (typeof (loaded.explain as unknown) !== 'function') {
    const [meant] = closest('explain', Object.keys(loaded));
    throw new Error(`offers no "explain"${meant === undefined ? '' : `; it has "${meant}": is that meant?`}`);
  }
  // Two programs are explained in one measure: an error says whose it is.
  const explanation = await onExample(
    id,
    () => loaded.explain(input),
    `the "explain" of ${program.id} threw`,
  );
  if (explanation.kind === 'attribution') {
    const { shape } = task.features;
    const size = shape.reduce((product, length) => product * length, 1);
    const { length } = explanation.values;
    if (length !== size)
      throw new Error(
        `explains example ${id} by ${length} values; an attribution needs one for each of the ${size} features of the shape [${shape.join(', ')}]`,
      );
  }
  return explanation;
}
