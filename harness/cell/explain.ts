import { inspect } from 'node:util';

import type { Explanation, TraceStep } from '../../tasks/contract/index.js';
import { closest } from '../../tasks/kit/nearest.js';
import { ExampleError, onExample } from './on-example.js';
import type { CellSession } from './session.js';

/**
 * Asks the program why it decides as it does on an example.
 *
 * @throws Error where it cannot say, gives what is no explanation, an attribution that is not of the features of the task, or
 *   facts that no file could hold
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
  const explained: unknown = await onExample(
    id,
    () => loaded.explain(input),
    `the "explain" of ${program.id} threw`,
  );
  const explanation = requireExplanation(explained, id);
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

/** Not every plugin is checked by a compiler. */
function requireExplanation(explained: unknown, example: string): Explanation {
  const { kind, steps, values } = (explained ?? {}) as Readonly<Record<string, unknown>>;
  const isTrace = kind === 'trace' && Array.isArray(steps);
  if (!isTrace && !(kind === 'attribution' && typeof values === 'object'))
    throw new ExampleError(
      `explains example ${example} by what is neither { kind: 'trace', steps } nor { kind: 'attribution', values, method }`,
    );
  if (isTrace) for (const step of steps as Partial<TraceStep>[]) requireFacts(step, example);
  return explained as Explanation;
}

const FACTS: readonly string[] = ['number', 'string', 'boolean'];

/** A replay has nothing but the facts, and they are written to files. */
function requireFacts({ rule, facts }: Partial<TraceStep>, example: string): void {
  for (const [name, fact] of Object.entries(facts ?? {}))
    if (!FACTS.includes(typeof fact))
      throw new ExampleError(
        `explains example ${example} by the fact "${name}" of the rule "${rule ?? ''}", which is ${inspect(fact, { breakLength: Infinity })}; a fact is a number, a text, true or false`,
      );
}
