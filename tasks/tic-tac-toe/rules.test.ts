import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { boardCode, boardFeatures, boardOfCode, formatBoard, MOVES, parseBoard } from './board.js';
import { impossiblePositions, openPositions, reachablePositions } from './enumeration.js';
import { isOver, legalMoves, play, startingBoard } from './rules.js';
import { gameValue, optimalMoves } from './solver.js';
import { equivalentMoves, SYMMETRIES, symmetryClass, turnBoard, turnMove, turnMoveBack } from './symmetry.js';

const anyBoard = fc.integer({ min: 0, max: 3 ** 9 - 1 }).map(boardOfCode);
const openBoard = fc.constantFrom(...openPositions());
const symmetry = fc.constantFrom(...SYMMETRIES);

describe('the known counts of the game', () => {
  it('has 5,478 reachable positions, 4,520 of them open, 627 of these up to symmetry', () => {
    expect(reachablePositions()).toHaveLength(5478);
    expect(openPositions()).toHaveLength(4520);
    expect(new Set(openPositions().map(symmetryClass)).size).toBe(627);
  });

  it('has 255,168 games', () => {
    const known = new Map<number, number>();
    const games = (board: Int8Array): number => {
      if (isOver(board)) return 1;
      const code = boardCode(board);
      const count =
        known.get(code) ?? legalMoves(board).reduce<number>((sum, move) => sum + games(play(board, move)), 0);
      known.set(code, count);
      return count;
    };
    expect(games(startingBoard())).toBe(255_168);
  });

  it('has a move that throws value away in 3,191 open positions', () => {
    const trapped = openPositions().filter((board) => optimalMoves(board).length < legalMoves(board).length);
    expect(trapped).toHaveLength(3191);
  });

  it('is a draw, and answers a lone corner with the centre only', () => {
    expect(gameValue(startingBoard())).toBe(0);
    expect(optimalMoves(parseBoard('X../.../...'))).toEqual([4]);
    expect(optimalMoves(parseBoard('X.O/.../...'))).not.toContain(4);
  });

  it('tells boards that cannot arise from those that can', () => {
    const reachable = new Set(reachablePositions().map(boardCode));
    const impossible = impossiblePositions();
    expect(impossible.length).toBeGreaterThan(10_000);
    expect(impossible.some((board) => reachable.has(boardCode(board)))).toBe(false);
  });
});

describe('boards', () => {
  it('survive notation, code and features', () => {
    fc.assert(
      fc.property(anyBoard, (board) => {
        expect(boardOfCode(boardCode(board))).toEqual(board);
        expect(boardFeatures.fromVector(boardFeatures.toVector(board))).toEqual(board);
      }),
    );
    for (const board of openPositions()) expect(parseBoard(formatBoard(board))).toEqual(board);
  });

  it('refuse what is no notation', () => {
    expect(() => parseBoard('XO/.../...')).toThrow(/three rows of X, O and \./);
  });

  it('are seen from the other side after a move, and left as they were', () => {
    const board = parseBoard('X../.O./...');
    expect(formatBoard(play(board, 8))).toBe('X../.O./..X');
    expect(formatBoard(board)).toBe('X../.O./...');
    expect(() => play(board, 0)).toThrow(RangeError);
  });
});

describe('symmetries', () => {
  it('are eight, and keep rules and values', () => {
    expect(new Set(SYMMETRIES.map(String)).size).toBe(8);
    fc.assert(
      fc.property(openBoard, symmetry, (board, turn) => {
        const turned = turnBoard(board, turn);
        expect(gameValue(turned)).toBe(gameValue(board));
        expect(symmetryClass(turned)).toBe(symmetryClass(board));
        expect(optimalMoves(turned)).toEqual(
          optimalMoves(board)
            .map((move) => turnMove(move, turn))
            .sort((a, b) => a - b),
        );
      }),
    );
  });

  it('turn moves there and back', () => {
    for (const turn of SYMMETRIES) {
      for (const move of MOVES) expect(turnMoveBack(turnMove(move, turn), turn)).toBe(move);
    }
  });

  it('make all corners of the empty board one move', () => {
    expect([...equivalentMoves(startingBoard(), 2)].sort()).toEqual([0, 2, 6, 8]);
    expect([...equivalentMoves(parseBoard('X../.../...'), 1)].sort()).toEqual([1, 3]);
  });
});
