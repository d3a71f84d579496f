import type { ProgramInPage } from '../../tasks/contract/index.js';
import { weightsBeside } from '../weights-folder.js';

/** How a network's weights are kept in the page: rounded to 8 bits, in a quarter of the bytes; or as they are. */
type BitsInPage = 8 | 32;

/**
 * How a network decides in the page.
 *
 * @param module exports `open`; the weights lie beside it
 */
export const networkInPage = (module: string, bits: BitsInPage): ProgramInPage => ({
  module,
  ...(bits === 32 ? {} : { bits }),
  data: async () => {
    // Every process of a run imports this module, and only a report needs what packs.
    const [{ readNetwork }, { buildGraph }, { compileNetwork }, { packCompiled }] = await Promise.all([
      import('../weights.js'),
      import('../graph/build.js'),
      import('../compiled/compile.js'),
      import('../compiled/pack.js'),
    ]);
    const { network } = await readNetwork(weightsBeside(module));
    return packCompiled(compileNetwork(buildGraph(network)), bits);
  },
});
