import { rule, type VotingRule } from './rule.js';

/** What the outline as a whole says: width, stem, bar and foot. */
export const PROFILE_RULES: readonly VotingRule[] = [
  // After straightening, only ones are less than about a third as wide as high.
  rule(
    'profile',
    'narrow',
    ['aspect'],
    (f) => f.aspect < 35,
    { 1: 6 },
    (f) => `narrow: ${f.aspect} % as wide as high`,
  ),
  // A one with flag and foot can be this wide, hence only a good reason, not a strong one.
  rule(
    'profile',
    'wide',
    ['aspect'],
    (f) => f.aspect >= 55,
    { 1: -3 },
    (f) => `too wide for a plain one: ${f.aspect} % as wide as high`,
  ),
  // Fours, sevens and nines end in one stroke downwards, which is narrow near the foot and at three quarters.
  rule(
    'profile',
    'stands-on-a-stem',
    ['leftEdge90', 'rightEdge90', 'bottomInk', 'leftEdge75', 'rightEdge75'],
    (f) => f.rightEdge90 - f.leftEdge90 <= 40 && f.bottomInk <= 30 && f.rightEdge75 - f.leftEdge75 <= 45,
    { 4: 2, 7: 2, 9: 2, 0: -4, 2: -2, 3: -2, 5: -2, 6: -4, 8: -2 },
    (f) =>
      `stands on a single stem (the lowest tenth has ink over ${f.rightEdge90 - f.leftEdge90} % of the width)`,
  ),
  // The bar of a four crosses its stem; the ring of a nine stops there. Less than a tenth of the width is a bump.
  rule(
    'profile',
    'bar-past-the-stem',
    ['barPastStem', 'leftEdge90', 'rightEdge90'],
    (f) => f.barPastStem >= 10 && f.rightEdge90 - f.leftEdge90 <= 40,
    { 4: 3, 9: -2 },
    (f) => `a bar sticks out to the right of the stem by ${f.barPastStem} % of the width`,
  ),
  // Straightened stems end near the middle, so ink at the lower right, with more at the left, is no stem.
  rule(
    'profile',
    'foot-to-the-right',
    ['rightEdge90', 'leftEdge75'],
    (f) => f.rightEdge90 >= 80 && f.leftEdge75 <= 35,
    { 4: -3, 7: -4, 9: -3 },
    (f) => `the foot reaches to the right (${f.rightEdge90} % of the width)`,
  ),
];
