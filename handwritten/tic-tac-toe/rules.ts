import { EMPTY, MINE, moverLetter, THEIRS, type Board, type Move } from '../../tasks/tic-tac-toe/board.js';
import { hasLine } from '../../tasks/tic-tac-toe/rules.js';
import { describeMoves } from '../../tasks/tic-tac-toe/words.js';
import { forkCells, threats, winningCells, withMark, type Threat } from './patterns.js';

/** A rule that names cells worth marking, or none where it does not apply. */
export interface Rule {
  readonly id: string;
  /** What the rule tells a player to do. */
  readonly title: string;
  find(board: Board): readonly Move[];
  /** What the rule saw on a board where it named these cells. */
  because(board: Board, cells: readonly Move[]): string;
  /** What was missing on a board where it named none. */
  readonly otherwise: string;
}

/**
 * What to do about what stands on the board, most urgent first.
 *
 * All but the fourth are the textbook's (Newell and Simon, Human Problem Solving, 1972; Crowley and Siegler, Cognitive
 * Science 17, 1993); the fifth and sixth are its "block a fork", made precise.
 */
export const TACTICS: readonly Rule[] = [
  {
    id: 'win',
    title: 'Complete three in a row',
    // Nothing can be better than to end the game.
    find: (board) => winningCells(board, MINE),
    because: (board, cells) => `${me(board)} has two in a row, open at ${or(cells)}`,
    otherwise: 'no own two in a row to complete',
  },
  {
    id: 'block',
    title: 'Stop three in a row',
    // Any other move would lose at once.
    find: (board) => winningCells(board, THEIRS),
    because: (board, cells) => `${them(board)} has two in a row, open at ${or(cells)}`,
    otherwise: 'no two in a row of theirs to stop',
  },
  {
    id: 'fork',
    title: 'Make two threats at once',
    // Nobody threatens anything yet, and one answer cannot meet two threats.
    find: (board) => forkCells(board, MINE),
    because: (board, cells) => `two open lines of ${me(board)} cross at ${or(cells)}`,
    otherwise: 'no cell where two own open lines cross',
  },
  {
    id: 'force-a-fork',
    title: 'Make a threat whose only answer leaves a fork',
    // What the textbook lacks: with X.O/.../... it takes the centre and throws a won game away.
    find: (board) =>
      threats(board, MINE)
        .filter((threat) => leavesMeAFork(board, threat))
        .map(({ cell }) => cell),
    because: (board, cells) =>
      `a mark at ${or(cells)} is a threat with one answer, after which two open lines of ${me(board)} cross`,
    otherwise: 'no threat whose answer leaves a fork',
  },
  {
    id: 'block-the-fork',
    title: 'Take the cell where they would fork, if that leaves them none',
    // "If that leaves them none" is for two forks at once: taking one of them would invite the other.
    find: (board) =>
      forkCells(board, THEIRS).filter((cell) => forkCells(withMark(board, cell, MINE), THEIRS).length === 0),
    because: (board, cells) =>
      `two open lines of ${them(board)} cross at ${and(forkCells(board, THEIRS))}, and a mark at ${or(cells)} leaves no such cell`,
    otherwise: 'no fork of theirs that one mark would prevent',
  },
  {
    id: 'divert',
    title: 'Make a threat whose answer is not a fork of theirs',
    // Several forks at once cannot be occupied; but who has to answer a threat has no time to make one.
    find: (board) => {
      const forks = forkCells(board, THEIRS);
      if (forks.length === 0) return [];
      return threats(board, MINE)
        .filter(({ answers }) => answers.every((answer) => !forks.includes(answer)))
        .map(({ cell }) => cell);
    },
    because: (board, cells) =>
      `${them(board)} would fork at ${or(forkCells(board, THEIRS))}, and a threat from ${or(cells)} draws the answer elsewhere`,
    otherwise: 'no forks of theirs to draw them away from',
  },
];

/**
 * Which cell is worth most when nothing is urgent, and which of several cells that a tactic names. The textbook's
 * "opposite corner" is not among them: with the tactics above it, it changes nothing.
 */
export const CELL_ORDER: readonly Rule[] = [
  // Four lines run through the centre, three through a corner, two through a side.
  cells('centre', 'Take the centre', 'the centre', [4]),
  cells('corner', 'Take a corner', 'a corner', [0, 2, 6, 8]),
  cells('side', 'Take a side', 'a side', [1, 3, 5, 7]),
];

/** Why there is no move to choose, if so: the game is over. */
export function reasonToAbstain(board: Board): string | undefined {
  if (hasLine(board, MINE) || hasLine(board, THEIRS)) return 'there are three in a row already';
  if (!board.includes(EMPTY)) return 'no cell is empty';
  return undefined;
}

function cells(id: string, title: string, what: string, among: readonly Move[]): Rule {
  return {
    id,
    title,
    find: (board) => among.filter((cell) => board[cell] === EMPTY),
    because: (_board, found) => `${what} is worth taking: ${or(found)}`,
    otherwise: `${what} is not to be had`,
  };
}

function leavesMeAFork(board: Board, { cell, answers }: Threat): boolean {
  const [answer, ...more] = answers;
  if (answer === undefined || more.length > 0) return false;
  const after = withMark(withMark(board, cell, MINE), answer, THEIRS);
  // The forced answer may itself threaten; then the fork must be the cell that stops it.
  const urgent = winningCells(after, THEIRS);
  return forkCells(after, MINE).some((fork) => urgent.every((stop) => stop === fork));
}

const me = (board: Board): string => moverLetter(board);
const them = (board: Board): string => (moverLetter(board) === 'X' ? 'O' : 'X');
const or = (moves: readonly Move[]): string => describeMoves(moves, 'or');
const and = (moves: readonly Move[]): string => describeMoves(moves, 'and');
