import { describe, expect, it } from 'vitest';

import { createRandom } from '../../../tasks/kit/random.js';
import { measureTimes, TimingFailure, type TimingProcess } from './measure-times.js';

const PLAN = {
  launches: 4,
  inputs: [3, 1, 4],
  warmUpMilliseconds: 0,
  rounds: { milliseconds: 0, least: 3, most: 3 },
};

/**
 * A cell without a process: a call on an input takes as many microseconds as the input says; `watch` sees what it is
 * asked for.
 */
function fakeCell(watch: (name: string, order: readonly number[]) => void = () => undefined): TimingProcess {
  const answers = {
    load: () => ({}),
    collectFirstCall: () => ({ nanoseconds: 9000, clockCostNanoseconds: 40, clockStepNanoseconds: 1 }),
    warmUp: () => ({ steady: true, calls: 10, milliseconds: 1, callNanoseconds: 1000 }),
    collectRounds: ({ order }: { order: readonly number[] }) => ({
      nanoseconds: Float64Array.from(order, (input) => 1000 * input),
      duringCollection: new Uint8Array(order.length),
    }),
  };
  return {
    request: ({ name }: { name: keyof typeof answers }, request?: { order: readonly number[] }) =>
      Promise.resolve().then(() => {
        watch(name, request?.order ?? []);
        return answers[name](request as { order: readonly number[] });
      }),
    close: () => Promise.resolve(),
  } as unknown as TimingProcess;
}

const measure = (launch: (program: number) => Promise<TimingProcess>, signal?: AbortSignal) =>
  measureTimes(2, PLAN, launch, createRandom(7, 'test'), () => undefined, signal);

describe('rounds', () => {
  it('are taken together where they are short, and each holds every input once', async () => {
    const orders: (readonly number[])[] = [];
    const plan = { ...PLAN, launches: 1, rounds: { milliseconds: 0, least: 11, most: 11 } };
    const cell = fakeCell((name, order) => {
      if (name === 'collectRounds') orders.push(order);
    });
    const [timed] = await measureTimes(
      1,
      plan,
      () => Promise.resolve(cell),
      createRandom(7, 'test'),
      () => undefined,
    );
    // Eleven rounds of some microseconds in six turns: a launch has at least four.
    expect(orders.map(({ length }) => length)).toEqual([6, 6, 6, 6, 6, 3]);
    for (const order of orders)
      for (let from = 0; from < order.length; from += 3)
        expect(order.slice(from, from + 3).sort()).toEqual([1, 3, 4]);
    expect(timed!.samples.times).toEqual([
      Float64Array.from(PLAN.inputs.flatMap((input) => new Array<number>(11).fill(1000 * input))),
    ]);
  });
});

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
    for (const { samples, duringCollection, firstCalls, warmUps } of timed) {
      expect(samples.times.map(({ length }) => length)).toEqual([9, 9]);
      expect([duringCollection, firstCalls, warmUps].map(({ length }) => length)).toEqual([2, 2, 2]);
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
          if (program === 0 && name === 'collectRounds') throw failure;
        }),
      ),
    );
    const error = await timed.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(TimingFailure);
    expect(error).toMatchObject({ program: 0, cause: failure });
  });
});
