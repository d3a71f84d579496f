import util from 'node:util';
import { afterEach, expect, test } from 'vitest';

import { supplyRemovedUtilFunctions } from './removed-util-functions.js';

const functions = util as unknown as Record<string, unknown>;
const original = functions['isNullOrUndefined'];
afterEach(() => {
  if (original) functions['isNullOrUndefined'] = original;
});

test('puts back what Node lacks, in its old meaning, and leaves the rest alone', () => {
  const present = functions['isArray'];
  delete functions['isNullOrUndefined'];
  expect(supplyRemovedUtilFunctions()).toEqual(
    present ? ['isNullOrUndefined'] : ['isNullOrUndefined', 'isArray'],
  );
  const supplied = functions['isNullOrUndefined'] as (value: unknown) => boolean;
  expect([null, undefined, 0, '', false].map(supplied)).toEqual([true, true, false, false, false]);
  if (present) expect(functions['isArray']).toBe(present);
  expect(supplyRemovedUtilFunctions()).toEqual([]);
});
