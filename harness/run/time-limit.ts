/** The longest that a timer can wait, in milliseconds: a longer one would end at once. */
const LONGEST = 2 ** 31 - 1;

/**
 * A signal that aborts with another one, or when a time is over.
 *
 * Not `AbortSignal.any` of that and `AbortSignal.timeout`: Node lets a timeout that only a composite signal refers to be
 * collected, and then it never aborts (nodejs/node issue 57736).
 *
 * @param interruption aborts for another reason; it is kept
 * @param seconds how long, at most 24 days; undefined for no limit
 */
export function withTimeLimit(interruption: AbortSignal, seconds: number | undefined): AbortSignal {
  if (seconds === undefined) return interruption;
  const controller = new AbortController();
  const abort = (reason: unknown): void => {
    clearTimeout(timer);
    controller.abort(reason);
  };
  const timer = setTimeout(
    () => abort(new DOMException('The time is over', 'TimeoutError')),
    Math.min(LONGEST, seconds * 1000),
  );
  // A run that is done before does not wait for the rest of its time.
  timer.unref();
  if (interruption.aborted) abort(interruption.reason);
  else interruption.addEventListener('abort', () => abort(interruption.reason), { once: true });
  return controller.signal;
}

/** True where a run ended because its time was over, not by Ctrl-C. */
export const reachedTimeLimit = ({ reason }: AbortSignal): boolean =>
  reason instanceof DOMException && reason.name === 'TimeoutError';
