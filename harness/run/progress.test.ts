import { describe, expect, it } from 'vitest';

import { Progress, type Standing } from './progress.js';

describe('progress', () => {
  it('tells the share that is done and the time left, by a clock that is moved by hand', async () => {
    let now = 0;
    const seen: Standing[] = [];
    const steps = [
      { label: 'short', weight: 1 },
      { label: 'long', weight: 3 },
    ];
    const progress = new Progress(
      steps,
      (standing) => seen.push(standing),
      () => now,
    );
    await progress.step('short', () => {
      now = 2000;
      return Promise.resolve();
    });
    await progress.step('long', (report) => {
      now = 4000;
      report(1 / 3);
      return Promise.resolve();
    });
    expect(seen.map(({ done }) => done)).toEqual([0, 0.25, 0.25, 0.5, 1]);
    expect(seen.map(({ secondsLeft }) => secondsLeft)).toEqual([null, 6, 6, 4, 0]);
    await expect(progress.step('unknown', () => Promise.resolve())).rejects.toThrow('was not announced');
  });
});
