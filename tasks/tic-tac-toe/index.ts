import type { Decision, Example, Task } from '../contract/index.js';
import { boardCells, boardFeatures, formatBoard, type Board, type Move } from './board.js';
import { boardConcepts } from './concepts.js';
import { drawBoard } from './drawing.js';
import { illegalMoves } from './evaluations/illegal-moves.js';
import { impossibleBoards } from './evaluations/impossible-positions.js';
import { perfectMatch, randomMatch } from './evaluations/match-play.js';
import { symmetricAnswers } from './evaluations/symmetric-answers.js';
import { gameTreeProof } from './evaluations/walk-tree.js';
import { boardMeaningless } from './meaningless.js';
import { boardPerturbations } from './perturbations.js';
import { positions } from './positions.js';
import { describeMove, describeMoves } from './words.js';

/** Which move is best in this position? Any move that keeps the position's value is right. */
export const ticTacToe: Task<Board, Move, readonly Move[]> = {
  id: 'tic-tac-toe',
  title: 'Tic-tac-toe',
  summary:
    'A position of tic-tac-toe in which there is a move to choose; the answer is a cell. It is right when it is optimal: it wins where a win can be forced, and draws where a draw can. All 4,520 such positions are asked, also those that no sensible player would ever get into, so the accuracy has no sampling error. Beyond it the program plays every possible game, and matches against a random and a perfect player.',
  floor: {
    title: 'any legal move',
    accuracy: 0.5796502317741182,
    source:
      'mean share of optimal moves among the legal ones over all 4,520 positions; index.test.ts computes it again',
  },
  reference: {
    title: 'the textbook rules, taken literally',
    accuracy: 4479 / 4520,
    source:
      'win, block, fork, block a fork, centre, opposite corner, corner, side (Newell and Simon, Human Problem Solving, 1972; Crowley and Siegler, Cognitive Science 17, 1993), with the best of the readings of "block a fork", over all 4,520 positions',
  },
  dataSets: [positions],
  features: boardFeatures,
  groups: boardCells,
  concepts: boardConcepts,
  perturbations: boardPerturbations,
  meaningless: boardMeaningless,
  score: scoreMove,
  describeAnswer: describeMove,
  describeTruth: (truth) => describeMoves(truth, 'or'),
  draw: drawBoard,
  tryInPage: {
    title: 'Play against both',
    reading:
      'Choose a side and an opponent. Both programs say what they would play in the position that one of them has to move in.',
    module: new URL('./in-page.js', import.meta.url).href,
    write: formatBoard,
  },
  evaluations: [gameTreeProof, randomMatch, perfectMatch, illegalMoves, symmetricAnswers, impossibleBoards],
};

/** True when the program answered, and with an optimal move. */
function scoreMove(decision: Decision<Move>, example: Example<Board, readonly Move[]>): boolean {
  return decision.kind === 'answer' && example.truth.includes(decision.answer);
}
