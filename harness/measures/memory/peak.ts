import { readFileSync } from 'node:fs';
import process from 'node:process';

import type { CellSession } from '../../cell/session.js';

/** Decide on these inputs; a request without any only says what the process holds so far. */
export interface PeakRequest {
  readonly inputs: readonly unknown[];
}

/** The most that the process has held. */
export interface PeakMemory {
  /** Before the program was loaded. */
  readonly bareBytes: number;
  readonly peakBytes: number;
}

let bareBytes: number | undefined;

/** Decides on inputs that were sent along, and tells the most that the process has held since it was started. */
export async function collectPeak(session: CellSession, { inputs }: PeakRequest): Promise<PeakMemory> {
  bareBytes ??= peakResidentSet();
  await session.load();
  for (const input of inputs) {
    const pending = session.loaded.decide(input);
    if (pending instanceof Promise) await pending;
  }
  return { bareBytes, peakBytes: peakResidentSet() };
}

/**
 * The largest resident set of this process so far, in bytes. On Linux `getrusage` passes a parent's own maximum on to
 * the processes that it starts, so the high-water mark of the address space is read instead.
 */
function peakResidentSet(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  if (kilobytes === undefined) throw new Error('/proc/self/status has no VmHWM, so the peak cannot be read');
  return Number(kilobytes) * 1024;
}
