import { type Evaluation, type LoadedProgram } from '../../contract/index.js';
import { createRandom, type Random } from '../../kit/random.js';
import { THEIRS, type Board, type Move } from '../board.js';
import { hasLine, legalMoves, play, startingBoard } from '../rules.js';
import { optimalMoves } from '../solver.js';
import { legalAnswer } from './answer.js';

/** Games against each opponent with each side: at a rate of one half, a 95 % interval of ±3 points. */
const GAMES_EACH_SIDE = 1_000;

/** Wins, draws and losses of the program. */
interface Score {
  wins: number;
  draws: number;
  losses: number;
}

/** An opponent: the moves among which it chooses, all equally likely. */
type Candidates = (board: Board) => readonly Move[];

/** Plays games against an opponent that picks at random among its candidates. */
async function playMatch(
  program: LoadedProgram<Board, Move>,
  candidates: Candidates,
  first: boolean,
  random: Random,
): Promise<Score> {
  const score: Score = { wins: 0, draws: 0, losses: 0 };
  for (let game = 0; game < GAMES_EACH_SIDE; game++) {
    let board = startingBoard();
    let toMove = first;
    for (;;) {
      if (hasLine(board, THEIRS)) {
        score[toMove ? 'losses' : 'wins']++;
        break;
      }
      if (legalMoves(board).length === 0) {
        score.draws++;
        break;
      }
      const move = toMove ? await legalAnswer(program, board) : pickOne(candidates(board), random);
      if (move === undefined) {
        score.losses++;
        break;
      }
      board = play(board, move);
      toMove = !toMove;
    }
  }
  return score;
}

const pickOne = (moves: readonly Move[], random: Random): Move => moves[random.integer(moves.length)]!;

function matchAgainst(opponent: 'random' | 'perfect', candidates: Candidates): Evaluation<Board, Move> {
  return {
    id: `match-${opponent}`,
    title: `Match against a ${opponent} player`,
    reading:
      opponent === 'random'
        ? 'The opponent makes any legal move, all equally likely: the more of its errors a program punishes, the more games it wins.'
        : 'The opponent makes any optimal move, all equally likely: the best that can be had is a draw in every game.',
    run: async (program, { seed }) => {
      const random = createRandom(seed, `tic-tac-toe against a ${opponent} player`);
      const asX = await playMatch(program, candidates, true, random);
      const asO = await playMatch(program, candidates, false, random);
      const tell = ({ wins, draws, losses }: Score) => `${wins} won, ${draws} drawn, ${losses} lost`;
      const figures = (side: string, { wins, draws, losses }: Score) =>
        [
          { title: `won as ${side}`, value: wins, unit: 'games', direction: 'higher-is-better' },
          { title: `drawn as ${side}`, value: draws, unit: 'games', direction: 'neither' },
          { title: `lost as ${side}`, value: losses, unit: 'games', direction: 'lower-is-better' },
        ] as const;
      return {
        summary: `Against a ${opponent} player, ${GAMES_EACH_SIDE.toLocaleString('en')} games with each side: as X ${tell(asX)}; as O ${tell(asO)}.`,
        figures: [...figures('X', asX), ...figures('O', asO)],
      };
    },
  };
}

/** 1,000 games with each side against a player who makes any legal move. */
export const randomMatch = matchAgainst('random', legalMoves);

/** 1,000 games with each side against a player who makes any optimal move. */
export const perfectMatch = matchAgainst('perfect', optimalMoves);
