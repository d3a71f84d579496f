import { rule, type VotingRule } from './rule.js';

/** What holes say: how many there are, how large, and where. */
export const HOLE_RULES: readonly VotingRule[] = [
  // A careless pen leaves rings open, so this only tells against a digit; zeros are the most careful about it.
  rule(
    'holes',
    'no-hole',
    ['holeCount'],
    (f) => f.holeCount === 0,
    { 0: -3, 6: -1, 8: -2, 9: -1 },
    () => 'no hole: the strokes shut nothing in',
  ),
  // Ones, threes, fives and sevens have no ring even in slovenly writing; fours close more often.
  rule(
    'holes',
    'any-hole',
    ['holeCount'],
    (f) => f.holeCount > 0,
    { 1: -4, 7: -3, 5: -3, 3: -3 },
    () => 'a stroke closes on itself, which ones, threes, fives and sevens seldom do',
  ),
  // Only an eight has this. The border is near the middle, with room for waists that sit high or low.
  rule(
    'holes',
    'hole-above-hole',
    ['holeCount', 'holeHeight', 'secondHoleHeight'],
    (f) => f.holeCount >= 2 && f.holeHeight < 45 && f.secondHoleHeight > 50,
    { 8: 6 },
    (f) => `two holes, one above the other (at ${f.holeHeight} % and ${f.secondHoleHeight} % of the height)`,
  ),
  // The ring of a zero is the digit: at least a seventh of the frame, and at middle height, give or take a tenth.
  rule(
    'holes',
    'large-hole-in-the-middle',
    ['holeCount', 'holeArea', 'holeHeight'],
    (f) => f.holeCount === 1 && f.holeArea >= 15 && f.holeHeight >= 40 && f.holeHeight <= 60,
    { 0: 6 },
    (f) =>
      `one large hole in the middle (${f.holeArea} % of the frame, centre at ${f.holeHeight} % of the height)`,
  ),
  // Nines, and fours with a closed top; an eight whose lower ring was filled in. 40 % keeps clear of zeros.
  rule(
    'holes',
    'hole-in-the-upper-half',
    ['holeCount', 'holeHeight'],
    (f) => f.holeCount === 1 && f.holeHeight < 40,
    { 9: 4, 4: 2, 8: 1, 6: -4, 0: -2, 2: -3 },
    (f) => `one hole, in the upper half (its centre at ${f.holeHeight} % of the height)`,
  ),
  // Sixes; an eight whose upper ring is open, a two with a looped foot. 60 % keeps clear of zeros.
  rule(
    'holes',
    'hole-in-the-lower-half',
    ['holeCount', 'holeHeight'],
    (f) => f.holeCount === 1 && f.holeHeight > 60,
    { 6: 4, 8: 1, 2: 1, 9: -4, 4: -4, 7: -2 },
    (f) => `one hole, in the lower half (its centre at ${f.holeHeight} % of the height)`,
  ),
  // The loop in the foot of a two is small, low and left, and the foot runs on to the right beyond it.
  rule(
    'holes',
    'small-hole-at-the-lower-left',
    ['holeCount', 'holeArea', 'holeHeight', 'holePlace', 'rightEdge90'],
    (f) =>
      f.holeCount === 1 && f.holeArea <= 8 && f.holeHeight > 65 && f.holePlace < 45 && f.rightEdge90 >= 75,
    { 2: 4, 6: -2 },
    (f) =>
      `a small hole low on the left (${f.holePlace} % of the width from the left), like the loop of a two`,
  ),
  // A ring with a narrow gap is meant as a ring.
  rule(
    'holes',
    'ring-nearly-closed-above',
    ['holeCount', 'nearHoleCount', 'nearHoleHeight'],
    (f) => f.holeCount === 0 && f.nearHoleCount === 1 && f.nearHoleHeight < 40,
    { 9: 4, 8: 2, 4: 1, 6: -4, 5: -1 },
    (f) =>
      `a ring that is all but closed, in the upper half (its centre at ${f.nearHoleHeight} % of the height)`,
  ),
  // As above; fives nearly close their bow too, so they are not spoken against.
  rule(
    'holes',
    'ring-nearly-closed-below',
    ['holeCount', 'nearHoleCount', 'nearHoleHeight'],
    (f) => f.holeCount === 0 && f.nearHoleCount === 1 && f.nearHoleHeight > 60,
    { 6: 4, 8: 2, 9: -3, 4: -3, 7: -2 },
    (f) =>
      `a ring that is all but closed, in the lower half (its centre at ${f.nearHoleHeight} % of the height)`,
  ),
  // A zero whose ends do not meet. Closing the gap made the hole smaller, so a tenth of the frame is enough.
  rule(
    'holes',
    'ring-nearly-closed-in-the-middle',
    ['holeCount', 'nearHoleCount', 'nearHoleHeight', 'nearHoleArea'],
    (f) =>
      f.holeCount === 0 &&
      f.nearHoleCount === 1 &&
      f.nearHoleArea >= 10 &&
      f.nearHoleHeight >= 40 &&
      f.nearHoleHeight <= 60,
    { 0: 6 },
    (f) => `one large ring that is all but closed (${f.nearHoleArea} % of the frame)`,
  ),
  // An eight one of whose rings has a narrow gap.
  rule(
    'holes',
    'second-ring-nearly-closed',
    ['holeCount', 'nearHoleCount', 'nearHoleHeight', 'nearSecondHoleHeight'],
    (f) => f.holeCount < 2 && f.nearHoleCount >= 2 && f.nearHoleHeight < 45 && f.nearSecondHoleHeight > 50,
    { 8: 4 },
    (f) =>
      `two rings one above the other, at least one of them all but closed (at ${f.nearHoleHeight} % and ${f.nearSecondHoleHeight} % of the height)`,
  ),
];
