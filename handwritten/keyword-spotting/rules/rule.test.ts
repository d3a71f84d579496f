import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ramp } from './rule.js';

describe('ramp', () => {
  it('rises from 0 to 1, or falls where it is drawn so', () => {
    expect([ramp(1, 2, 4), ramp(3, 2, 4), ramp(9, 2, 4)]).toEqual([0, 0.5, 1]);
    expect([ramp(1, 4, 2), ramp(3, 4, 2), ramp(9, 4, 2)]).toEqual([1, 0.5, 0]);
  });

  it('never leaves 0 to 1, and never turns back', () => {
    const value = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(value, value, value, value, (a, b, from, to) => {
        fc.pre(from < to);
        const [low, high] = [ramp(Math.min(a, b), from, to), ramp(Math.max(a, b), from, to)];
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(high);
      }),
    );
  });
});
