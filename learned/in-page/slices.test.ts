import { describe, expect, it } from 'vitest';

import { inSlices, type Pauses } from './slices.js';

/** A clock that runs by 10 ms a look, and counts the rests. */
function slowClock(): Pauses & { rests: number } {
  let time = 0;
  const clock = {
    rests: 0,
    now: () => (time += 10),
    rest: () => {
      clock.rests++;
      return Promise.resolve();
    },
  };
  return clock;
}

const doubled = (input: Float32Array) => [input.map((value) => 2 * value), Float32Array.of(input[0]!)];

describe('a network in slices', () => {
  it('gives what a batch gives, with rests on the way', async () => {
    const clock = slowClock();
    const { runBatch } = inSlices(doubled, new AbortController().signal, clock);
    const [all, firsts] = await runBatch(Float32Array.of(1, 2, 3, 4, 5, 6), 3);
    expect([...all!]).toEqual([2, 4, 6, 8, 10, 12]);
    expect([...firsts!]).toEqual([1, 3, 5]);
    expect(clock.rests).toBeGreaterThan(0);
  });

  it('ends once nobody asks any more', async () => {
    const controller = new AbortController();
    let runs = 0;
    const counting = (input: Float32Array) => {
      runs++;
      controller.abort();
      return [input];
    };
    const { runBatch } = inSlices(counting, controller.signal, slowClock());
    await expect(runBatch(new Float32Array(100), 100)).rejects.toThrow(/abort/i);
    expect(runs).toBeLessThan(5);
  });
});
