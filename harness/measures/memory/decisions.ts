import { PerformanceObserver } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';

import { REPORTED_WITHIN_MILLISECONDS } from '../../cell/collections.js';
import type { CellSession } from '../../cell/session.js';
import { allocatedBytes, collectedMemory, collectYoung, enlargeEngineTables } from './live.js';
import { weighedProgram } from './loaded.js';
import type { MemorySamples } from './schema.js';

/** How much a launch decides. */
export interface DecisionsPlan {
  /** N decisions take at most about so much of the processor's time, within the bounds; 8 N are taken. */
  readonly milliseconds: number;
  readonly least: number;
  readonly most: number;
}

/** Decide on these inputs, in turn. */
export interface DecisionsRequest extends DecisionsPlan {
  readonly inputs: readonly unknown[];
}

/** What the decisions of one launch did to its memory. */
export type LaunchDecisions = MemorySamples['launches'][number]['decisions'];

/** A block allocates at most about so much: it fits into the room for new objects as it is at first, of a megabyte. */
const BLOCK_BYTES = 600_000;

/** So few decisions tell about what one allocates. */
const PILOT_DECISIONS = 4;

/** The clock is read once every so many decisions. */
const TIMED_AT_ONCE = 10;

/** How often everything is gone through without the program, first. */
const SETTLING_ROUNDS = 2;

/** Live bytes are read after N, 2 N, 4 N and 8 N decisions: so many times N lie before each reading. */
const STEPS = [1, 2, 4] as const;

/** How often each input is looked at apart. */
const PASSES = 3;

/** Node's mark of a collection that was asked for. */
const FORCED = 4;

/**
 * Decides 8 N times and reads what is alive after N, 2 N, 4 N and 8 N decisions; what a decision allocates is read in
 * blocks that fill all of them from N to 8 N, so that no burst is missed. Beside it a control: the same with a function
 * that does nothing, in the same process, to know what measuring itself allocates and keeps.
 */
export async function collectDecisions(
  _session: CellSession,
  { inputs, milliseconds, least, most }: DecisionsRequest,
): Promise<LaunchDecisions> {
  const loaded = weighedProgram();
  enlargeEngineTables();
  let next = 0;
  const decide: Decide = () => loaded.decide(inputs[next++ % inputs.length]);
  const start = process.cpuUsage();
  let warmUp = 0;
  for (; warmUp < most && (warmUp < least || elapsed(start) < milliseconds); warmUp += TIMED_AT_ONCE)
    await decideTimes(decide, TIMED_AT_ONCE);
  const pilot = await allocationOf(decide, PILOT_DECISIONS);
  const decisionsPerBlock = Math.max(1, Math.min(warmUp, Math.floor(BLOCK_BYTES / Math.max(pilot, 1))));
  const taken = warmUp + PILOT_DECISIONS;
  const decisions = Math.ceil(taken / decisionsPerBlock) * decisionsPerBlock;
  await decideTimes(decide, decisions - taken);
  const nothing: Decide = () => undefined;
  // Before any reading counts, what takes it is compiled, and what loading left behind is given back.
  for (let round = 0; round < SETTLING_ROUNDS; round++)
    await follow(nothing, decisionsPerBlock, decisionsPerBlock);
  const collections = countCollections();
  const tensorsBefore = loaded.heldTensors?.();
  const program = await follow(decide, decisions, decisionsPerBlock);
  const tensors =
    tensorsBefore === undefined ? {} : { tensors: { before: tensorsBefore, after: loaded.heldTensors!() } };
  await decideTimes(nothing, decisions);
  const control = await follow(nothing, decisions, decisionsPerBlock);
  return { decisions, decisionsPerBlock, program, control, ...tensors, collections: await collections.end() };
}

/** On which inputs to look apart, in blocks of how many decisions. */
export interface ByInputRequest {
  readonly inputs: readonly unknown[];
  readonly decisionsPerBlock: number;
}

/** What a decision on each input allocates, in bytes: the least of passes far apart, since the engine only ever adds. */
export async function collectAllocationByInput(
  _session: CellSession,
  { inputs, decisionsPerBlock }: ByInputRequest,
): Promise<number[]> {
  const loaded = weighedProgram();
  const nothing = (await allocationOf(() => undefined, decisionsPerBlock)) * decisionsPerBlock;
  const least = inputs.map(() => Infinity);
  for (let pass = 0; pass < PASSES; pass++) {
    for (const [at, input] of inputs.entries()) {
      const bytes = await allocationOf(() => loaded.decide(input), decisionsPerBlock);
      least[at] = Math.min(least[at]!, bytes - nothing / decisionsPerBlock);
    }
  }
  return least;
}

type Decide = () => unknown;

/** Goes on from N decisions to 8 N. */
async function follow(
  decide: Decide,
  decisions: number,
  decisionsPerBlock: number,
): Promise<LaunchDecisions['program']> {
  const liveBytes = [(await collectedMemory()).heapAndExternalBytes];
  const blockBytes: number[] = [];
  for (const step of STEPS) {
    for (let done = 0; done < step * decisions; done += decisionsPerBlock)
      blockBytes.push((await allocationOf(decide, decisionsPerBlock)) * decisionsPerBlock);
    liveBytes.push((await collectedMemory()).heapAndExternalBytes);
  }
  return { liveBytes, blockBytes };
}

/** Bytes that one of so many decisions allocates; it holds only where they need no collection. */
async function allocationOf(decide: Decide, count: number): Promise<number> {
  collectYoung();
  const before = allocatedBytes();
  await decideTimes(decide, count);
  return (allocatedBytes() - before) / count;
}

async function decideTimes(decide: Decide, count: number): Promise<void> {
  for (let call = 0; call < count; call++) {
    const pending = decide();
    if (pending instanceof Promise) await pending;
  }
}

/** Milliseconds of the processor's time: on a machine that is busy elsewhere much other time passes. */
function elapsed(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Counts the collections that nobody asked for. Nothing of them is kept: it would be taken for growth. */
function countCollections(): { end(): Promise<number> } {
  let count = 0;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if ((entry as unknown as { readonly detail: { readonly flags: number } }).detail.flags !== FORCED)
        count++;
  });
  observer.observe({ entryTypes: ['gc'] });
  return {
    end: async () => {
      await setTimeout(REPORTED_WITHIN_MILLISECONDS);
      observer.disconnect();
      return count;
    },
  };
}
