import type { z } from 'zod';

import { oneLine } from '../../tasks/kit/one-line.js';

/** Characters of a message that are shown: a name of a megabyte says no more by being there in whole. */
const SHOWN = 300;

/** What is wrong with a value that a schema refuses, on one line: ` at "samples.0": …`, where it is inside the value. */
export function firstIssue({ issues: [issue] }: z.ZodError): string {
  const { path, message } = issue!;
  return oneLine(`${path.length > 0 ? ` at "${shorten(path.join('.'))}"` : ''}: ${shorten(message)}`);
}

const shorten = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
