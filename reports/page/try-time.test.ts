import { describe, expect, it } from 'vitest';

import { timed } from './try-time.js';

/** A call of a known length under a clock of known steps. */
function world(length: number, step: number) {
  let time = 0;
  return {
    now: () => Math.floor(time / step) * step,
    call: () => {
      time += length;
    },
    spent: () => time,
  };
}

describe('the time of a call', () => {
  it.each([
    ['long beside the clock', 40, 0.1],
    ['about a step', 0.7, 1],
    ['far below a step', 0.0003, 1],
  ])('is found where it is %s', (_, length, step) => {
    const { now, call, spent } = world(length, step);
    const found = timed(call, now);
    expect(found / length).toBeGreaterThan(0.85);
    expect(found / length).toBeLessThan(1.15);
    expect(spent()).toBeLessThan(Math.max(40, length) + 1);
  });

  it('is 0 where the clock stands, after an end of calls', () => {
    expect(
      timed(
        () => undefined,
        () => 0,
      ),
    ).toBe(0);
  });
});
