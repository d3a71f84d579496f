import type { WeightBits } from '../../tasks/contract/index.js';
import { collectRight } from '../accuracy/right.js';
import type { CellSession } from '../cell/session.js';
import { fileSizes, gzippedBytes } from '../interpretability/bundle.js';

/** Decide on so many examples, or on all. */
export interface HomogeneityRequest {
  readonly limit?: number;
}

/** What a network is made of, and where it is right with its weights as they are and rounded. */
export interface HomogeneityReport {
  readonly operators: readonly { readonly name: string; readonly multiplyAccumulates: number }[];
  readonly float: { readonly right: Uint8Array; readonly bytes: number; readonly gzipped: number };
  readonly quantised: readonly {
    readonly bits: WeightBits;
    readonly right: Uint8Array;
    readonly bytes: number;
    readonly gzipped: number;
  }[];
}

/** The roundings that are tried, from the mildest on. */
const BITS: readonly WeightBits[] = [8, 4];

/** Rounds the weights of a network and runs it again on the same examples. */
export async function collectHomogeneity(
  session: CellSession,
  { limit }: HomogeneityRequest,
): Promise<HomogeneityReport> {
  const { program, plugin, spec } = session;
  const network = await program.network?.();
  if (!network || !program.quantised) throw new Error('describes no network whose weights could be rounded');
  const examples = session.examples.slice(0, limit);
  await session.load();
  // Weights against weights: the topology is the same text whatever they are rounded to.
  const weights = await fileSizes(network.files.filter((path) => !path.endsWith('.json')));
  const quantised = [];
  for (const bits of BITS) {
    const { loaded, bytes } = await program.quantised(bits, { runtime: spec.runtime });
    const right = await collectRight(plugin.task, loaded, examples);
    loaded.dispose();
    quantised.push({ bits, right, bytes: bytes.length, gzipped: gzippedBytes(bytes) });
  }
  return {
    operators: network.layers.map(({ type, multiplyAccumulates }) => ({
      name: type,
      multiplyAccumulates,
    })),
    float: {
      right: await collectRight(plugin.task, session.loaded, examples),
      bytes: weights.plain,
      gzipped: weights.gzipped,
    },
    quantised,
  };
}
