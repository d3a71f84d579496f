// What does the engine itself cost? Prints its time a timed call beyond the bare pair of clock readings, and what it
// holds for a million samples. A development benchmark, on a machine that does nothing else:
// `npm run build && node --expose-gc dist/harness/bench/overhead.js`.
import process from 'node:process';
import { median } from 'simple-statistics';

import { systemClock } from '../measures/latency/clock.js';
import { timeCalls } from '../measures/latency/collect.js';
import type { Timings } from '../measures/latency/timings.js';

/** What may be added to a timed call, in nanoseconds, and held for a million samples, in megabytes. */
const MOST_NANOSECONDS = 100;
const MOST_MEGABYTES = 64;

const CALLS = 200_000;
const REPEATS = 21;
const MILLION = 1e6;

const inputs = Array.from({ length: CALLS }, (_, at) => at);
const decide = (input: unknown): unknown => input;

/** Nanoseconds a call of a whole loop: what the loop itself reads from the clock does not count. */
function timeLoop(loop: () => unknown): number {
  const start = systemClock();
  loop();
  return Number(systemClock() - start) / CALLS;
}

let sink = 0;

/** The least that timing can do: two readings and their difference around a call. */
function barePairs(): void {
  for (let at = 0; at < CALLS; at++) {
    const start = systemClock();
    decide(inputs[at]);
    sink += Number(systemClock() - start);
  }
}

function overheadNanoseconds(): { bare: number; engine: number; over: number } {
  const bare: number[] = [];
  const engine: number[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    bare.push(timeLoop(barePairs));
    engine.push(timeLoop(() => timeCalls(decide, inputs, 1, systemClock)));
  }
  return {
    bare: median(bare),
    engine: median(engine),
    over: median(engine.map((time, at) => time - bare[at]!)),
  };
}

/** Megabytes that a million samples hold, with the flags that go with them. */
function megabytesPerMillion(): number {
  if (!globalThis.gc) throw new Error('start this with --expose-gc');
  const held = (): number => {
    // What the timing before has left goes only in the collections after it.
    for (let pass = 0; pass < 4; pass++) globalThis.gc!();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const before = held();
  const rounds = 100;
  const samples: Timings & { collected: Uint8Array } = {
    inputs: MILLION / rounds,
    rounds,
    times: [new Float64Array(MILLION).fill(1)],
    collected: new Uint8Array(MILLION),
  };
  const after = held();
  sink += samples.times[0]!.length + samples.collected.length;
  return (after - before) / 1e6;
}

const { bare, engine, over } = overheadNanoseconds();
const megabytes = megabytesPerMillion();
const verdict = (value: number, most: number): string => (value <= most ? 'within' : 'ABOVE');
console.log(`bare pair of clock readings   ${bare.toFixed(1)} ns a call`);
console.log(`the engine's timed call       ${engine.toFixed(1)} ns a call`);
console.log(
  `overhead of the engine        ${over.toFixed(1)} ns a call, ${verdict(over, MOST_NANOSECONDS)} ${MOST_NANOSECONDS}`,
);
console.log(
  `held for a million samples    ${megabytes.toFixed(1)} MB, ${verdict(megabytes, MOST_MEGABYTES)} ${MOST_MEGABYTES}`,
);
if (sink === 0) throw new Error('nothing was timed');
