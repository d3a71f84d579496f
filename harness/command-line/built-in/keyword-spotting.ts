import { handwrittenKeywordSpotting } from '../../../handwritten/keyword-spotting/index.js';
import { learnedKeywordSpotting } from '../../../learned/keyword-spotting/index.js';
import { syntheticOnlyKeywordSpotting } from '../../../learned/keyword-spotting/synthetic-only.js';
import { definePlugin } from '../../../tasks/contract/index.js';
import { keywordSpotting } from '../../../tasks/keyword-spotting/index.js';

export default definePlugin({
  task: keywordSpotting,
  programs: [handwrittenKeywordSpotting, learnedKeywordSpotting, syntheticOnlyKeywordSpotting],
  // Loaded only where it is needed: what trains a network is large.
  train: async (options) =>
    (await import('../../../learned/keyword-spotting/train.js')).trainKeywordSpotting(options),
});
