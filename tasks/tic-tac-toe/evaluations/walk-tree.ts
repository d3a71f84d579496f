import type { Evaluation, LoadedProgram } from '../../contract/index.js';
import { THEIRS, type Board, type Move } from '../board.js';
import { drawBoard } from '../drawing.js';
import { hasLine, legalMoves, play, startingBoard } from '../rules.js';
import { describeMove } from '../words.js';
import { legalAnswer } from './answer.js';

/** How the games of one program against every possible opponent ended. */
export interface TreeWalk {
  games: number;
  wins: number;
  draws: number;
  /** Lost on the board, or by an abstention or an illegal move. */
  losses: number;
  /** The moves of the shortest game that the program lost; of two equally short ones the first. */
  shortestLoss?: readonly Move[];
}

/**
 * Plays a program from the empty board, as one side, against every possible sequence of replies.
 *
 * As the program keeps no state, this is a proof: if no game is lost, no opponent can beat it.
 *
 * @param first true to let the program play X
 */
export async function walkGameTree(program: LoadedProgram<Board, Move>, first: boolean): Promise<TreeWalk> {
  const walk: TreeWalk = { games: 0, wins: 0, draws: 0, losses: 0 };
  const lose = (line: readonly Move[]) => {
    walk.games++;
    walk.losses++;
    if (!walk.shortestLoss || line.length < walk.shortestLoss.length) walk.shortestLoss = line;
  };
  const visit = async (board: Board, line: readonly Move[], toMove: boolean): Promise<void> => {
    const moves = legalMoves(board);
    if (hasLine(board, THEIRS)) {
      if (toMove) lose(line);
      else {
        walk.games++;
        walk.wins++;
      }
    } else if (moves.length === 0) {
      walk.games++;
      walk.draws++;
    } else if (toMove) {
      const move = await legalAnswer(program, board);
      if (move === undefined) lose(line);
      else await visit(play(board, move), [...line, move], false);
    } else {
      for (const move of moves) await visit(play(board, move), [...line, move], true);
    }
  };
  await visit(startingBoard(), [], first);
  return walk;
}

/** A proof that the program never loses, or the shortest line that beats it. */
export const gameTreeProof: Evaluation<Board, Move> = {
  id: 'game-tree',
  title: 'Every possible game',
  reading:
    'The program plays both sides from the empty board against every possible sequence of replies; with no loss among them, no opponent can beat it. An abstention or an illegal move loses the game.',
  run: async (program) => {
    const asX = await walkGameTree(program, true);
    const asO = await walkGameTree(program, false);
    const losses = asX.losses + asO.losses;
    const shortest = [asX.shortestLoss, asO.shortestLoss]
      .filter((line) => line !== undefined)
      .sort((a, b) => a.length - b.length)[0];
    return {
      summary: shortest
        ? `The program can be beaten: it loses ${losses} of ${asX.games + asO.games} games; the shortest takes ${shortest.length} moves: ${shortest.map(describeMove).join(', ')}.`
        : `Nobody can beat the program: it loses none of the ${asX.games} games that can arise when it plays X and none of the ${asO.games} when it plays O.`,
      figures: [
        { title: 'games as X', value: asX.games, unit: 'games', direction: 'neither' },
        { title: 'losses as X', value: asX.losses, unit: 'games', direction: 'lower-is-better' },
        { title: 'games as O', value: asO.games, unit: 'games', direction: 'neither' },
        { title: 'losses as O', value: asO.losses, unit: 'games', direction: 'lower-is-better' },
      ],
      drawings: shortest ? drawLine(shortest) : [],
    };
  },
};

/** The boards of a game, each with the move that was made on it, and the last as it was left. */
function drawLine(line: readonly Move[]): string[] {
  const drawings: string[] = [];
  let board = startingBoard();
  for (const answer of line) {
    drawings.push(drawBoard(board, { answer }));
    board = play(board, answer);
  }
  return [...drawings, drawBoard(board)];
}
