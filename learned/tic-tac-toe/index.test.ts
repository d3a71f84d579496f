import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { boardFeatures, EMPTY, parseBoard } from '../../tasks/tic-tac-toe/board.js';
import { openPositions } from '../../tasks/tic-tac-toe/enumeration.js';
import { walkGameTree } from '../../tasks/tic-tac-toe/evaluations/walk-tree.js';
import { optimalMoves } from '../../tasks/tic-tac-toe/solver.js';
import { learnedTicTacToe, type LoadedTicTacToe } from './index.js';

const boards = openPositions();
let program: LoadedTicTacToe;

beforeAll(async () => {
  program = await learnedTicTacToe.load({ runtime: 'wasm' });
});

afterAll(() => program.dispose());

describe('the shipped network', () => {
  it('chooses an optimal move in at least 99.5 % of all positions', async () => {
    let right = 0;
    for (const board of boards) {
      const decision = await program.decide(board);
      if (decision.kind === 'answer' && optimalMoves(board).includes(decision.answer)) right++;
    }
    expect(right / boards.length).toBeGreaterThanOrEqual(0.995);
  });

  it('never loses a game, on either side', async () => {
    expect((await walkGameTree(program, true)).losses).toBe(0);
    expect((await walkGameTree(program, false)).losses).toBe(0);
  });

  it('has learned to leave taken cells alone, and is masked where it would not', async () => {
    let illegal = 0;
    for (const board of boards) {
      const decision = await program.decideUnmasked(board);
      if (decision.kind === 'answer' && board[decision.answer] !== EMPTY) illegal++;
    }
    expect(illegal / boards.length).toBeLessThan(0.01);
    expect(await program.decide(parseBoard('XOX/XOO/OXX'))).toMatchObject({ kind: 'abstain' });
    expect(await program.decideUnmasked(parseBoard('XOX/XOO/OXX'))).toMatchObject({ kind: 'answer' });
  });

  it('explains a win by the marks that it completes', async () => {
    const board = parseBoard('XX./OO./...');
    const explanation = await program.explain(board);
    if (explanation.kind !== 'attribution') throw new Error('expected an attribution');
    expect(explanation.values).toHaveLength(boardFeatures.toVector(board).length);
    expect(explanation.values[0]).toBeGreaterThan(0);
    expect(explanation.values[1]).toBeGreaterThan(0);
  });

  it('has a manifest that names no data but its own games', async () => {
    const network = await learnedTicTacToe.network!();
    expect(network.weights).toBe(18 * 128 + 128 + 128 * 128 + 128 + 128 * 10 + 10);
    expect(network.manifest).toMatchObject({ task: 'tic-tac-toe', data: { id: 'self-play' } });
  });
});
