import type { Decision, Evaluation, LoadedProgram } from '../../contract/index.js';
import { EMPTY, type Board, type Move } from '../board.js';
import { openPositions } from '../enumeration.js';
import { share } from './share.js';

/**
 * A program whose {@link LoadedProgram.decide} chooses among the empty cells only, and which can also say what it
 * would have answered without that mask.
 */
export interface UnmaskedProgram extends LoadedProgram<Board, Move> {
  decideUnmasked(board: Board): Decision<Move> | Promise<Decision<Move>>;
}

/** How often the program, left to itself, names a cell that is taken. */
export const illegalMoves: Evaluation<Board, Move> = {
  id: 'illegal-moves',
  title: 'Illegal moves',
  reading:
    'The share of all positions in which the program names a cell that is not empty, before anything forbids it that: does it know the rules of the game?',
  run: async (program) => {
    const masked = isUnmasked(program);
    const boards = openPositions();
    let illegal = 0;
    for (const board of boards) {
      const decision = await (masked ? program.decideUnmasked(board) : program.decide(board));
      if (decision.kind === 'answer' && board[decision.answer] !== EMPTY) illegal++;
    }
    return {
      summary: `${illegal} of ${boards.length} answers are illegal${masked ? ' before the mask' : ''}.`,
      figures: [share('illegal answers', illegal, boards.length, 'lower-is-better')],
    };
  },
};

function isUnmasked(program: LoadedProgram<Board, Move>): program is UnmaskedProgram {
  return 'decideUnmasked' in program;
}
