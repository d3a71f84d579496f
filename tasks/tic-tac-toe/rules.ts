import { EMPTY, LINES, MINE, MOVES, THEIRS, type Board, type Move, type Owner } from './board.js';

/** The empty board, with which every game starts. */
export function startingBoard(): Board {
  return new Int8Array(9);
}

/** The empty cells, in reading order. */
export function legalMoves(board: Board): Move[] {
  return MOVES.filter((move) => board[move] === EMPTY);
}

/** True when a side has three in a row. */
export function hasLine(board: Board, owner: Owner): boolean {
  return LINES.some((line) => line.every((cell) => board[cell] === owner));
}

/** True when somebody has three in a row or no cell is empty. */
export function isOver(board: Board): boolean {
  return hasLine(board, THEIRS) || hasLine(board, MINE) || !board.includes(EMPTY);
}

/**
 * The board after a move, as the other side sees it.
 *
 * @param move an empty cell
 * @throws RangeError when the cell is not empty
 */
export function play(board: Board, move: Move): Board {
  if (board[move] !== EMPTY) throw new RangeError(`cell ${move} is not empty`);
  // 0 - cell, not -cell: an empty cell stays 0 rather than -0 wherever a board is turned into plain numbers.
  const next = board.map((cell) => 0 - cell);
  next[move] = THEIRS;
  return next;
}
