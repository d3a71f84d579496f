import {
  EMPTY,
  LINES,
  MOVES,
  type Board,
  type Line,
  type Move,
  type Owner,
} from '../../tasks/tic-tac-toe/board.js';

/** The lines through every cell: four through the centre, three through a corner, two through a side. */
const LINES_THROUGH: readonly (readonly Line[])[] = MOVES.map((cell) =>
  LINES.filter((line) => line.includes(cell)),
);

const otherSide = (owner: Owner): Owner => (0 - owner) as Owner;

const holds = (board: Board, line: Line, owner: Owner): number =>
  line.reduce<number>((count, cell) => count + (board[cell] === owner ? 1 : 0), 0);

const emptyCells = (board: Board): Move[] => MOVES.filter((cell) => board[cell] === EMPTY);

/** The board with one mark more, seen by the same side as before. */
export function withMark(board: Board, cell: Move, owner: Owner): Board {
  const next = board.slice();
  next[cell] = owner;
  return next;
}

/** The cells with which a side completes three in a row at once. */
export function winningCells(board: Board, owner: Owner): Move[] {
  return emptyCells(board).filter((cell) =>
    LINES_THROUGH[cell]!.some((line) => holds(board, line, owner) === 2),
  );
}

/** The lines through an empty cell which hold one mark of the side and are otherwise empty. */
const openLinesThrough = (board: Board, cell: Move, owner: Owner): readonly Line[] =>
  LINES_THROUGH[cell]!.filter(
    (line) => holds(board, line, owner) === 1 && holds(board, line, otherSide(owner)) === 0,
  );

/** The cells where two open lines of a side cross: marking one makes two threats, of which only one can be met. */
export function forkCells(board: Board, owner: Owner): Move[] {
  return emptyCells(board).filter((cell) => openLinesThrough(board, cell, owner).length >= 2);
}

/** A mark that makes two in a row, and the cells in which the other side must answer it. */
export interface Threat {
  readonly cell: Move;
  readonly answers: readonly Move[];
}

/** The marks with which a side threatens to complete a line. */
export function threats(board: Board, owner: Owner): Threat[] {
  return emptyCells(board)
    .map((cell) => ({
      cell,
      answers: openLinesThrough(board, cell, owner).map((line) =>
        line.find((other) => other !== cell && board[other] === EMPTY)!,
      ),
    }))
    .filter(({ answers }) => answers.length > 0);
}
