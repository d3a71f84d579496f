import type { z } from 'zod';

/** What is wrong with a value that a schema refuses, on one line: ` at "samples.0": …`, where it is inside the value. */
export function firstIssue({ issues: [issue] }: z.ZodError): string {
  const { path, message } = issue!;
  return `${path.length > 0 ? ` at "${path.join('.')}"` : ''}: ${message}`;
}
