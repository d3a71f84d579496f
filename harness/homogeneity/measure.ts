import { UserError } from '../../tasks/contract/index.js';
import { CellError, CellProcess, type CellProcessOptions } from '../cell/process.js';
import type { CellSpec } from '../cell/protocol.js';
import type { Homogeneity } from '../results/agility-schema.js';
import { summariseHomogeneity } from './summarise.js';

/**
 * Rounds a network's weights to 8 and 4 bits and runs it again, in a process of its own.
 *
 * @param limit how many examples it decides on; all without it
 */
export async function measureHomogeneity(
  spec: CellSpec,
  limit: number | undefined,
  exhaustive: boolean,
  process: CellProcessOptions & { readonly signal: AbortSignal },
): Promise<Homogeneity> {
  const { task, dataset, program, runtime } = spec;
  const identity = { task, dataset, program, runtime };
  try {
    const cell = await CellProcess.open(spec, process);
    try {
      const report = await cell.request('homogeneity', limit === undefined ? {} : { limit });
      return summariseHomogeneity(identity, report, exhaustive);
    } finally {
      await cell.close();
    }
  } catch (error) {
    process.signal.throwIfAborted();
    if (!(error instanceof CellError) && !(error instanceof UserError)) throw error;
    return { ...identity, state: 'failed', error: error.message };
  }
}
