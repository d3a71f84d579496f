import { rule, type VotingRule } from './rule.js';

/** What straight cuts through the digit say: how many strokes they cross. */
export const CROSSING_RULES: readonly VotingRule[] = [
  // Roof, waist and foot one above the other: no zero, one or seven, and of the fours only those with odd tops.
  rule(
    'crossings',
    'three-floors',
    ['floors'],
    (f) => f.floors >= 3,
    { 0: -2, 1: -2, 4: -1, 7: -2 },
    (f) => `strokes on ${f.floors} floors: a cut down the middle crosses that many`,
  ),
  // Threes and fives always have three floors at one place or other of the middle.
  rule(
    'crossings',
    'two-floors',
    ['floors'],
    (f) => f.floors === 2,
    { 0: 1, 7: 1, 3: -3, 5: -3, 8: -1 },
    () => 'strokes on two floors: cuts down the middle cross no more than two',
  ),
  // Only a stem, or a stem with a cup beside it.
  rule(
    'crossings',
    'one-floor',
    ['floors'],
    (f) => f.floors <= 1,
    { 1: 2, 4: 2, 0: -3, 2: -3, 3: -4, 5: -4, 8: -3, 9: -2 },
    () => 'a cut down the middle crosses one stroke only',
  ),
  // A zero has two walls from top to bottom; others have them for half of the way.
  rule(
    'crossings',
    'two-walls-all-the-way',
    ['across25', 'across50', 'across75'],
    (f) => f.across25 === 2 && f.across50 === 2 && f.across75 === 2,
    { 0: 4 },
    () => 'cuts across a quarter, half and three quarters down each cross two strokes',
  ),
];
