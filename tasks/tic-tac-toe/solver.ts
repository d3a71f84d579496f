import { boardCode, THEIRS, type Board, type Move } from './board.js';
import { hasLine, legalMoves, play } from './rules.js';

/** What a position is worth to the side to move when nobody errs: a win, a draw or a loss. */
export type GameValue = 1 | 0 | -1;

const values = new Map<number, GameValue>();

/**
 * The value of a position by minimax over all that can follow (von Neumann 1928), remembered by board.
 *
 * The solver says what is right. No program may use it: a test reads their imports.
 *
 * @param board a position that a game can reach
 * @example
 * gameValue(startingBoard()); // 0: perfect play is a draw
 */
export function gameValue(board: Board): GameValue {
  const code = boardCode(board);
  const known = values.get(code);
  if (known !== undefined) return known;
  const value = solve(board);
  values.set(code, value);
  return value;
}

function solve(board: Board): GameValue {
  if (hasLine(board, THEIRS)) return -1;
  const moves = legalMoves(board);
  if (moves.length === 0) return 0;
  return Math.max(...moves.map((move) => valueOfMove(board, move))) as GameValue;
}

const valueOfMove = (board: Board, move: Move): GameValue => (0 - gameValue(play(board, move))) as GameValue;

/**
 * The moves that keep the value of the position, in reading order: all that win where one wins, else all that draw,
 * else all. How soon a win comes makes no difference.
 *
 * @param board a position that a game can reach and in which there is a move to choose
 */
export function optimalMoves(board: Board): Move[] {
  const value = gameValue(board);
  return legalMoves(board).filter((move) => valueOfMove(board, move) === value);
}
