import type { ProgramInPage } from '../../tasks/contract/index.js';
import { weightsBeside } from '../weights-folder.js';

/** To how many bits weights are rounded in the page: as floats they would make it half as large again. */
const BITS = 8;

/**
 * How a network decides in the page, with its weights rounded as those of the measure `homogeneity` are.
 *
 * @param module exports `open`; the weights lie beside it
 */
export const networkInPage = (module: string): ProgramInPage => ({
  module,
  bits: BITS,
  data: async () => {
    // Every process of a run imports this module, and only a report needs what packs.
    const [{ readNetwork }, { quantise }, { buildGraph }, { packGraph }] = await Promise.all([
      import('../weights.js'),
      import('../quantise.js'),
      import('../graph/build.js'),
      import('./packed-graph.js'),
    ]);
    const { network } = await readNetwork(weightsBeside(module));
    return packGraph(buildGraph(quantise(network, BITS).network));
  },
});
