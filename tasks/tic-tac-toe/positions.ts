import { createHash } from 'node:crypto';

import type { DataSet, Example } from '../contract/index.js';
import { formatBoard, type Board, type Move } from './board.js';
import { openPositions } from './enumeration.js';
import { optimalMoves } from './solver.js';

let cached: readonly Example<Board, readonly Move[]>[] | undefined;

function examples(): readonly Example<Board, readonly Move[]>[] {
  cached ??= openPositions().map((input) => ({
    id: formatBoard(input),
    input,
    truth: optimalMoves(input),
  }));
  return cached;
}

/**
 * All 4,520 positions in which there is a move to choose, each with its optimal moves.
 *
 * Every split is the same list. A split is held out so that a program shows what it does with inputs its author has
 * not seen; here the rules of the game define every input there is, nothing can be kept from anybody, and a share
 * over the whole has no sampling error. What is kept from the programs are the answers: they come from the solver,
 * which no program may import.
 */
export const positions: DataSet<Board, readonly Move[]> = {
  id: 'positions',
  title: 'All positions of tic-tac-toe',
  licence: 'CC0-1.0',
  citation: 'enumerated from the rules of the game; right moves by minimax (von Neumann 1928)',
  source: 'made on loading by tasks/tic-tac-toe/enumeration.ts and solver.ts',
  exhaustive: true,
  fingerprint: () => {
    const list = examples().map(({ id, truth }) => `${id} ${truth.join('')}\n`);
    return Promise.resolve(createHash('sha256').update(list.join('')).digest('hex'));
  },
  load: () => Promise.resolve(examples()),
};
