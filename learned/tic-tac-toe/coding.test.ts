import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { boardOfCode, EMPTY, parseBoard } from '../../tasks/tic-tac-toe/board.js';
import { decodePolicy, encodeBoard, INPUT_SIZE, legal, unmasked } from './coding.js';

const anyBoard = fc.integer({ min: 0, max: 3 ** 9 - 1 }).map(boardOfCode);
const anyPolicy = fc.float32Array({ minLength: 9, maxLength: 9, min: 0, max: 1, noNaN: true });

describe('the planes', () => {
  it('hold the board and nothing else', () => {
    fc.assert(
      fc.property(anyBoard, (board) => {
        const planes = encodeBoard(board);
        expect(planes).toHaveLength(INPUT_SIZE);
        expect(board.map((_, cell) => planes[cell]! - planes[9 + cell]!)).toEqual(board);
      }),
    );
  });
});

describe('the answer', () => {
  it('is the most probable empty cell, and refused where there is none', () => {
    fc.assert(
      fc.property(anyBoard, anyPolicy, (board, policy) => {
        const decision = decodePolicy(policy, board, legal);
        expect(decision.kind).toBe(board.includes(EMPTY) ? 'answer' : 'abstain');
        if (decision.kind === 'abstain') return;
        expect(board[decision.answer]).toBe(EMPTY);
        const allowed = policy.filter((_, cell) => board[cell] === EMPTY);
        expect(decision.confidence).toBe(Math.max(...allowed));
      }),
    );
  });

  it('may be a taken cell without the mask', () => {
    const policy = Float32Array.of(0.9, 0.1, 0, 0, 0, 0, 0, 0, 0);
    const board = parseBoard('X../.../...');
    expect(decodePolicy(policy, board, unmasked)).toMatchObject({ answer: 0 });
    expect(decodePolicy(policy, board, legal)).toMatchObject({ answer: 1 });
  });
});
