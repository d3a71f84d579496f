import type { Random } from '../../tasks/kit/random.js';
import { CELLS, type Board, type Move } from '../../tasks/tic-tac-toe/board.js';
import { isOver, legalMoves, play, startingBoard } from '../../tasks/tic-tac-toe/rules.js';

/** The most random moves that a game may open with: with eight, every position can come up. */
const LONGEST_OPENING = 8;

/** Gives nine probabilities a board, one board after the other. */
export type Policy = (boards: readonly Board[]) => Float32Array;

/**
 * Lets the network play against itself, all games in step so that it is asked once a move.
 *
 * A game opens with none to eight random moves, so that positions come up which no sensible player would get into
 * (exploring starts: Sutton and Barto, Reinforcement Learning, 2018, section 5.3); then each side draws its moves from
 * the policy.
 *
 * @returns every position in which a move was chosen, in the order in which they came up, repeated ones included
 */
export function playAgainstItself(games: number, policy: Policy, random: Random): Board[] {
  const met: Board[] = [];
  let running = Array.from({ length: games }, () => ({
    board: startingBoard(),
    randomMoves: random.integer(LONGEST_OPENING + 1),
  }));
  while (running.length > 0) {
    const probabilities = policy(running.map(({ board }) => board));
    running = running
      .map(({ board, randomMoves }, game) => {
        met.push(board);
        const moves = legalMoves(board);
        const weights = moves.map((move) => (randomMoves > 0 ? 1 : probabilities[CELLS * game + move]!));
        return { board: play(board, drawMove(moves, weights, random)), randomMoves: randomMoves - 1 };
      })
      .filter(({ board }) => !isOver(board));
  }
  return met;
}

/** One move, each as likely as its weight; the last where all weights are zero. */
function drawMove(moves: readonly Move[], weights: readonly number[], random: Random): Move {
  let rest = random.uniform() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [at, weight] of weights.entries()) {
    rest -= weight;
    if (rest < 0) return moves[at]!;
  }
  return moves.at(-1)!;
}
