import type { Drawing } from '../contract/index.js';
import { AGAINST, ENOUGH, FOR } from '../kit/drawing-colours.js';
import { BOARD_SIDE, EMPTY, MINE, MOVES, moverLetter, type Board, type Move } from './board.js';
import { describeMove, describeMoves } from './words.js';

/** Stroke of a mark, as a share of a cell. */
const STROKE = 0.09;

/**
 * Draws a position as SVG: the grid, the marks, and where given the chosen move and an attribution laid beneath.
 *
 * @param named cells that are pointed out beneath the marks
 * @returns an `svg` element with a `viewBox` of 3×3; grid and marks are drawn in `currentColor`
 */
export function drawBoard(board: Board, overlay: Drawing<Move> = {}, named: readonly Move[] = []): string {
  const mover = moverLetter(board);
  const other = mover === 'X' ? 'O' : 'X';
  const marks = MOVES.filter((cell) => board[cell] !== EMPTY).map((cell) =>
    mark(cell, board[cell] === MINE ? mover : other, 'currentColor'),
  );
  const { answer } = overlay;
  const chosen =
    answer === undefined ? '' : mark(answer, mover, ENOUGH) + cellSquare(answer, 'none', 1, ENOUGH);
  return `<svg viewBox="0 0 ${BOARD_SIDE} ${BOARD_SIDE}" role="img"><title>${title(board, overlay, named)}</title>${heat(overlay)}${greenCells(overlay.enough ?? [])}${greenCells(named)}${GRID}${marks.join('')}${chosen}</svg>`;
}

const GRID = `<path d="M1 0V3M2 0V3M0 1H3M0 2H3" stroke="currentColor" stroke-width="0.03" fill="none"/>`;

function heat({ attribution }: Drawing<Move>): string {
  if (!attribution) return '';
  const largest = attribution.values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (largest === 0) return '';
  return MOVES.map((cell) => {
    const value = attribution.values[cell] ?? 0;
    return cellSquare(cell, value > 0 ? FOR : AGAINST, (0.6 * Math.abs(value)) / largest, 'none');
  }).join('');
}

const greenCells = (cells: readonly number[]): string =>
  cells.map((cell) => cellSquare(cell as Move, ENOUGH, 0.35, 'none')).join('');

const columnOf = (cell: Move): number => cell % BOARD_SIDE;
const rowOf = (cell: Move): number => Math.floor(cell / BOARD_SIDE);

function cellSquare(cell: Move, fill: string, opacity: number, stroke: string): string {
  const [x, y] = [columnOf(cell) + 0.04, rowOf(cell) + 0.04];
  return `<rect x="${x}" y="${y}" width="0.92" height="0.92" rx="0.06" fill="${fill}" stroke="${stroke}" stroke-width="0.04" opacity="${Number(opacity.toFixed(2))}"/>`;
}

function mark(cell: Move, letter: 'X' | 'O', colour: string): string {
  const [x, y] = [columnOf(cell), rowOf(cell)];
  const pen = `stroke="${colour}" stroke-width="${STROKE}" fill="none"`;
  return letter === 'X'
    ? `<path d="M${x + 0.25} ${y + 0.25}l0.5 0.5m0 -0.5l-0.5 0.5" stroke-linecap="round" ${pen}/>`
    : `<circle cx="${x + 0.5}" cy="${y + 0.5}" r="0.27" ${pen}/>`;
}

function title(board: Board, { answer, attribution, enough }: Drawing<Move>, named: readonly Move[]): string {
  const mover = moverLetter(board);
  const cells = (mine: boolean) =>
    describeMoves(
      MOVES.filter((cell) => board[cell] !== EMPTY && (board[cell] === MINE) === mine),
      'and',
    );
  const held = (letter: string, where: string) => `${letter} holds ${where === '' ? 'nothing' : where}`;
  const [x, o] = mover === 'X' ? [cells(true), cells(false)] : [cells(false), cells(true)];
  return [
    `${board.includes(EMPTY) ? `${mover} to move` : 'Board full'}: ${held('X', x)}, ${held('O', o)}`,
    answer === undefined ? '' : `; ${mover} takes ${describeMove(answer)}`,
    attribution ? '; purple cells spoke for the move, yellow ones against' : '',
    enough ? '; the green cells are enough for the move' : '',
    named.length > 0 ? `; pointed out: ${describeMoves(named, 'and')}` : '',
  ].join('');
}
