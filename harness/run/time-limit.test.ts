import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { reachedTimeLimit, withTimeLimit } from './time-limit.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('aborts when the time is over', () => {
  const signal = withTimeLimit(new AbortController().signal, 60);
  vi.advanceTimersByTime(59_999);
  expect(signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(signal.aborted).toBe(true);
  expect(reachedTimeLimit(signal)).toBe(true);
});

test('aborts also where memory was collected before', async () => {
  vi.useRealTimers();
  const signal = withTimeLimit(new AbortController().signal, 0.05);
  const aborted = once(signal, 'abort');
  setFlagsFromString('--expose-gc');
  // What a weak reference names is kept until the turn of the event loop in which it was made is over.
  await setImmediate();
  (runInNewContext('gc') as () => void)();
  await aborted;
  expect(reachedTimeLimit(signal)).toBe(true);
});

test('aborts with the interruption, for its reason, and not a second time', () => {
  const interruption = new AbortController();
  const signal = withTimeLimit(interruption.signal, 60);
  interruption.abort(new Error('Ctrl-C'));
  expect(signal.reason).toEqual(new Error('Ctrl-C'));
  vi.advanceTimersByTime(60_000);
  expect(reachedTimeLimit(signal)).toBe(false);
  expect(withTimeLimit(interruption.signal, 60).aborted).toBe(true);
});

test('a limit longer than a timer can be does not end a run at once; without one, the interruption is all there is', () => {
  const { signal } = new AbortController();
  const limited = withTimeLimit(signal, 1e9);
  vi.advanceTimersByTime(86_400_000);
  expect(limited.aborted).toBe(false);
  expect(withTimeLimit(signal, undefined)).toBe(signal);
});
