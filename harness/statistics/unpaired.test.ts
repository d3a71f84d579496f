import { describe, expect, it } from 'vitest';

import { unpairedDifference } from './unpaired.js';

describe('unpairedDifference', () => {
  it('agrees with Newcombe (1998), table II, examples (a) and (c) by method 10', () => {
    const a = unpairedDifference({ successes: 48, n: 80 }, { successes: 56, n: 70 });
    expect([a.difference, a.low, a.high].map((value) => value.toFixed(4))).toEqual([
      '0.2000',
      '0.0524',
      '0.3339',
    ]);
    const c = unpairedDifference({ successes: 2, n: 7 }, { successes: 6, n: 7 });
    expect([c.low, c.high].map((value) => value.toFixed(4))).toEqual(['0.0582', '0.8062']);
  });
});
