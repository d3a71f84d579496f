import type { NetworkDescription } from '../../tasks/contract/index.js';
import type { CellSession } from '../cell/session.js';
import { fileSizes } from './bundle.js';

/** The network of a learned program, and the sizes of its files; null where the program describes none. */
export type NetworkReport = {
  readonly network: NetworkDescription;
  readonly bytes: { plain: number; gzipped: number };
} | null;

/** Asks a learned program what its network is made of. */
export async function describeNetwork(session: CellSession): Promise<NetworkReport> {
  const network = await session.program.network?.();
  if (!network) return null;
  // A manifest is paper about the network, not the network.
  const shipped = network.files.filter((path) => !path.endsWith('manifest.json'));
  return { network, bytes: await fileSizes(shipped) };
}
