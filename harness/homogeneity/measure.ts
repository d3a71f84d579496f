import { UserError } from '../../tasks/contract/index.js';
import { CellError, CellProcess, type CellProcessOptions } from '../cell/process.js';
import type { CellSpec } from '../cell/protocol.js';
import type { CollectedHomogeneity } from '../raw/collected.js';

/** Rounds a network's weights to 8 and 4 bits and runs it again, in a process of its own. */
export async function roundWeights(
  spec: CellSpec,
  process: CellProcessOptions & { readonly signal: AbortSignal },
): Promise<CollectedHomogeneity> {
  try {
    const cell = await CellProcess.open(spec, process);
    try {
      return { state: 'measured', report: await cell.request('homogeneity', {}) };
    } finally {
      await cell.close();
    }
  } catch (error) {
    process.signal.throwIfAborted();
    if (!(error instanceof CellError) && !(error instanceof UserError)) throw error;
    return { state: 'failed', error: error.message };
  }
}
