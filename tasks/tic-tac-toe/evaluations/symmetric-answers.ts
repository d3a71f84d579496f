import type { Evaluation } from '../../contract/index.js';
import { boardCode, type Board, type Move } from '../board.js';
import { openPositions } from '../enumeration.js';
import { sameMove, SYMMETRIES, turnBoard } from '../symmetry.js';
import { share } from './share.js';

/** Whether the program answers alike when the board is turned or mirrored. */
export const symmetricAnswers: Evaluation<Board, Move> = {
  id: 'symmetric-answers',
  title: 'Equal answers on turned boards',
  reading:
    'The share of all positions in which the answers to the eight turned and mirrored boards are one and the same move, once turned back; moves that the position itself makes equal count as the same. A lower share need not be an error: two moves may be equally good.',
  run: async (program) => {
    const boards = openPositions();
    const answers = new Map<number, Move | undefined>();
    for (const board of boards) {
      const decision = await program.decide(board);
      answers.set(boardCode(board), decision.kind === 'answer' ? decision.answer : undefined);
    }
    const equal = boards.filter((board) => answersAlike(board, answers)).length;
    return {
      summary: `In ${equal} of ${boards.length} positions the program answers alike on all eight turned boards.`,
      figures: [share('equal answers', equal, boards.length, 'higher-is-better')],
    };
  },
};

function answersAlike(board: Board, answers: ReadonlyMap<number, Move | undefined>): boolean {
  const answer = answers.get(boardCode(board));
  return SYMMETRIES.every((symmetry) => {
    const turned = answers.get(boardCode(turnBoard(board, symmetry)));
    return turned === undefined || answer === undefined
      ? turned === answer
      : sameMove(board, answer, turned, symmetry);
  });
}
