import { inspect } from 'node:util';

/** An error with its trace and those of its causes; from another process its trace came as a text. */
export function traceOf(error: unknown): string {
  if (!(error instanceof Error) || typeof error.cause !== 'string') return inspect(error);
  return `${error.name}: ${error.message}\n${error.cause}`;
}
