/** The line with which Node points at the place of an error that nobody caught, above the error itself. */
const POINTER = /^\s*\^+$/;

/**
 * The error that ended a process because nobody caught it, such as one of a timer or of a promise that nobody waits for.
 *
 * @param output what the process wrote to its error output last
 * @returns its first line, for example `Error: boom`; undefined where there is none
 */
export function uncaughtIn(output: string): string | undefined {
  const lines = output.split('\n').map((line) => line.trim());
  // Whatever a program printed itself stands before it.
  const pointer = lines.findLastIndex((line) => POINTER.test(line));
  return pointer < 0 ? undefined : lines.slice(pointer + 1).find((line) => line !== '');
}
