import { UserError } from '../../tasks/contract/index.js';
import { CellError, CellProcess } from '../cell/process.js';
import type { CellSpec } from '../cell/protocol.js';
import type { Homogeneity } from '../results/agility-schema.js';
import { summariseHomogeneity } from './summarise.js';

/** A network that takes longer than this has hung. */
const TIMEOUT_MILLISECONDS = 300_000;

/**
 * Rounds a network's weights to 8 and 4 bits and runs it again, in a process of its own.
 *
 * @param limit how many examples it decides on; all without it
 */
export async function measureHomogeneity(
  spec: CellSpec,
  limit: number | undefined,
  exhaustive: boolean,
  signal: AbortSignal,
): Promise<Homogeneity> {
  const { task, dataset, program, runtime } = spec;
  const identity = { task, dataset, program, runtime };
  try {
    const cell = await CellProcess.open(spec, { signal, timeoutMilliseconds: TIMEOUT_MILLISECONDS });
    try {
      const report = await cell.request('homogeneity', limit === undefined ? {} : { limit });
      return summariseHomogeneity(identity, report, exhaustive);
    } finally {
      await cell.close();
    }
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof CellError) && !(error instanceof UserError)) throw error;
    return { ...identity, state: 'failed', error: error.message };
  }
}
