import { boardCode, type Board, type Move } from './board.js';

/** Where every cell of the turned board comes from: `turned[at] = board[symmetry[at]]`. */
export type Symmetry = readonly Move[];

const QUARTER_TURN: Symmetry = [6, 3, 0, 7, 4, 1, 8, 5, 2];
const MIRROR: Symmetry = [2, 1, 0, 5, 4, 3, 8, 7, 6];

const compose = (first: Symmetry, second: Symmetry): Symmetry => second.map((at) => first[at]!);

const rotations: Symmetry[] = [[0, 1, 2, 3, 4, 5, 6, 7, 8]];
while (rotations.length < 4) rotations.push(compose(rotations.at(-1)!, QUARTER_TURN));

/** The eight symmetries of the square: four turns, each also mirrored; the first changes nothing. */
export const SYMMETRIES: readonly Symmetry[] = [
  ...rotations,
  ...rotations.map((rotation) => compose(rotation, MIRROR)),
];

/** The board, turned. */
export function turnBoard(board: Board, symmetry: Symmetry): Board {
  return Int8Array.from(symmetry, (from) => board[from]!);
}

/** The move on the turned board that stands for this one. */
export function turnMove(move: Move, symmetry: Symmetry): Move {
  return symmetry.indexOf(move) as Move;
}

/** The move on the original board that a move on the turned one stands for: the inverse of {@link turnMove}. */
export function turnMoveBack(move: Move, symmetry: Symmetry): Move {
  return symmetry[move]!;
}

/** The smallest code among the eight turned boards: equal for two boards exactly when one is the other turned. */
export function symmetryClass(board: Board): number {
  return Math.min(...SYMMETRIES.map((symmetry) => boardCode(turnBoard(board, symmetry))));
}

/** The moves that are this one under the board's own symmetries: on the empty board every corner is one move. */
export function equivalentMoves(board: Board, move: Move): ReadonlySet<Move> {
  const code = boardCode(board);
  const own = SYMMETRIES.filter((symmetry) => boardCode(turnBoard(board, symmetry)) === code);
  return new Set(own.map((symmetry) => turnMove(move, symmetry)));
}

/** Whether a move on the turned board says the same as one on the board: the move that it stands for, or one equal to it. */
export function sameMove(board: Board, before: Move, after: Move, symmetry: Symmetry): boolean {
  return equivalentMoves(board, before).has(turnMoveBack(after, symmetry));
}
