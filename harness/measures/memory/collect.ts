import { setImmediate, setTimeout } from 'node:timers/promises';

import type { CellSession } from '../../cell/session.js';
import type { MemorySamples } from './schema.js';
import { REPORTED_WITHIN_MILLISECONDS, watchCollections } from '../../cell/collections.js';

/** Flags that a memory process needs: forced collections, and room to allocate without any. */
export const MEMORY_FLAGS = [
  '--expose-gc',
  '--min-semi-space-size=256',
  '--max-semi-space-size=256',
] as const;

/** Growth of the process from before the program was loaded to after its first decision, both collected. */
export interface LoadedMemory {
  readonly residentSetBytes: number;
  readonly heapAndExternalBytes: number;
  /** The part of the heap and external bytes that the runtime takes before the network is loaded; 0 without one. */
  readonly runtimeBytes: number;
}

/** Decide so often in a row, in so many chunks. */
export interface AllocationRequest {
  readonly inputs: readonly number[];
  readonly chunks: number;
  /** A chunk takes at most about so much of the processor's time. */
  readonly chunkMilliseconds: number;
  /** Deciding before anything is measured, so that compiling is over, takes at most so much of the processor's time. */
  readonly warmUpMilliseconds: number;
  /** On how many inputs to look whether the allocation depends on them. */
  readonly inputsApart: number;
  /** At how many checkpoints of a collected heap to look for growth, and after about how long each; at least 3. */
  readonly checkpoints: number;
  readonly checkpointMilliseconds: number;
}

/** A chunk allocates at most so much, far below the semi-space, so that no collection is due. */
const CHUNK_BYTES = 24e6;

const MOST_DECISIONS_A_CHUNK = 2000;

/** So few decisions tell about what one allocates, before a collection can fall into them and hide it. */
const PILOT_DECISIONS = 10;

/** More decisions than this warm nothing up any further. */
const WARM_UP_DECISIONS = 5000;

/** Decisions on one input allocate about so much, or take about so long, in each pass: the engine hands memory out in pieces. */
const BYTES_EACH = 6e6;
const MILLISECONDS_EACH = 60;
const PASSES = 3;

/** Fewer decisions would not tell an object a decision from what the compiler still adds. */
const LEAST_DECISIONS_A_CHECKPOINT = 400;

/** Finalisers run between collections, and may free more. */
const COLLECTIONS = 4;

/** The engine's count of a collected heap comes and goes by about a page, so that the least needs some tries. */
const COLLECTIONS_A_CHECKPOINT = 10;

/** Loads the program and takes one decision, between two collected states. */
export async function collectLoaded(session: CellSession): Promise<LoadedMemory> {
  const before = await collectedMemory();
  await session.program.prepare?.({ runtime: session.spec.runtime });
  const prepared = session.program.prepare ? await collectedMemory() : before;
  await session.load();
  await session.loaded.decide(session.examples[0]!.input);
  const after = await collectedMemory();
  return {
    residentSetBytes: after.residentSet - before.residentSet,
    heapAndExternalBytes: after.heapAndExternal - before.heapAndExternal,
    runtimeBytes: prepared.heapAndExternal - before.heapAndExternal,
  };
}

