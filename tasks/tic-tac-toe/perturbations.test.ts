import { expect, it } from 'vitest';

import { createRandom } from '../kit/random.js';
import { boardCode } from './board.js';
import { impossiblePositions, openPositions } from './enumeration.js';
import { boardPerturbations } from './perturbations.js';
import { optimalMoves } from './solver.js';
import { SYMMETRIES, turnBoard } from './symmetry.js';

const random = createRandom(1, 'boards');
const boards = openPositions();
const symmetric = boardPerturbations.filter(({ kind }) => kind === 'symmetry');

it('the symmetries are all but the one that changes nothing, under their names', () => {
  const cells = Int8Array.from([1, 0, 0, -1, 0, 1, 0, 0, -1]);
  const turned = symmetric.flatMap((one) =>
    one.severities.map((_, severity) => boardCode(one.apply(cells, severity, random, []))),
  );
  expect(new Set([...turned, boardCode(cells)])).toEqual(
    new Set(SYMMETRIES.map((symmetry) => boardCode(turnBoard(cells, symmetry)))),
  );
  expect(turned).toHaveLength(7);
  const leftAndRight = symmetric[1]!;
  expect([leftAndRight.severities[0], ...leftAndRight.apply(cells, 0, random, [])]).toEqual([
    'left and right',
    ...[0, 0, 1, 1, 0, -1, -1, 0, 0],
  ]);
  expect([leftAndRight.severities[2], ...leftAndRight.apply(cells, 2, random, [])]).toEqual([
    'top and bottom',
    ...[0, 0, -1, -1, 0, 1, 1, 0, 0],
  ]);
});

it('what is right turns with the board', () => {
  for (const one of symmetric)
    for (const severity of one.severities.keys())
      for (const board of boards.filter((_, at) => at % 7 === 0))
        expect(one.truth!(optimalMoves(board), severity).toSorted()).toEqual(
          optimalMoves(one.apply(board, severity, random, [])).toSorted(),
        );
});

it('a move says the same as the one that it was turned from, and as one equal to it', () => {
  const [turned] = symmetric;
  const empty = boards[0]!;
  expect(turned!.same!(0, 2, empty, 0)).toBe(true);
  // On the empty board every corner is one move, and the centre another.
  expect(turned!.same!(0, 0, empty, 0)).toBe(true);
  expect(turned!.same!(0, 4, empty, 0)).toBe(false);
});

it('boards that cannot arise differ in so many cells from one that can', () => {
  const impossible = new Set(impossiblePositions().map(boardCode));
  const cannotArise = boardPerturbations.find(({ kind }) => kind === 'impossible')!;
  for (const severity of cannotArise.severities.keys())
    for (const board of boards.filter((_, at) => at % 11 === 0)) {
      const before = boardCode(board);
      const changed = cannotArise.apply(board, severity, random, []);
      expect(impossible.has(boardCode(changed))).toBe(true);
      expect(changed.filter((mark, cell) => mark !== board[cell])).toHaveLength(severity + 1);
      expect(boardCode(board)).toBe(before);
    }
});
