import { expect, it } from 'vitest';

import { findOperators } from './count-blocks.js';

it('tells operators apart and finds them in order', () => {
  const source = 'const f = (a) => { a += 1; a++; return a < 3 && a * 2 === 4; };';
  expect(findOperators(source).map(({ kind }) => kind)).toEqual([
    'arithmetic',
    'arithmetic',
    'comparisons',
    'comparisons',
    'arithmetic',
  ]);
});
