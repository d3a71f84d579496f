import { startWatchdog } from '../cell/watchdog.js';

/** The exit code of a program that Ctrl-C ended. */
export const INTERRUPTED = 130;

/**
 * Milliseconds within which signals are one: some versions of npm pass Ctrl-C on to a process that has it from the
 * terminal already.
 */
const ONE_SIGNAL_WITHIN = 150;

let interruption: AbortController | undefined;

/**
 * Lets the process end in order when it is interrupted: from the first call on, Ctrl-C, SIGTERM and the closing of the
 * terminal abort the signal that is returned, and a second Ctrl-C or SIGTERM ends the process at once. A terminal that is
 * closed may say so several times (the system and the shell both do), so that is no second one.
 */
export function interruptionSignal(): AbortSignal {
  if (interruption) return interruption.signal;
  interruption = new AbortController();
  const { signal } = interruption;
  let interruptedAt = 0;
  const interrupt = (): void => {
    if (signal.aborted) return;
    interruptedAt = performance.now();
    process.exitCode = INTERRUPTED;
    interruption?.abort();
  };
  const insist = (): void => {
    if (signal.aborted && performance.now() - interruptedAt > ONE_SIGNAL_WITHIN) process.exit(INTERRUPTED);
    interrupt();
  };
  process.on('SIGINT', insist).on('SIGTERM', insist).on('SIGHUP', interrupt);
  startWatchdog();
  return signal;
}
