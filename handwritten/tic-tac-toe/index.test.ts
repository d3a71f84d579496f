import { describe, expect, it } from 'vitest';

import type { LoadedProgram, RuleTrace } from '../../tasks/contract/index.js';
import { MINE, parseBoard, THEIRS, type Board, type Move } from '../../tasks/tic-tac-toe/board.js';
import { impossiblePositions, openPositions } from '../../tasks/tic-tac-toe/enumeration.js';
import { walkGameTree } from '../../tasks/tic-tac-toe/evaluations/walk-tree.js';
import { ticTacToe } from '../../tasks/tic-tac-toe/index.js';
import { legalMoves } from '../../tasks/tic-tac-toe/rules.js';
import { optimalMoves } from '../../tasks/tic-tac-toe/solver.js';
import { shareOf, tamper } from '../test-traces.js';
import { handwrittenTicTacToe } from './index.js';
import { forkCells, threats, winningCells, withMark } from './patterns.js';

const load = (...withoutRuleGroups: string[]) =>
  handwrittenTicTacToe.load({ runtime: 'v8', withoutRuleGroups });

const boards = openPositions();

function errors(program: LoadedProgram<Board, Move>): string[] {
  return boards
    .filter((board) => {
      const decision = program.decide(board);
      return !(
        'kind' in decision &&
        decision.kind === 'answer' &&
        optimalMoves(board).includes(decision.answer)
      );
    })
    .map(String);
}

describe('the nine rules', () => {
  it('are optimal in all 4,520 positions', async () => {
    expect(errors(await load())).toEqual([]);
  });

  it('never lose a game, on either side', async () => {
    const program = await load();
    for (const first of [true, false]) {
      const walk = await walkGameTree(program, first);
      expect(walk.games).toBeGreaterThan(50);
      expect(walk.losses).toBe(0);
    }
  });

  it('need each other: without any one, some position goes wrong', async () => {
    for (const { id } of handwrittenTicTacToe.ruleGroups!) {
      // In the positions of the data set the game is never over.
      if (id === 'game-over') continue;
      expect(errors(await load(id)), id).not.toEqual([]);
    }
  });

  it('refuse when there is no move to choose', async () => {
    const program = await load();
    expect(program.decide(parseBoard('XXX/OO./...'))).toEqual({
      kind: 'abstain',
      reason: 'there are three in a row already',
    });
    expect(program.decide(parseBoard('XOX/XOO/OXX'))).toEqual({
      kind: 'abstain',
      reason: 'no cell is empty',
    });
  });

  it('refuse an unknown rule group in one line', async () => {
    await expect(load('forks')).rejects.toThrow(/unknown rule group "forks"; use one of game-over, win/);
  });

  it('leave the board as it was', async () => {
    const program = await load();
    const board = parseBoard('X.O/.../...');
    const before = board.slice();
    await program.decide(board);
    await program.explain(board);
    expect(board).toEqual(before);
  });
});

describe('the trace', () => {
  it('gives the decision again on every board, possible or not', async () => {
    const program = await load();
    for (const board of [...boards, ...impossiblePositions()]) {
      const trace = (await program.explain(board)) as RuleTrace;
      expect(program.replay!(trace)).toEqual(await program.decide(board));
    }
  });

  it('gives the decision again with any rule switched off', async () => {
    for (const { id } of handwrittenTicTacToe.ruleGroups!) {
      const program = await load(id);
      for (const board of boards.filter((_, at) => at % 10 === 0)) {
        const trace = (await program.explain(board)) as RuleTrace;
        expect(program.replay!(trace)).toEqual(await program.decide(board));
      }
    }
  });

  it('rests on each of its steps: a rule that was not asked, or saw nothing, leads no further', async () => {
    const program = await load();
    for (const board of boards.filter((_, at) => at % 10 === 0)) {
      const { without, emptied } = await tamper(program, board);
      expect(shareOf('a refusal', [...without, ...emptied])).toBe(1);
    }
  });

  it('takes the move from the cells that the steps hold', async () => {
    const program = await load();
    const { steps } = (await program.explain(parseBoard('X.O/.../...'))) as RuleTrace;
    const fork = steps.map((step) =>
      step.rule === 'fork' ? { ...step, facts: { ...step.facts, myForks: '7' } } : step,
    );
    expect(program.replay!({ kind: 'trace', steps: fork.slice(0, 3) })).toEqual({
      kind: 'answer',
      answer: 7,
    });
    // The rules after it are not reached then.
    expect(() => program.replay!({ kind: 'trace', steps: fork })).toThrow('names the rule "force-a-fork"');
  });

  it('names the rules in the order in which they were reached', async () => {
    const { steps } = (await (await load()).explain(parseBoard('X.O/.../...'))) as RuleTrace;
    expect(steps.map(({ rule }) => rule)).toEqual([
      'win',
      'block',
      'fork',
      'force-a-fork',
      'centre',
      'corner',
    ]);
    expect(steps[3]!.because).toMatch(/^a mark at .* is a threat with one answer/);
  });
});

describe('the patterns', () => {
  it('see wins, forks and threats', () => {
    const board = parseBoard('X../.O./..X');
    expect(winningCells(board, THEIRS)).toEqual([]);
    expect(forkCells(board, THEIRS)).toEqual([2, 6]);
    expect(threats(board, MINE)).toContainEqual({ cell: 1, answers: [7] });
    expect(winningCells(withMark(board, 1, MINE), MINE)).toEqual([7]);
  });
});

describe('the reference of the task', () => {
  it('is what the textbook rules get', () => {
    const right = boards.filter((board) => optimalMoves(board).includes(textbookMove(board))).length;
    expect(right / boards.length).toBe(ticTacToe.reference!.accuracy);
  });
});

/** The eight rules of the textbook, literally; the first cell in reading order where a rule names several. */
function textbookMove(board: Board): Move {
  const free = legalMoves(board);
  const corners = free.filter((cell) => [0, 2, 6, 8].includes(cell));
  const forks = forkCells(board, THEIRS);
  const diversion = threats(board, MINE).find(({ cell, answers }) => {
    const left = forkCells(withMark(board, cell, MINE), THEIRS);
    return answers.every((answer) => !left.includes(answer));
  })?.cell;
  const candidates = [
    winningCells(board, MINE),
    winningCells(board, THEIRS),
    forkCells(board, MINE),
    // "If they could fork, take that cell; if in several, make two in a row whose answer is no fork."
    forks.length > 1 && diversion !== undefined ? [diversion] : forks,
    free.filter((cell) => cell === 4),
    corners.filter((cell) => board[8 - cell] === THEIRS),
    corners,
    free,
  ];
  return candidates.find((cells) => cells.length > 0)![0]!;
}
