import type { WeightBits } from '../../../tasks/contract/index.js';
import { collectScores } from '../accuracy/right.js';
import type { CellSession } from '../../cell/session.js';
import { fileSizes, gzippedBytes } from '../../sources/bundle.js';
import type { HomogeneitySamples } from './schema.js';

/** The roundings that are tried, from the mildest on. */
const BITS: readonly WeightBits[] = [8, 4];

/** What episodes are drawn by. */
export interface HomogeneityRequest {
  readonly seed: number;
}

/** Rounds the weights of a network and runs it again on the same examples. */
export async function collectHomogeneity(
  session: CellSession,
  { seed }: HomogeneityRequest,
): Promise<HomogeneitySamples> {
  const { program, task, spec, examples } = session;
  const network = await program.network?.();
  if (!network || !program.quantised) throw new Error('describes no network whose weights could be rounded');
  await session.load();
  // Weights against weights: the topology is the same text whatever they are rounded to.
  const weights = await fileSizes(network.files.filter((path) => !path.endsWith('.json')));
  const quantised = [];
  for (const bits of BITS) {
    const { loaded, bytes } = await program.quantised(bits, { runtime: spec.runtime });
    const scores = await collectScores(task, loaded, examples, seed);
    loaded.dispose();
    quantised.push({ bits, ...scores, bytes: bytes.length, gzipped: gzippedBytes(bytes) });
  }
  return {
    operators: network.layers.map(({ type, multiplyAccumulates }) => ({
      name: type,
      multiplyAccumulates,
    })),
    float: {
      ...(await collectScores(task, session.loaded, examples, seed)),
      bytes: weights.plain,
      gzipped: weights.gzipped,
    },
    quantised,
  };
}
