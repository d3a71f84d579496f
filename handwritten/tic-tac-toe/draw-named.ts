import type { Decision } from '../../tasks/contract/index.js';
import type { Board, Move } from '../../tasks/tic-tac-toe/board.js';
import { drawBoard } from '../../tasks/tic-tac-toe/drawing.js';
import { Sight } from './facts.js';
import { TACTICS } from './rules.js';

/**
 * Draws a decision with the cells that the first tactic to apply named, among which it was; where none applies, the cells are
 * only worth more or less, and none is pointed out.
 *
 * @returns an `svg` element
 */
export function drawNamed(board: Board, decision: Decision<Move>): string {
  const facts = new Sight(board);
  const named = TACTICS.map((tactic) => tactic.says(facts, undefined)).find((cells) => cells.length > 0);
  return drawBoard(board, decision.kind === 'answer' ? { answer: decision.answer } : {}, named);
}
