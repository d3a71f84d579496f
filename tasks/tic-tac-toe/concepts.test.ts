import { expect, it } from 'vitest';

import { parseBoard } from './board.js';
import { boardConcepts } from './concepts.js';

const trueOf = (notation: string) =>
  boardConcepts
    .filter((concept) => /^(wins|blocks|forks)/.test(concept.id) && concept.value(parseBoard(notation)) > 0)
    .map(({ id }) => id);

it('sees wins and blocks', () => {
  // X is to move: the third of the top row wins; the other side threatens the middle row.
  expect(trueOf('XX./OO./...')).toEqual(expect.arrayContaining(['wins-2', 'blocks-5']));
  expect(trueOf('XX./OO./...')).not.toContain('wins-5');
});

it('sees forks of either side', () => {
  expect(trueOf('X../.O./..X')).toEqual(expect.arrayContaining(['forks-for-them-2', 'forks-for-them-6']));
});

it('counts marks and free cells', () => {
  const marks = boardConcepts.find(({ id }) => id === 'marks')!;
  expect(marks.value(parseBoard('X.O/.../...'))).toBe(2);
  expect(boardConcepts.find(({ id }) => id === 'free-1')!.value(parseBoard('X.O/.../...'))).toBe(1);
});
