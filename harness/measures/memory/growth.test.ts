import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { analyseGrowth } from './growth.js';

const CHECKPOINTS = 14;

const analyse = (bytesAfter: (decisions: number) => number, decisionsPerCheckpoint = 500) =>
  analyseGrowth({
    liveBytes: Array.from({ length: CHECKPOINTS }, (_, at) => bytesAfter(at * decisionsPerCheckpoint)),
    decisionsPerCheckpoint,
  });

describe('growth', () => {
  it('is the slope, to the byte where nothing else moves', () => {
    const { growth, goesOn } = analyse((decisions) => 5e6 + 100 * decisions);
    expect(growth.value).toBeCloseTo(100_000, 3);
    expect(growth.low).toBeCloseTo(100_000, 3);
    expect(goesOn).toBe(true);
  });

  it('is none where the bytes stay', () => {
    expect(analyse(() => 5e6)).toMatchObject({ growth: { value: 0 }, goesOn: false });
  });

  it('does not go on where the engine took one step, at whatever checkpoint before the last half', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: CHECKPOINTS / 2 }),
        fc.integer({ min: 1, max: 1e6 }),
        (checkpoint, step) => {
          expect(analyse((decisions) => (decisions < 500 * checkpoint ? 0 : step)).goesOn).toBe(false);
        },
      ),
    );
  });

  it('goes on where every decision keeps an object, with a step of the engine beside it or without', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 16, max: 1e4 }),
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 500, max: 20_000 }),
        (kept, step, apart) => {
          const leak = analyse((decisions) => kept * decisions + (decisions < 6 * apart ? 0 : step), apart);
          expect(leak.goesOn).toBe(true);
        },
      ),
    );
  });
});
