import { boardCode, CELLS, THEIRS, type Board, type Move } from '../../tasks/tic-tac-toe/board.js';
import { hasLine, legalMoves, play } from '../../tasks/tic-tac-toe/rules.js';

/**
 * How decided the policy is to be. Outcomes lie a whole point apart, so at a tenth a move that wins is to be 20,000
 * times as probable as one that draws, and equally good ones stay equal.
 */
const TEMPERATURE = 0.1;

/** Gives one number a board, −1 to 1: how the game will end for the side to move. */
export type Value = (boards: readonly Board[]) => Float32Array;

/** What the network is to learn of one position. */
export interface Lesson {
  readonly board: Board;
  /** How probable each of the nine moves is to be. */
  readonly policy: Float32Array;
  /** What the position is to be worth to the side to move, −1 to 1. */
  readonly value: number;
  /** What each of the nine moves is worth; −∞ where a cell is taken. */
  readonly worth: Float32Array;
}

/**
 * What looking one move ahead says of positions: a finished game is worth what the rules say, any other what the
 * network itself takes it to be worth.
 *
 * To learn from one's own next estimate is temporal-difference learning, TD(0) (Sutton 1988, "Learning to predict by
 * the methods of temporal differences"); to teach the policy what a look ahead found is expert iteration (Anthony, Tian
 * and Barber 2017, "Thinking fast and slow with deep learning and tree search"). Nothing here looks further than one
 * move, so that what later moves are worth can come only from what the network has learned.
 */
export function lookAhead(boards: readonly Board[], value: Value): Lesson[] {
  const unfinished = new Map<number, Board>();
  for (const board of boards) {
    for (const move of legalMoves(board)) {
      const next = play(board, move);
      if (finalValue(next) === undefined) unfinished.set(boardCode(next), next);
    }
  }
  const estimates = value([...unfinished.values()]);
  const estimateOf = new Map([...unfinished.keys()].map((code, at) => [code, estimates[at]!]));
  const worthOf = (board: Board, move: Move): number => {
    const next = play(board, move);
    return -(finalValue(next) ?? estimateOf.get(boardCode(next))!);
  };
  return boards.map((board) => {
    const worth = new Float32Array(CELLS).fill(-Infinity);
    for (const move of legalMoves(board)) worth[move] = worthOf(board, move);
    const best = Math.max(...worth);
    const weights = worth.map((each) => Math.exp((each - best) / TEMPERATURE));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return { board, worth, value: best, policy: weights.map((weight) => weight / total) };
  });
}

/** What a finished game is worth to the side that would move next, or nothing where the game goes on. */
function finalValue(board: Board): number | undefined {
  if (hasLine(board, THEIRS)) return -1;
  return legalMoves(board).length === 0 ? 0 : undefined;
}
