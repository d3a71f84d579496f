import type { LoadedProgram } from '../../contract/index.js';
import { EMPTY, type Board, type Move } from '../board.js';

/** The move that a program makes, or nothing where it abstains or names a cell that is not empty. */
export async function legalAnswer(
  program: LoadedProgram<Board, Move>,
  board: Board,
): Promise<Move | undefined> {
  const decision = await program.decide(board);
  return decision.kind === 'answer' && board[decision.answer] === EMPTY ? decision.answer : undefined;
}
