import type { Decision } from '../../tasks/contract/index.js';
import {
  boardFeatures,
  CELLS,
  EMPTY,
  MINE,
  MOVES,
  THEIRS,
  type Board,
  type Move,
} from '../../tasks/tic-tac-toe/board.js';
import type { NetworkCoding } from '../running-program.js';

/** Numbers that the network takes: a plane of the mover's marks and a plane of the other side's. */
export const INPUT_SIZE = 2 * CELLS;

/** The board as the network takes it: nine numbers for the mover's marks, nine for the other side's, 1 where one is. */
export function encodeBoard(board: Board): Float32Array {
  const planes = new Float32Array(INPUT_SIZE);
  for (let cell = 0; cell < CELLS; cell++) {
    if (board[cell] === MINE) planes[cell] = 1;
    else if (board[cell] === THEIRS) planes[CELLS + cell] = 1;
  }
  return planes;
}

/** Which moves a policy may be read for. */
export type Permission = (board: Board, move: Move) => boolean;

/** Empty cells only: the mask that the program plays behind. */
export const legal: Permission = (board, move) => board[move] === EMPTY;

/** Any cell: what the network would do without the mask. */
export const unmasked: Permission = () => true;

/**
 * The most probable permitted move.
 *
 * @param policy nine probabilities, one a cell
 * @returns the move with its probability as confidence, or an abstention where no move is permitted
 */
export function decodePolicy(policy: Float32Array, board: Board, permitted: Permission): Decision<Move> {
  let best: Move | undefined;
  for (const move of MOVES) {
    if (permitted(board, move) && (best === undefined || policy[move]! > policy[best]!)) best = move;
  }
  return best === undefined
    ? { kind: 'abstain', reason: 'no cell is empty' }
    : { kind: 'answer', answer: best, confidence: policy[best]! };
}

/** How boards and moves become the network's numbers and back; free of Node's APIs, so that a page can use it too. */
export const boardCoding = (permitted: Permission): NetworkCoding<Board, Move> => ({
  features: boardFeatures,
  occlusion: { window: 1, blank: EMPTY },
  encode: encodeBoard,
  decode: ([policy], board) => decodePolicy(policy!, board, permitted),
});
