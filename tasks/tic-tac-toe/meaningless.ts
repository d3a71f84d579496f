import type { MeaninglessInputs } from '../contract/index.js';
import { createRandom } from '../kit/random.js';
import type { Board } from './board.js';
import { impossiblePositions } from './enumeration.js';

/** Inputs that no move is right for. */
export const boardMeaningless: readonly MeaninglessInputs<Board>[] = [
  {
    title: 'boards that no game can reach',
    draw: (count, seed) =>
      createRandom(seed, 'boards that no game can reach').shuffled(impossiblePositions()).slice(0, count),
  },
];
