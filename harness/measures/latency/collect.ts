import type { CellSession } from '../../cell/session.js';
import { watchCollections } from '../../cell/collections.js';
import { measureClock, systemClock, type Clock } from './clock.js';
import { isSteady, medianOf } from './engine.js';

/** The first decision of a fresh process. */
export interface FirstCallReport {
  readonly nanoseconds: number;
  readonly clockCostNanoseconds: number;
  readonly clockStepNanoseconds: number;
}

/** Warm up on these inputs for at most so long. */
export interface WarmUpRequest {
  readonly inputs: readonly number[];
  readonly mostMilliseconds: number;
}

/** How the warming up went. */
export interface WarmUpReport {
  /** Whether the last windows agreed; null where the time did not hold as many as it takes to tell. */
  readonly steady: boolean | null;
  readonly calls: number;
  readonly milliseconds: number;
  /** Median time of a call at the end: what the pilot plans with. */
  readonly callNanoseconds: number;
}

/** Time inputs in this order, round after round, in batches of so many calls. */
export interface RoundsRequest {
  readonly order: readonly number[];
  readonly batchSize: number;
  readonly clockCostNanoseconds: number;
}

/** Nanoseconds a call, in the order of the request. */
export interface RoundsReport {
  readonly nanoseconds: Float64Array;
  /** 1 where a garbage collection overlapped the timing. */
  readonly duringCollection: Uint8Array;
}

/** A window of warming up lasts at least so long, so that its median means something. */
const WINDOW_NANOSECONDS = 20e6;

type Decide = (input: unknown) => unknown;

/** Keeps the last decision, so that no compiler can drop the call that made it. */
let sink: unknown;

/** Times the first decision after loading. */
export async function collectFirstCall(
  session: CellSession,
  request: { inputs: readonly number[] },
): Promise<FirstCallReport> {
  const { decide, inputs } = await prepare(session, request.inputs);
  const start = systemClock();
  sink = await decide(inputs[0]);
  const end = systemClock();
  const { costNanoseconds, stepNanoseconds } = measureClock(systemClock);
  return {
    nanoseconds: Number(end - start),
    clockCostNanoseconds: costNanoseconds,
    clockStepNanoseconds: stepNanoseconds,
  };
}

/** Decides over and over until the medians of successive windows agree, or time is up. */
export async function warmUp(session: CellSession, request: WarmUpRequest): Promise<WarmUpReport> {
  const { decide, inputs } = await prepare(session, request.inputs);
  const begin = systemClock();
  const elapsed = (): number => Number(systemClock() - begin) / 1e6;
  const medians: number[] = [];
  let calls = 0;
  do {
    const times: number[] = [];
    const windowStart = systemClock();
    do {
      times.push(...(await timeCalls(decide, inputs, 1, systemClock)));
    } while (Number(systemClock() - windowStart) < WINDOW_NANOSECONDS);
    calls += times.length;
    medians.push(medianOf(Float64Array.from(times)));
  } while (!isSteady(medians) && elapsed() < request.mostMilliseconds);
  return { steady: isSteady(medians), calls, milliseconds: elapsed(), callNanoseconds: medians.at(-1)! };
}

/** Times rounds in a row, and notes which timings the collector ran into. */
export async function collectRounds(session: CellSession, request: RoundsRequest): Promise<RoundsReport> {
  const { decide, inputs } = await prepare(session, request.order);
  const { batchSize, clockCostNanoseconds } = request;
  const watch = watchCollections();
  const starts = new Float64Array(inputs.length);
  const nanoseconds = await timeCalls(decide, inputs, batchSize, systemClock, starts);
  const collections = await watch.end();
  const duringCollection = new Uint8Array(inputs.length);
  if (collections.length > 0) {
    // Collections are dated on the performance clock, in milliseconds; both clocks run alike.
    const offset = Number(systemClock()) - performance.now() * 1e6;
    for (const { startTime, duration } of collections) {
      const from = startTime * 1e6 + offset;
      const to = from + duration * 1e6;
      for (let at = 0; at < inputs.length; at++) {
        if (starts[at]! <= to && starts[at]! + nanoseconds[at]! >= from) duringCollection[at] = 1;
      }
    }
  }
  return {
    nanoseconds: nanoseconds.map((total) => shareOf(Math.max(0, total - clockCostNanoseconds), batchSize)),
    duringCollection,
  };
}

/** A batch holds at most 1,000 calls and the clock tells whole nanoseconds: digits behind the picosecond mean nothing. */
const shareOf = (total: number, batchSize: number): number => Math.round((total / batchSize) * 1000) / 1000;

/**
 * Times a batch of calls on every input.
 *
 * @param starts filled with when each batch began, by the clock
 * @returns nanoseconds a batch, clock included
 */
export function timeCalls(
  decide: Decide,
  inputs: readonly unknown[],
  batchSize: number,
  clock: Clock,
  starts = new Float64Array(inputs.length),
): Float64Array | Promise<Float64Array> {
  const times = new Float64Array(inputs.length);
  for (let at = 0; at < inputs.length; at++) {
    const input = inputs[at];
    const start = clock();
    for (let call = 0; call < batchSize; call++) sink = decide(input);
    times[at] = Number(clock() - start);
    starts[at] = Number(start);
    // A program that answers by promise is timed until the promise is kept, which takes a loop of its own.
    if (sink instanceof Promise) return timeAsyncCalls(decide, inputs, batchSize, clock, starts);
  }
  return times;
}

async function timeAsyncCalls(
  decide: Decide,
  inputs: readonly unknown[],
  batchSize: number,
  clock: Clock,
  starts: Float64Array,
): Promise<Float64Array> {
  await sink;
  const times = new Float64Array(inputs.length);
  for (let at = 0; at < inputs.length; at++) {
    const input = inputs[at];
    const start = clock();
    for (let call = 0; call < batchSize; call++) sink = await decide(input);
    times[at] = Number(clock() - start);
    starts[at] = Number(start);
  }
  return times;
}

async function prepare(
  session: CellSession,
  places: readonly number[],
): Promise<{ decide: Decide; inputs: unknown[] }> {
  await session.load();
  const { loaded } = session;
  return { decide: (input) => loaded.decide(input), inputs: places.map((at) => session.examples[at]!.input) };
}
