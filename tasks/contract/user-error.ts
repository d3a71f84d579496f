/**
 * A mistake of the person at the keyboard, not of this project: an unknown name, a damaged file, a folder
 * that cannot be written. The command line prints its message on one line, without a stack trace.
 *
 * The message says what was wrong, the value, and what to do next.
 *
 * @example
 * throw new UserError(`unknown task "digit"; did you mean "digits"?`);
 */
export class UserError extends Error {
  override readonly name = 'UserError';

  /** The exit code that the command line leaves with: 2 for wrong use, 1 for a run that failed. */
  readonly exitCode: 1 | 2;
  /** What is printed, where there are several mistakes: a line each. */
  readonly lines?: readonly string[];

  constructor(
    message: string,
    options: { exitCode?: 1 | 2; cause?: unknown; lines?: readonly string[] } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.exitCode = options.exitCode ?? 2;
    if (options.lines) this.lines = options.lines;
  }
}
