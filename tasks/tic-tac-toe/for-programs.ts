/** What the author of a program for tic-tac-toe imports, as `rules-vs-weights/tasks/tic-tac-toe`. */
export {
  BOARD_SIDE,
  boardCells,
  boardFeatures,
  CELLS,
  EMPTY,
  formatBoard,
  LINES,
  MINE,
  MOVES,
  moverLetter,
  parseBoard,
  THEIRS,
  type Board,
  type Line,
  type Move,
  type Owner,
} from './board.js';
export { hasLine, isOver, legalMoves, play, startingBoard } from './rules.js';
export { SYMMETRIES, turnBoard, turnMove, turnMoveBack, type Symmetry } from './symmetry.js';
export { describeMove, describeMoves } from './words.js';
