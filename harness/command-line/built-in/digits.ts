import { handwrittenDigits } from '../../../handwritten/digits/index.js';
import { learnedDigits } from '../../../learned/digits/index.js';
import { networkInPage } from '../../../learned/in-page/network-in-page.js';
import { definePlugin } from '../../../tasks/contract/index.js';
import { digits } from '../../../tasks/digits/index.js';

const inPage = (room: 'handwritten' | 'learned'): string =>
  new URL(`../../../${room}/digits/in-page.js`, import.meta.url).href;

export default definePlugin({
  task: digits,
  programs: [
    { ...handwrittenDigits, inPage: { module: inPage('handwritten') } },
    { ...learnedDigits, inPage: networkInPage(inPage('learned'), 8) },
  ],
  // Loaded only where it is needed: what trains a network is large.
  train: async (options) => (await import('../../../learned/digits/train.js')).trainDigits(options),
});
