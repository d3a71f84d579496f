import { handwrittenTicTacToe } from '../../../handwritten/tic-tac-toe/index.js';
import { learnedTicTacToe } from '../../../learned/tic-tac-toe/index.js';
import { definePlugin } from '../../../tasks/contract/index.js';
import { ticTacToe } from '../../../tasks/tic-tac-toe/index.js';

export default definePlugin({
  task: ticTacToe,
  programs: [handwrittenTicTacToe, learnedTicTacToe],
  // Loaded only where it is needed: what trains a network is large.
  train: async (options) => (await import('../../../learned/tic-tac-toe/train.js')).trainTicTacToe(options),
});
