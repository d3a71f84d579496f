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

test('aborts when the time is over, also where memory was collected before', () => {
  const signal = withTimeLimit(new AbortController().signal, 60);
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  vi.advanceTimersByTime(59_999);
  expect(signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(signal.aborted).toBe(true);
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

test('a limit of years is one; without a limit, the interruption is all there is', () => {
  const { signal } = new AbortController();
  const limited = withTimeLimit(signal, 1e9);
  vi.advanceTimersByTime(86_400_000);
  expect(limited.aborted).toBe(false);
  expect(withTimeLimit(signal, undefined)).toBe(signal);
});
