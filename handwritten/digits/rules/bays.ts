import { rule, type VotingRule } from './rule.js';

/** What bays say: paper that ink surrounds on three sides, and the side to which it is open. */
export const BAY_RULES: readonly VotingRule[] = [
  // Two bays of at least 2 % of the frame each; smaller ones are waves of the hand.
  rule(
    'bays',
    'bays-left-and-left',
    ['leftBayAbove', 'leftBayBelow'],
    (f) => f.leftBayAbove >= 2 && f.leftBayBelow >= 2,
    { 3: 4, 2: -2, 5: -1, 7: -2 },
    (f) =>
      `two bays open to the left, one above the other (${f.leftBayAbove} % and ${f.leftBayBelow} % of the frame)`,
  ),
  // The order of bays in an S, as in a five; threes with a deep waist have a little of it.
  rule(
    'bays',
    'bays-right-then-left',
    ['rightBayAbove', 'leftBayBelow'],
    (f) => f.rightBayAbove >= 3 && f.leftBayBelow >= 3,
    { 5: 4, 3: 1, 6: -2, 2: -4 },
    (f) =>
      `a bay open to the right above one open to the left (${f.rightBayAbove} % and ${f.leftBayBelow} % of the frame)`,
  ),
  // The order of bays in a Z, as in a two: the lower bay must reach well down, where a three has none.
  rule(
    'bays',
    'bays-left-then-right',
    ['leftBayAbove', 'leftBayBelow', 'rightBayBelow', 'rightBayReach'],
    (f) => f.leftBayAbove >= 4 && f.rightBayBelow >= 1 && f.leftBayBelow <= 1 && f.rightBayReach >= 65,
    { 2: 2, 5: -4, 6: -4, 9: -2 },
    (f) =>
      `a bay open to the left above one open to the right (${f.leftBayAbove} % and ${f.rightBayBelow} % of the frame)`,
  ),
  // Under the roof of a seven or the neck of a two there is nothing but this.
  rule(
    'bays',
    'only-a-left-bay-above',
    ['leftBayAbove', 'leftBayBelow', 'rightBayAbove', 'rightBayBelow'],
    (f) => f.leftBayAbove >= 6 && f.leftBayBelow === 0 && f.rightBayAbove === 0 && f.rightBayBelow === 0,
    { 7: 2, 2: 2, 5: -4, 6: -4 },
    (f) => `one large bay, open to the left, in the upper half (${f.leftBayAbove} % of the frame)`,
  ),
  // The cup of an open four. It lies in the upper half; the one between a six and its stem lies lower.
  rule(
    'bays',
    'bay-to-the-top',
    ['topBay', 'topBayHeight'],
    (f) => f.topBay >= 4 && f.topBayHeight < 50,
    { 4: 4, 3: -2, 5: -2, 7: -2, 1: -2, 2: -2 },
    (f) => `a cup open to the top (${f.topBay} % of the frame)`,
  ),
  // The open side of a six above its ring.
  rule(
    'bays',
    'only-a-right-bay-above',
    ['rightBayAbove', 'leftBayBelow', 'leftBayAbove'],
    (f) => f.rightBayAbove >= 3 && f.leftBayBelow === 0 && f.leftBayAbove === 0,
    { 6: 4, 5: 1, 3: -2, 9: -4, 7: -4, 2: -4 },
    (f) =>
      `a bay open to the right in the upper half (${f.rightBayAbove} % of the frame) and none to the left`,
  ),
  // Fives and sixes are open there, however they are written.
  rule(
    'bays',
    'no-right-bay-above',
    ['rightBayAbove'],
    (f) => f.rightBayAbove === 0,
    { 5: -2, 6: -2 },
    () => 'no bay open to the right in the upper half, as fives and sixes have',
  ),
  // 4 % of the frame in all is what rough edges make.
  rule(
    'bays',
    'no-bay',
    ['leftBayAbove', 'leftBayBelow', 'rightBayAbove', 'rightBayBelow', 'topBay', 'bottomBay'],
    (f) => f.leftBayAbove + f.leftBayBelow + f.rightBayAbove + f.rightBayBelow + f.topBay + f.bottomBay <= 4,
    { 1: 2, 0: 1, 8: 1 },
    () => 'next to no bay on any side',
  ),
  // A four has one or the other.
  rule(
    'bays',
    'neither-cup-nor-ring',
    ['topBay', 'holeCount'],
    (f) => f.topBay <= 2 && f.holeCount === 0,
    { 4: -3 },
    () => 'neither a cup open to the top nor a ring, as fours have',
  ),
];
