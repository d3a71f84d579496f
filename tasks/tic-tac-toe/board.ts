import { UserError, type FeatureView } from '../contract/index.js';
import { gridGroups } from '../kit/grid-groups.js';

/** Cells of a board. */
export const CELLS = 9;

/** Rows and columns of a board. */
export const BOARD_SIDE = 3;

/** A cell that holds a mark of the side to move. */
export const MINE = 1;

/** A cell that holds a mark of the other side. */
export const THEIRS = -1;

/** A cell without a mark. */
export const EMPTY = 0;

/** Whose mark: of the side to move, or of the other side. */
export type Owner = typeof MINE | typeof THEIRS;

/**
 * A position as the side to move sees it: nine cells, row by row from the top left, each {@link MINE},
 * {@link THEIRS} or {@link EMPTY}.
 *
 * Which side is X follows from the counts (X moves first, so X is to move when both have as many marks). Seen by the
 * mover, a board still says whose turn it is when cells are changed at random, which counting alone could not.
 */
export type Board = Int8Array;

/** The cell to mark, 0 (top left) to 8 (bottom right), row by row. */
export type Move = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** All moves, in reading order. */
export const MOVES: readonly Move[] = [0, 1, 2, 3, 4, 5, 6, 7, 8];

/** Three cells in a row. */
export type Line = readonly [Move, Move, Move];

/** The eight lines: rows, columns, diagonals. */
export const LINES: readonly Line[] = [
  [0, 1, 2],
  [3, 4, 5],
  [6, 7, 8],
  [0, 3, 6],
  [1, 4, 7],
  [2, 5, 8],
  [0, 4, 8],
  [2, 4, 6],
];

/** How many marks a side has on the board. */
function countMarks(board: Board, owner: Owner): number {
  return board.reduce((count, cell) => count + (cell === owner ? 1 : 0), 0);
}

/** The letter of the side to move: X when it has at least as many marks as the other side, else O. */
export function moverLetter(board: Board): 'X' | 'O' {
  return countMarks(board, MINE) >= countMarks(board, THEIRS) ? 'X' : 'O';
}

/** A board as one number, base 3, distinct for every one of the 3⁹ = 19,683 boards. */
export function boardCode(board: Board): number {
  return board.reduce((code, cell) => code * 3 + cell + 1, 0);
}

/** The board of a {@link boardCode}, 0 to 19,682. */
export function boardOfCode(code: number): Board {
  const board = new Int8Array(CELLS);
  for (let cell = CELLS - 1, rest = code; cell >= 0; cell--, rest = Math.floor(rest / 3)) {
    board[cell] = (rest % 3) - 1;
  }
  return board;
}

/**
 * Reads a board from three rows of `X`, `O` and `.`; the side to move follows from the counts.
 *
 * @throws UserError when the notation is not three rows of three such marks
 * @example
 * parseBoard('X.O/.../...'); // one mark each, so X is to move
 */
export function parseBoard(notation: string): Board {
  if (!/^[XO.]{3}\/[XO.]{3}\/[XO.]{3}$/.test(notation)) {
    throw new UserError(
      `"${notation}" is no board; write three rows of X, O and . with slashes between them, for example X.O/.../...`,
    );
  }
  const marks = notation.replaceAll('/', '').split('');
  const count = (letter: string) => marks.filter((mark) => mark === letter).length;
  const mover = count('X') > count('O') ? 'O' : 'X';
  return Int8Array.from(marks, (mark) => (mark === '.' ? EMPTY : mark === mover ? MINE : THEIRS));
}

/** The board as three rows of `X`, `O` and `.`: the inverse of {@link parseBoard} for positions that can arise. */
export function formatBoard(board: Board): string {
  const mover = moverLetter(board);
  const other = mover === 'X' ? 'O' : 'X';
  const marks = Array.from(board, (cell) => (cell === EMPTY ? '.' : cell === MINE ? mover : other));
  return [marks.slice(0, 3), marks.slice(3, 6), marks.slice(6)].map((row) => row.join('')).join('/');
}

/** The board as nine numbers. */
export const boardFeatures: FeatureView<Board> = {
  shape: [BOARD_SIDE, BOARD_SIDE],
  axes: ['row', 'column'],
  meaning: 'a cell: 1 (mark of the side to move), −1 (mark of the other side) or 0 (empty)',
  toVector: (board) => Float32Array.from(board),
  fromVector: (vector) => Int8Array.from(vector, (value) => Math.round(Math.min(1, Math.max(-1, value)))),
};

/** The nine cells, each by itself. */
export const boardCells = gridGroups(boardFeatures, { size: [1, 1], meaning: 'a cell', discrete: true });
