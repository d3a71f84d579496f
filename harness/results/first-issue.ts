import type { z } from 'zod';

import { oneLine } from '../../tasks/kit/one-line.js';

/** Characters of a message that are shown: a name of a megabyte says no more by being there in whole. */
const SHOWN = 300;

/** What is wrong with a value that a schema refuses, on one line: ` at "samples.0": …`, where it is inside the value. */
export function firstIssue({ issues: [issue] }: z.ZodError): string {
  const { path, message } = deepest(issue!);
  return oneLine(`${path.length > 0 ? ` at "${shorten(path.join('.'))}"` : ''}: ${shorten(message)}`);
}

/** Of a value that may be one of several: what is wrong in the one that it comes nearest to, where it is wrong furthest inside. */
function deepest(
  issue: z.core.$ZodIssue,
  path = issue.path,
): { path: readonly PropertyKey[]; message: string } {
  if (issue.code !== 'invalid_union') return { path, message: issue.message };
  const found = issue.errors
    .flat()
    .map((inner) => deepest(inner, [...path, ...inner.path]))
    .reduce<{ path: readonly PropertyKey[]; message: string }>(
      (deep, one) => (one.path.length > deep.path.length ? one : deep),
      { path, message: issue.message },
    );
  return found;
}

const shorten = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
