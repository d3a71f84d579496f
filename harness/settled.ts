import { UserError } from '../tasks/contract/index.js';

/** What is waited for, the innermost last. */
const waiting: (() => void)[] = [];

/**
 * Waits for what others wrote. Where a promise of theirs never settles and nothing else is under way, Node would end the
 * process with code 13 and without a word of what it was.
 *
 * @param what what is waited for, as a message names it
 * @throws UserError where it can never finish
 */
export async function settled<Result>(what: string, call: () => Result | Promise<Result>): Promise<Result> {
  let giveUp: () => void;
  const never = new Promise<never>((_, reject) => {
    giveUp = () =>
      reject(
        new UserError(
          `${what} never finished: its promise is pending and nothing is under way that could settle it; resolve or reject it`,
          { exitCode: 1 },
        ),
      );
  });
  if (waiting.length === 0) process.on('beforeExit', giveUpInnermost);
  waiting.push(giveUp!);
  try {
    return await Promise.race([call(), never]);
  } finally {
    waiting.splice(waiting.indexOf(giveUp!), 1);
    if (waiting.length === 0) process.off('beforeExit', giveUpInnermost);
  }
}

/** Whoever waits for it goes on, and may have more to do. */
function giveUpInnermost(): void {
  waiting.at(-1)?.();
}
