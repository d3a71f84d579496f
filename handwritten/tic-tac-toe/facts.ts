import { EMPTY, MINE, moverLetter, THEIRS, type Board, type Move } from '../../tasks/tic-tac-toe/board.js';
import { hasLine } from '../../tasks/tic-tac-toe/rules.js';
import { forkCells, threats, winningCells, withMark, type Threat } from './patterns.js';

/** Some cells of the board, in reading order. */
export type Cells = readonly Move[];

/** What a player sees on a board; the rules know nothing else. */
export interface Facts {
  /** Whose turn it is. */
  readonly mover: 'X' | 'O';
  readonly threeInARow: boolean;
  readonly full: boolean;
  /** Cells that complete three in a row, for the side to move or for the other. */
  readonly myWins: Cells;
  readonly theirWins: Cells;
  /** Cells where two open lines of a side cross. */
  readonly myForks: Cells;
  readonly theirForks: Cells;
  /** Marks that threaten a line, and whose one answer leaves the side to move a fork. */
  readonly forcingMarks: Cells;
  /** Forks of theirs which, taken, leave them none. */
  readonly onlyForks: Cells;
  /** Where they have forks: marks that threaten a line, and whose answer is none of these forks. */
  readonly diversions: Cells;
  readonly freeCentre: Cells;
  readonly freeCorners: Cells;
  readonly freeSides: Cells;
}

/** The facts of a board, each looked for only when a rule reads it: most positions need but the first of them. */
export class Sight implements Facts {
  constructor(private readonly board: Board) {}

  get mover(): 'X' | 'O' {
    return moverLetter(this.board);
  }

  get threeInARow(): boolean {
    return hasLine(this.board, MINE) || hasLine(this.board, THEIRS);
  }

  get full(): boolean {
    return !this.board.includes(EMPTY);
  }

  get myWins(): Cells {
    return winningCells(this.board, MINE);
  }

  get theirWins(): Cells {
    return winningCells(this.board, THEIRS);
  }

  get myForks(): Cells {
    return forkCells(this.board, MINE);
  }

  get theirForks(): Cells {
    return forkCells(this.board, THEIRS);
  }

  get forcingMarks(): Cells {
    return threats(this.board, MINE)
      .filter((threat) => leavesMeAFork(this.board, threat))
      .map(({ cell }) => cell);
  }

  get onlyForks(): Cells {
    return this.theirForks.filter((cell) => forkCells(withMark(this.board, cell, MINE), THEIRS).length === 0);
  }

  get diversions(): Cells {
    const forks = this.theirForks;
    if (forks.length === 0) return [];
    return threats(this.board, MINE)
      .filter(({ answers }) => answers.every((answer) => !forks.includes(answer)))
      .map(({ cell }) => cell);
  }

  get freeCentre(): Cells {
    return this.freeAmong(CENTRE);
  }

  get freeCorners(): Cells {
    return this.freeAmong(CORNERS);
  }

  get freeSides(): Cells {
    return this.freeAmong(SIDES);
  }

  private freeAmong(cells: Cells): Cells {
    return cells.filter((cell) => this.board[cell] === EMPTY);
  }
}

const CENTRE: Cells = [4];
const CORNERS: Cells = [0, 2, 6, 8];
const SIDES: Cells = [1, 3, 5, 7];

function leavesMeAFork(board: Board, { cell, answers }: Threat): boolean {
  const [answer, ...more] = answers;
  if (answer === undefined || more.length > 0) return false;
  const after = withMark(withMark(board, cell, MINE), answer, THEIRS);
  // The forced answer may itself threaten; then the fork must be the cell that stops it.
  const urgent = winningCells(after, THEIRS);
  return forkCells(after, MINE).some((fork) => urgent.every((stop) => stop === fork));
}
