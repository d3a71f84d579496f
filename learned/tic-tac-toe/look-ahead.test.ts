import { describe, expect, it } from 'vitest';

import { createRandom } from '../../tasks/kit/random.js';
import { boardCode, formatBoard, parseBoard, type Board } from '../../tasks/tic-tac-toe/board.js';
import { openPositions } from '../../tasks/tic-tac-toe/enumeration.js';
import { lookAhead } from './look-ahead.js';
import { playAgainstItself } from './self-play.js';

const unknowing = (boards: readonly Board[]) => new Float32Array(boards.length);
const indifferent = (boards: readonly Board[]) => new Float32Array(9 * boards.length).fill(1 / 9);

describe('the look ahead', () => {
  it('asks for what is one move away, and not for finished games', () => {
    const asked: string[] = [];
    lookAhead([parseBoard('XX./OO./X.O')], (boards) => {
      asked.push(...boards.map(formatBoard));
      return unknowing(boards);
    });
    expect(asked.sort()).toEqual(['XX./OO./XXO', 'XX./OOX/X.O']);
  });

  it('knows a finished game by the rules', () => {
    const [lesson] = lookAhead([parseBoard('XX./OO./...')], unknowing);
    expect(lesson!.value).toBe(1);
    expect(lesson!.policy[2]).toBeGreaterThan(0.99);
    expect(lesson!.worth[0]).toBe(-Infinity);
    expect(lesson!.policy[0]).toBe(0);
  });

  it('takes what is good for the other side as bad for the mover', () => {
    const best = boardCode(parseBoard('X../.../...'));
    const [lesson] = lookAhead([parseBoard('.../.../...')], (boards) =>
      Float32Array.from(boards, (board) => (boardCode(board) === best ? -0.5 : 0.5)),
    );
    expect(lesson!.value).toBeCloseTo(0.5);
    expect(lesson!.policy.indexOf(Math.max(...lesson!.policy))).toBe(0);
  });
});

describe('self-play', () => {
  it('repeats with its seed, and meets only positions of the game', () => {
    const met = playAgainstItself(50, indifferent, createRandom(3, 'games'));
    expect(playAgainstItself(50, indifferent, createRandom(3, 'games'))).toEqual(met);
    expect(playAgainstItself(50, indifferent, createRandom(4, 'games'))).not.toEqual(met);
    const open = new Set(openPositions().map(boardCode));
    expect(met.every((board) => open.has(boardCode(board)))).toBe(true);
  });

  it('comes by almost every position, however decided the policy is', () => {
    const stubborn = (boards: readonly Board[]) =>
      Float32Array.from({ length: 9 * boards.length }, (_, at) => (at % 9 === 0 ? 1 : 1e-9));
    const met = playAgainstItself(4_000, stubborn, createRandom(1, 'games'));
    expect(new Set(met.map(boardCode)).size).toBeGreaterThan(3500);
  });
});
