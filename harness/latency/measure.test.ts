import { describe, expect, it } from 'vitest';

import { createRandom } from '../../tasks/contract/index.js';
import type { CellProcess } from '../cell/process.js';
import { measureLatency, TimingFailure } from './measure.js';

const PLAN = {
  launches: 4,
  inputs: [3, 1, 4],
  warmUpMilliseconds: 0,
  rounds: { milliseconds: 0, least: 2, most: 2 },
};

/** A cell without a process: every call takes a microsecond; `watch` sees what it is asked for. */
function fakeCell(watch: (name: string) => void = () => undefined): CellProcess {
  const answers = {
    load: {},
    firstCall: { nanoseconds: 9000, clockCostNanoseconds: 40 },
    warmUp: { steady: true, calls: 10, milliseconds: 1, callNanoseconds: 1e6 },
    round: { nanoseconds: Float64Array.of(1000, 1000, 1000), collected: new Uint8Array(3) },
  };
  return {
    request: (name: keyof typeof answers) =>
      Promise.resolve().then(() => {
        watch(name);
        return answers[name];
      }),
    close: () => Promise.resolve(),
  } as unknown as CellProcess;
}

const measure = (launch: (program: number) => Promise<CellProcess>, signal?: AbortSignal) =>
  measureLatency(2, PLAN, launch, createRandom(7, 'test'), () => undefined, signal);

describe('timing that is cut short', () => {
  it('keeps the launches that were complete, and nothing of the one under way', async () => {
    const interruption = new AbortController();
    let launched = 0;
    const timed = await measure(() => {
      // Two programs a launch: the third launch is under way.
      launched += 1;
      if (launched === 6) interruption.abort();
      interruption.signal.throwIfAborted();
      return Promise.resolve(fakeCell());
    }, interruption.signal);
    for (const { samples, collected, firstCalls, warmUps } of timed) {
      expect(samples.times.map(({ length }) => length)).toEqual([6, 6]);
      expect([collected, firstCalls, warmUps].map(({ length }) => length)).toEqual([2, 2, 2]);
    }
  });

  it('has nothing to keep before the first launch is complete', async () => {
    const interruption = new AbortController();
    const timed = measure(() => {
      interruption.abort();
      interruption.signal.throwIfAborted();
      return Promise.resolve(fakeCell());
    }, interruption.signal);
    await expect(timed).rejects.toThrow();
  });
});

describe('a program that fails while it is timed', () => {
  it('is the one that is blamed, whichever was launched last', async () => {
    const failure = new Error('worn out');
    const timed = measure((program) =>
      Promise.resolve(
        fakeCell((name) => {
          if (program === 0 && name === 'round') throw failure;
        }),
      ),
    );
    const error = await timed.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(TimingFailure);
    expect(error).toMatchObject({ program: 0, cause: failure });
  });
});
