import { existsSync } from 'node:fs';

import type { NetworkDescription } from '../../tasks/contract/index.js';
import type { CellSession } from '../cell/session.js';
import { fileSizes } from './bundle.js';

/** The network of a learned program, and the sizes of its files. */
export interface DescribedNetwork {
  readonly network: NetworkDescription;
  readonly bytes: { readonly plain: number; readonly gzipped: number };
}

/**
 * Asks a learned program what its network is made of.
 *
 * @throws Error where it describes none
 */
export async function describeNetwork({ program }: Pick<CellSession, 'program'>): Promise<DescribedNetwork> {
  const network = await program.network?.();
  if (!network) throw new Error('describes no network: it has no "network" member');
  // A manifest is paper about the network, not the network.
  const shipped = network.files.filter((path) => !path.endsWith('manifest.json'));
  const lost = shipped.find((path) => !existsSync(path));
  if (lost !== undefined)
    throw new Error(`its network names the file ${lost}, which is not there; give the paths of its files`);
  return { network, bytes: await fileSizes(shipped) };
}
