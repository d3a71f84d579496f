import { rule, type VotingRule } from './rule.js';

/** What the two sides of the outline say, from the top to the bottom; part of the profile. */
export const SIDE_RULES: readonly VotingRule[] = [
  // A six begins with one stroke, about as narrow as a pen is wide.
  rule(
    'profile',
    'narrow-top',
    ['leftEdge10', 'rightEdge10'],
    (f) => f.rightEdge10 - f.leftEdge10 <= 35,
    { 6: 2, 7: -3, 3: -2, 5: -1, 8: -1, 9: -2 },
    (f) => `narrow at the top (ink over ${f.rightEdge10 - f.leftEdge10} % of the width)`,
  ),
  // A roof or an arch across the top.
  rule(
    'profile',
    'broad-top',
    ['leftEdge10', 'rightEdge10'],
    (f) => f.rightEdge10 - f.leftEdge10 >= 60,
    { 6: -3, 7: 1, 8: 1, 3: 1, 5: 1 },
    (f) => `broad at the top (ink over ${f.rightEdge10 - f.leftEdge10} % of the width)`,
  ),
  // One stroke at a quarter of the height: no ring and no cup there.
  rule(
    'profile',
    'slim-neck',
    ['leftEdge25', 'rightEdge25'],
    (f) => f.rightEdge25 - f.leftEdge25 <= 35,
    { 0: -2, 4: -1, 8: -1, 9: -2 },
    (f) => `slim a quarter of the way down (ink over ${f.rightEdge25 - f.leftEdge25} % of the width)`,
  ),
  // Two walls or a broad arch at a quarter of the height, where fives and sixes have their back only.
  rule(
    'profile',
    'broad-shoulders',
    ['leftEdge25', 'rightEdge25'],
    (f) => f.rightEdge25 - f.leftEdge25 >= 70,
    { 6: -4, 5: -3, 2: -1, 3: -1 },
    (f) => `broad a quarter of the way down (ink over ${f.rightEdge25 - f.leftEdge25} % of the width)`,
  ),
  // Under the roof, twos, threes and sevens come down on the right. Upright ones say nothing of sides.
  rule(
    'profile',
    'upper-ink-on-the-right',
    ['leftEdge25', 'aspect'],
    (f) => f.leftEdge25 >= 50 && f.aspect >= 40,
    { 2: 1, 3: 1, 7: 1, 4: -2, 5: -4, 6: -4, 8: -2, 9: -2 },
    (f) => `a quarter of the way down all ink is on the right (from ${f.leftEdge25} % of the width on)`,
  ),
  // The back of fives and sixes, but also a nine whose ring is open on the right.
  rule(
    'profile',
    'upper-ink-on-the-left',
    ['rightEdge25', 'aspect'],
    (f) => f.rightEdge25 <= 50 && f.aspect >= 40,
    { 5: 1, 6: 1, 2: -2, 3: -4, 7: -4, 8: -1, 9: -2 },
    (f) => `a quarter of the way down all ink is on the left (up to ${f.rightEdge25} % of the width)`,
  ),
  // The bow of threes and fives; the leaning stem of a nine or four comes near to it.
  rule(
    'profile',
    'lower-ink-on-the-right',
    ['leftEdge75', 'rightEdge75', 'aspect'],
    (f) => f.leftEdge75 >= 55 && f.rightEdge75 >= 80 && f.aspect >= 40,
    { 3: 2, 5: 2, 9: 1, 4: 1, 0: -2, 2: -4, 6: -4, 7: -1, 8: -3 },
    (f) => `three quarters of the way down all ink is on the right (from ${f.leftEdge75} % of the width on)`,
  ),
  // The slanted stroke of a two on its way to the foot.
  rule(
    'profile',
    'lower-ink-on-the-left',
    ['rightEdge75', 'leftEdge75', 'aspect'],
    (f) => f.rightEdge75 <= 60 && f.leftEdge75 <= 35 && f.aspect >= 40,
    { 2: 2, 0: -2, 3: -4, 5: -2, 6: -2 },
    (f) => `three quarters of the way down all ink is on the left (up to ${f.rightEdge75} % of the width)`,
  ),
  // Zeros and sixes have a round back; 2 % is the roughness of an edge.
  rule(
    'profile',
    'no-waist-on-the-left',
    ['waistLeft'],
    (f) => f.waistLeft <= 2,
    { 0: 1, 6: 1, 2: -2, 3: -2, 7: -1, 8: -2 },
    () => 'the left side is not drawn in at the middle',
  ),
  // 5 % of the width is more than roughness.
  rule(
    'profile',
    'waist-on-the-left',
    ['waistLeft'],
    (f) => f.waistLeft >= 5,
    { 0: -4, 6: -4, 4: -1 },
    (f) => `the left side is drawn in at the middle, by ${f.waistLeft} % of the width`,
  ),
  // Fives, sixes and eights are always drawn in on the right; fours, sevens, nines and zeros are not.
  rule(
    'profile',
    'no-waist-on-the-right',
    ['waistRight'],
    (f) => f.waistRight <= 0,
    { 5: -4, 6: -4, 8: -4, 3: -1 },
    () => 'the right side is not drawn in at the middle',
  ),
  // The other way round.
  rule(
    'profile',
    'waist-on-the-right',
    ['waistRight'],
    (f) => f.waistRight >= 5,
    { 0: -3, 4: -3, 7: -3, 9: -3 },
    (f) => `the right side is drawn in at the middle, by ${f.waistRight} % of the width`,
  ),
];
