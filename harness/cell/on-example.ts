import { inspect } from 'node:util';

import type { Example, LoadedProgram } from '../../tasks/contract/index.js';

/** An error whose message names the example that it came on. */
export class ExampleError extends Error {
  override readonly name = 'ExampleError';
}

/**
 * Calls a plugin on an example; an error of its names the example. Not for what is timed: an error there is found again by
 * {@link findFailingExample}.
 *
 * @param what the word that says what it did, before "on example"
 * @throws ExampleError with the plugin's own error as its cause
 */
export async function onExample<Result>(
  example: string,
  call: () => Result | Promise<Result>,
  what = 'threw',
): Promise<Result> {
  try {
    return await call();
  } catch (cause) {
    throw new ExampleError(`${what} on example ${example}: ${messageOf(cause)}`, { cause });
  }
}

/** What was thrown, as its author worded it; what is no error, or an error without words, as it is written. */
export function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message || error.name;
  return typeof error === 'string' ? error : inspect(error, { breakLength: Infinity });
}

/** A program threw this while it was timed or weighed, where nothing may be noted of each call. */
export interface FailureRequest {
  readonly message: string;
}

/** As much of a cell's session as deciding takes. */
interface DecidingSession {
  readonly examples: readonly Example<unknown, unknown>[];
  readonly loaded: Pick<LoadedProgram<unknown, unknown>, 'decide'>;
  load(): Promise<void>;
}

/** Looking for an example ends after so long: the failure is known, only its place is not. */
const MOST_MILLISECONDS = 20_000;

/**
 * Looks for the example on which a program throws, in a process that has not decided on anything yet: example by example,
 * until it throws the same again.
 *
 * @returns the example's id; null where it never does, or only because it was called so often: it then throws on the next
 *   example, too
 */
export async function findFailingExample(
  session: DecidingSession,
  { message }: FailureRequest,
): Promise<string | null> {
  await session.load();
  const { examples, loaded } = session;
  const end = performance.now() + MOST_MILLISECONDS;
  const throws = async (at: number): Promise<boolean> => {
    try {
      await loaded.decide(examples[at]!.input);
      return false;
    } catch (error) {
      return messageOf(error) === message;
    }
  };
  for (let at = 0; at < examples.length && performance.now() < end; at++) {
    if (!(await throws(at))) continue;
    const isOfTheExample = at === 0 || !(await throws(at - 1));
    return isOfTheExample ? examples[at]!.id : null;
  }
  return null;
}
