import { handwrittenDigits } from '../../../handwritten/digits/index.js';
import { learnedDigits } from '../../../learned/digits/index.js';
import { definePlugin } from '../../../tasks/contract/index.js';
import { digits } from '../../../tasks/digits/index.js';

export default definePlugin({
  task: digits,
  programs: [handwrittenDigits, learnedDigits],
  // Loaded only where it is needed: what trains a network is large.
  train: async (options) => (await import('../../../learned/digits/train.js')).trainDigits(options),
});
