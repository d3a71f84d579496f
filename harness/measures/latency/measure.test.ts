import { describe, expect, it } from 'vitest';

import { createRandom } from '../../../tasks/kit/random.js';
import {
  measureTimes,
  TimedLaunches,
  TimingFailure,
  type TimedProgram,
  type TimingProcess,
} from './measure-times.js';

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

const measure = (launch: (program: number) => Promise<TimingProcess>) =>
  measureTimes(2, PLAN, launch, createRandom(7, 'test'), () => undefined);

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

describe('launches', () => {
  const begin = (open: () => Promise<TimingProcess>, kept?: readonly TimedProgram[]) =>
    new TimedLaunches(PLAN, [open, open], (launch) => createRandom(7, `launch ${launch}`), kept);
  const untold = () => undefined;

  it('that are complete count, and nothing of the one under way that fails', async () => {
    let launched = 0;
    const timing = begin(() => {
      // Two programs a launch: the third launch is under way.
      launched += 1;
      return launched === 6 ? Promise.reject(new Error('enough')) : Promise.resolve(fakeCell());
    });
    await timing.launch(untold);
    await timing.launch(untold);
    await expect(timing.launch(untold)).rejects.toMatchObject({ program: 1 });
    expect(timing.complete).toBe(2);
    for (const { samples, duringCollection, firstCalls, warmUps } of timing.timed()) {
      expect(samples.times.map(({ length }) => length)).toEqual([9, 9]);
      expect([duringCollection, firstCalls, warmUps].map(({ length }) => length)).toEqual([2, 2, 2]);
    }
  });

  it('go on from those that were kept as if nothing had come between', async () => {
    const orders: Record<'whole' | 'parted', string[]> = { whole: [], parted: [] };
    const opener = (name: keyof typeof orders) => () =>
      Promise.resolve(
        fakeCell((question, order) => {
          if (question === 'collectRounds') orders[name].push(order.join());
        }),
      );
    const whole = begin(opener('whole'));
    for (let at = 0; at < 3; at++) await whole.launch(untold);
    const first = begin(opener('parted'));
    await first.launch(untold);
    const rest = begin(opener('parted'), first.timed());
    for (let at = 0; at < 2; at++) await rest.launch(untold);
    expect(rest.timed()).toEqual(whole.timed());
    expect(orders.parted).toEqual(orders.whole);
  });

  it('go on without a program that is dropped, with what the others have', async () => {
    const timing = begin(() => Promise.resolve(fakeCell()));
    await timing.launch(untold);
    timing.drop(0);
    await timing.launch(untold);
    expect(timing.timed().map(({ samples }) => samples.times.length)).toEqual([2]);
  });

  it('close every process, also those beside one that could not be opened', async () => {
    let open = 0;
    const timing = begin(() => {
      open += 1;
      if (open === 2) return Promise.reject(new Error('no such thing'));
      return Promise.resolve({ ...fakeCell(), close: () => Promise.resolve(void (open -= 1)) });
    });
    await expect(timing.launch(untold)).rejects.toThrow('no such thing');
    expect(open).toBe(1);
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
