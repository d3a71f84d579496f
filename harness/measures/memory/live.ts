import { setImmediate } from 'node:timers/promises';

/**
 * Flags of a process in which memory is measured: forced collections; all of a collection or compilation done when it
 * returns, and not by threads that give back arrays or add code some time later; no code thrown away that a program has
 * not run for a while.
 */
export const MEMORY_FLAGS = ['--expose-gc', '--single-threaded', '--no-flush-bytecode'] as const;

/** What a process holds, in bytes. */
export interface HeldMemory {
  readonly residentSetBytes: number;
  /** On the heap, and what the engine knows of outside of it. */
  readonly heapAndExternalBytes: number;
}

/** Finalisers run between collections, and may free more. */
const COLLECTIONS = 3;

/**
 * What is alive. The heap is the least of what several collections leave: the engine counts up to a page more where it
 * has just begun one, with nothing more alive.
 */
export async function collectedMemory(): Promise<HeldMemory> {
  let heapAndExternalBytes = Infinity;
  for (let pass = 0; pass < COLLECTIONS; pass++) {
    collectGarbage();
    await setImmediate();
    heapAndExternalBytes = Math.min(heapAndExternalBytes, allocatedBytes());
  }
  return { residentSetBytes: process.memoryUsage.rss(), heapAndExternalBytes };
}

/** More numbers than the engine's table of numbers as text has room for at first. */
const NUMBERS = 50_000;

/** Has the engine enlarge its table of numbers as text, by 256 kB and once, before anything is read. */
export function enlargeEngineTables(): number {
  let letters = 0;
  for (let number = 0; number < NUMBERS; number++) letters += String(number / 2).length;
  return letters;
}

/** What a process grew by between two readings. */
export const grown = (from: HeldMemory, to: HeldMemory): HeldMemory => ({
  residentSetBytes: to.residentSetBytes - from.residentSetBytes,
  heapAndExternalBytes: to.heapAndExternalBytes - from.heapAndExternalBytes,
});

/** Bytes on the heap and outside of it, whether they are still in use or not. */
export function allocatedBytes(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Empties the room for new objects, so that the next ones fit in without a collection. */
export const collectYoung = (): void => collectGarbage({ type: 'minor' });

function collectGarbage(options?: { readonly type: 'minor' }): void {
  const collect = globalThis.gc as ((options?: { readonly type: 'minor' }) => void) | undefined;
  if (!collect)
    throw new Error(`memory is measured only in a process started with ${MEMORY_FLAGS.join(' ')}`);
  collect(options);
}
