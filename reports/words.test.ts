import { expect, it } from 'vitest';

import { lower } from './words.js';

it.each([
  ['A network', 'a network'],
  ['Hand-written', 'hand-written'],
  ['MLP of two layers', 'MLP of two layers'],
  ['Österreich', 'österreich'],
  ['8-bit weights', '8-bit weights'],
  ['', ''],
])('a title within a sentence begins as a word there: %j', (title, within) => {
  expect(lower(title)).toBe(within);
});
