import { describe, expect, it } from 'vitest';

import type { EvaluationResult, LoadedProgram } from '../../contract/index.js';
import type { Board, Move } from '../board.js';
import { legalMoves } from '../rules.js';
import { optimalMoves } from '../solver.js';
import { illegalMoves, type UnmaskedProgram } from './illegal-moves.js';
import { impossibleBoards } from './impossible-positions.js';
import { perfectMatch, randomMatch } from './match-play.js';
import { symmetricAnswers } from './symmetric-answers.js';
import { gameTreeProof, walkGameTree } from './walk-tree.js';

function program(decide: (board: Board) => Move | undefined): LoadedProgram<Board, Move> {
  return {
    decide: (board) => {
      const answer = decide(board);
      return answer === undefined ? { kind: 'abstain' } : { kind: 'answer', answer };
    },
    explain: () => ({ kind: 'trace', steps: [] }),
    dispose: () => undefined,
  };
}

const perfect = program((board) => optimalMoves(board)[0]);
const firstCell = program((board) => legalMoves(board)[0]);
/** These evaluations make their own positions. */
const context = (seed: number) => ({ seed, examples: [] });
const always = (move: Move) => program(() => move);
const figure = (result: EvaluationResult, title: string) =>
  result.figures.find((each) => each.title === title)?.value;

describe('the walk of the game tree', () => {
  it('proves a perfect player safe', async () => {
    const result = await gameTreeProof.run(perfect, context(1));
    expect(figure(result, 'losses as X')).toBe(0);
    expect(figure(result, 'losses as O')).toBe(0);
    expect(result.drawings).toEqual([]);
    expect(result.summary).toMatch(/^Nobody can beat/);
  });

  it('counts every game', async () => {
    const walk = await walkGameTree(perfect, false);
    expect(walk.wins + walk.draws + walk.losses).toBe(walk.games);
  });

  it('finds the shortest line that beats a player', async () => {
    const walk = await walkGameTree(firstCell, false);
    expect(walk.shortestLoss).toHaveLength(5);
    const result = await gameTreeProof.run(firstCell, context(1));
    expect(result.drawings).toHaveLength(6);
    expect(result.summary).toMatch(/can be beaten/);
  });

  it('takes an abstention and an illegal move as a loss', async () => {
    expect(
      await walkGameTree(
        program(() => undefined),
        true,
      ),
    ).toMatchObject({ games: 1, losses: 1 });
    expect((await walkGameTree(always(0), true)).wins).toBe(0);
  });
});

describe('match play', () => {
  it('repeats with its seed and changes with another', async () => {
    const first = await randomMatch.run(firstCell, context(7));
    expect(await randomMatch.run(firstCell, context(7))).toEqual(first);
    expect(await randomMatch.run(firstCell, context(8))).not.toEqual(first);
  });

  it('ends in draws between perfect players, and in none lost against a random one', async () => {
    const draws = await perfectMatch.run(perfect, context(1));
    expect(figure(draws, 'drawn as X')).toBe(1000);
    expect(figure(draws, 'drawn as O')).toBe(1000);
    const random = await randomMatch.run(perfect, context(1));
    expect(figure(random, 'lost as X')).toBe(0);
    expect(figure(random, 'won as X')).toBeGreaterThan(800);
  });
});

describe('the other evaluations', () => {
  it('count illegal moves, before the mask where there is one', async () => {
    expect(figure(await illegalMoves.run(perfect, context(1)), 'illegal answers')).toBe(0);
    const masked: UnmaskedProgram = {
      ...perfect,
      decideUnmasked: () => ({ kind: 'answer', answer: 4 }),
    };
    const raw = figure(await illegalMoves.run(masked, context(1)), 'illegal answers');
    expect(raw).toBe(figure(await illegalMoves.run(always(4), context(1)), 'illegal answers'));
    expect(raw).toBeGreaterThan(0.5);
  });

  it('find the centre alike on all turned boards, and the top left corner not', async () => {
    expect(figure(await symmetricAnswers.run(always(4), context(1)), 'equal answers')).toBe(1);
    const corner = figure(await symmetricAnswers.run(always(0), context(1)), 'equal answers')!;
    expect(corner).toBeGreaterThan(0);
    expect(corner).toBeLessThan(0.1);
  });

  it('see who answers on boards that cannot arise', async () => {
    expect(figure(await impossibleBoards.run(always(4), context(1)), 'answered')).toBe(1);
    expect(
      figure(
        await impossibleBoards.run(
          program(() => undefined),
          context(1),
        ),
        'answered',
      ),
    ).toBe(0);
  });
});
