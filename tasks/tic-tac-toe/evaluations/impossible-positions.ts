import type { Evaluation } from '../../contract/index.js';
import { type Board, type Move } from '../board.js';
import { impossiblePositions } from '../enumeration.js';
import { share } from './share.js';

/** Whether the program notices a board that no game can reach. */
export const impossibleBoards: Evaluation<Board, Move> = {
  id: 'impossible-positions',
  title: 'Positions that cannot arise',
  reading:
    'The share of all boards with an empty cell that no game can reach (wrong counts, or play after the end) which the program answers as if nothing were wrong, instead of abstaining.',
  run: async (program) => {
    const boards = impossiblePositions();
    let answered = 0;
    for (const board of boards) {
      if ((await program.decide(board)).kind === 'answer') answered++;
    }
    return {
      summary: `The program answers ${answered} of ${boards.length} boards that cannot arise, and refuses the others.`,
      figures: [share('answered', answered, boards.length, 'lower-is-better')],
    };
  },
};
