import { handwrittenTicTacToe } from '../../../handwritten/tic-tac-toe/index.js';
import { learnedTicTacToe } from '../../../learned/tic-tac-toe/index.js';
import { networkInPage } from '../../../learned/in-page/network-in-page.js';
import { definePlugin } from '../../../tasks/contract/index.js';
import { ticTacToe } from '../../../tasks/tic-tac-toe/index.js';

const inPage = (room: 'handwritten' | 'learned'): string =>
  new URL(`../../../${room}/tic-tac-toe/in-page.js`, import.meta.url).href;

export default definePlugin({
  task: ticTacToe,
  programs: [
    { ...handwrittenTicTacToe, inPage: { module: inPage('handwritten') } },
    // Small, and of two equally good moves rounded weights often choose the other.
    { ...learnedTicTacToe, inPage: networkInPage(inPage('learned'), 32) },
  ],
  // Loaded only where it is needed: what trains a network is large.
  train: async (options) => (await import('../../../learned/tic-tac-toe/train.js')).trainTicTacToe(options),
});
