import { rule, type VotingRule } from './rule.js';

/** What strokes say: free ends, and how far they stray from one line. */
export const STROKE_RULES: readonly VotingRule[] = [
  // Zeros and eights come back to where they began.
  rule(
    'strokes',
    'no-free-end',
    ['ends'],
    (f) => f.ends === 0,
    { 0: 2, 8: 2 },
    () => 'no stroke has a free end',
  ),
  // Twos, threes, fours and sevens begin there; the others begin on the right or at the top.
  rule(
    'strokes',
    'end-at-the-upper-left',
    ['endsTopLeft'],
    (f) => f.endsTopLeft > 0,
    { 0: -1, 5: -2, 6: -2, 9: -2 },
    () => 'a stroke begins at the upper left',
  ),
  // A stroke off the upright by a twentieth of the height is straight; no other digit is as slim unless filled.
  rule(
    'strokes',
    'one-upright-line',
    ['wander', 'holeCount', 'rightBayAbove'],
    (f) => f.wander <= 5 && f.holeCount === 0 && f.rightBayAbove <= 4,
    { 1: 6 },
    (f) => `all strokes keep close to one upright line (${f.wander} % of the height off it)`,
  ),
  // Twice as far off as a straight stroke may be.
  rule(
    'strokes',
    'off-the-upright',
    ['wander'],
    (f) => f.wander >= 10,
    { 1: -3 },
    (f) => `the strokes wander ${f.wander} % of the height from an upright line`,
  ),
];
