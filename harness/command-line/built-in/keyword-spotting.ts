import { handwrittenKeywordSpotting } from '../../../handwritten/keyword-spotting/index.js';
import { learnedKeywordSpotting } from '../../../learned/keyword-spotting/index.js';
import { syntheticOnlyKeywordSpotting } from '../../../learned/keyword-spotting/synthetic-only.js';
import { networkInPage } from '../../../learned/in-page/network-in-page.js';
import { definePlugin } from '../../../tasks/contract/index.js';
import { keywordSpotting } from '../../../tasks/keyword-spotting/index.js';

const inPage = (room: 'handwritten' | 'learned'): string =>
  new URL(`../../../${room}/keyword-spotting/in-page.js`, import.meta.url).href;

export default definePlugin({
  task: keywordSpotting,
  programs: [
    { ...handwrittenKeywordSpotting, inPage: { module: inPage('handwritten') } },
    { ...learnedKeywordSpotting, inPage: networkInPage(inPage('learned'), 8) },
    syntheticOnlyKeywordSpotting,
  ],
  // Loaded only where it is needed: what trains a network is large.
  train: async (options) =>
    (await import('../../../learned/keyword-spotting/train.js')).trainKeywordSpotting(options),
});