/** Measures what a decision allocates, collector held off. */
export async function collectAllocation(
  session: CellSession,
  request: AllocationRequest,
): Promise<MemorySamples['allocation']> {
  await session.load();
  const { loaded } = session;
  const inputs = request.inputs.map((at) => session.examples[at]!.input);
  const decideOn = async (count: number, inputOf: () => unknown): Promise<void> => {
    for (let call = 0; call < count; call++) {
      const pending = loaded.decide(inputOf());
      if (pending instanceof Promise) await pending;
    }
  };
  // Each time it goes on with the next input, so that chunks shorter than a pass hold all inputs in the end.
  let next = 0;
  const decide = (count: number): Promise<void> => decideOn(count, () => inputs[next++ % inputs.length]);
  // The processor's time: on a machine that is busy elsewhere much other time passes in which nothing is decided.
  const start = process.cpuUsage();
  const elapsed = (): number => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
  let warmUpDecisions = 0;
  while (warmUpDecisions < WARM_UP_DECISIONS && elapsed() < request.warmUpMilliseconds) {
    await decide(inputs.length);
    warmUpDecisions += inputs.length;
  }
  const millisecondsPerDecision = elapsed() / warmUpDecisions;
  await collectedMemory();
  const pilotStart = allocated();
  await decide(PILOT_DECISIONS);
  const pilot = (allocated() - pilotStart) / PILOT_DECISIONS;
  const wholePasses = (most: number): number => Math.max(1, Math.floor(most / inputs.length)) * inputs.length;
  const fitting = Math.min(
    MOST_DECISIONS_A_CHUNK,
    CHUNK_BYTES / Math.max(pilot, 1),
    request.chunkMilliseconds / millisecondsPerDecision,
  );
  const decisionsPerChunk = fitting < inputs.length ? Math.ceil(fitting) : wholePasses(fitting);
  let collections = 0;
  const withoutCollections = async (measure: () => Promise<void>): Promise<number> => {
    await collectedMemory();
    const watch = watchCollections();
    // The report of the collection just made is still on its way, and takes memory of its own.
    await setTimeout(REPORTED_WITHIN_MILLISECONDS);
    const start = allocated();
    await measure();
    const bytes = allocated() - start;
    collections += (await watch.end()).length;
    return bytes;
  };
  // The first chunk still holds what the compiler adds.
  await decide(decisionsPerChunk);
  const bytesPerDecision: number[] = [];
  for (let chunk = 0; chunk < request.chunks; chunk++) {
    bytesPerDecision.push((await withoutCollections(() => decide(decisionsPerChunk))) / decisionsPerChunk);
  }
  const decisionsEach = Math.ceil(
    Math.min(
      MOST_DECISIONS_A_CHUNK,
      BYTES_EACH / Math.max(pilot, 1),
      MILLISECONDS_EACH / millisecondsPerDecision,
    ),
  );
  const apart = inputs.slice(0, request.inputsApart);
  const passes: number[][] = [];
  for (let pass = 0; pass < PASSES; pass++) {
    const bytes: number[] = [];
    for (const input of apart) {
      bytes.push((await withoutCollections(() => decideOn(decisionsEach, () => input))) / decisionsEach);
    }
    passes.push(bytes);
  }
  // What the engine does beside a decision comes and goes for seconds, and adds: the least of passes far apart is the
  // decision's own.
  const bytesByInput = apart.map((_, at) => Math.min(...passes.map((bytes) => bytes[at]!)));
  const decisionsPerCheckpoint = wholePasses(
    Math.max(LEAST_DECISIONS_A_CHECKPOINT, request.checkpointMilliseconds / millisecondsPerDecision),
  );
  const liveBytes: number[] = [];
  for (let checkpoint = 0; checkpoint < request.checkpoints; checkpoint++) {
    await decide(decisionsPerCheckpoint);
    liveBytes.push((await collectedMemory(COLLECTIONS_A_CHECKPOINT)).heapAndExternal);
  }
  return {
    bytesPerDecision,
    decisionsPerChunk,
    bytesByInput,
    liveBytes,
    decisionsPerCheckpoint,
    collections,
  };
}

function allocated(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/**
 * What is alive. The heap is the least of what several collections leave: the engine counts up to a page more where it
 * has just begun one, with nothing more alive. What is collected outside the heap is given back only some turns later.
 */
async function collectedMemory(
  collections = COLLECTIONS,
): Promise<{ residentSet: number; heapAndExternal: number }> {
  let heapAndExternal = Infinity;
  for (let pass = 0; pass < collections; pass++) {
    collectGarbage();
    await setImmediate();
    heapAndExternal = Math.min(heapAndExternal, allocated());
  }
  return { residentSet: process.memoryUsage.rss(), heapAndExternal };
}

function collectGarbage(): void {
  if (!globalThis.gc)
    throw new Error(`memory is measured only in a process started with ${MEMORY_FLAGS.join(' ')}`);
  globalThis.gc();
}
