import type { Concept } from '../contract/index.js';
import { EMPTY, LINES, MINE, MOVES, THEIRS, type Board, type Move, type Owner } from './board.js';
import { describeMove } from './words.js';

/** Whether a mark in this cell completes a line of a side. */
const completes = (board: Board, cell: Move, owner: Owner): boolean =>
  board[cell] === EMPTY &&
  LINES.some(
    (line) => line.includes(cell) && line.every((other) => other === cell || board[other] === owner),
  );

/** Lines through a cell in which a side has one mark and the other none. */
const openLines = (board: Board, cell: Move, owner: Owner): number =>
  board[cell] === EMPTY
    ? LINES.filter((line) => {
        const marks = line.filter((other) => other !== cell).map((other) => board[other]);
        return line.includes(cell) && marks.includes(owner) && marks.includes(EMPTY);
      }).length
    : 0;

const ofEveryCell = (
  id: string,
  title: (cell: string) => string,
  value: (board: Board, cell: Move) => boolean,
): Concept<Board>[] =>
  MOVES.map((cell) => ({
    id: `${id}-${cell}`,
    title: title(describeMove(cell)),
    value: (board) => (value(board, cell) ? 1 : 0),
  }));

/** What a player says of a board, cell by cell. */
export const boardConcepts: readonly Concept<Board>[] = [
  ...ofEveryCell(
    'free',
    (cell) => `${cell} is free`,
    (board, cell) => board[cell] === EMPTY,
  ),
  ...ofEveryCell(
    'wins',
    (cell) => `${cell} wins`,
    (board, cell) => completes(board, cell, MINE),
  ),
  ...ofEveryCell(
    'blocks',
    (cell) => `${cell} blocks`,
    (board, cell) => completes(board, cell, THEIRS),
  ),
  ...ofEveryCell(
    'forks',
    (cell) => `${cell} forks`,
    (board, cell) => openLines(board, cell, MINE) > 1,
  ),
  ...ofEveryCell(
    'forks-for-them',
    (cell) => `the other side could fork at ${cell}`,
    (board, cell) => openLines(board, cell, THEIRS) > 1,
  ),
  {
    id: 'marks',
    title: 'marks on the board',
    value: (board) => board.reduce((count, cell) => count + (cell === EMPTY ? 0 : 1), 0),
  },
];
