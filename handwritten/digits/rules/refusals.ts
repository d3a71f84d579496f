import { refusal, type Refusal } from './rule.js';
import { DISTANCE_FACTS, leastDistance } from './shapes.js';

/** What no digit looks like; each limit is well beyond the clumsiest writing. */
export const REFUSALS: readonly Refusal[] = [
  // The richest way to write a digit, an eight with crossing tails, has four ends and three holes.
  refusal(
    'strokes',
    'too-many-ends',
    ['ends'],
    (f) => f.ends > 8,
    (f) => `${f.ends} loose ends of strokes, which is no digit`,
  ),
  refusal(
    'holes',
    'too-many-holes',
    ['holeCount'],
    (f) => f.holeCount > 4,
    (f) => `${f.holeCount} holes, which is no digit`,
  ),
  // An eight, the longest, takes three times its height.
  refusal(
    'strokes',
    'too-much-line',
    ['strokeLength'],
    (f) => f.strokeLength > 450,
    (f) => `strokes of ${f.strokeLength} % of the height in all, which is no digit`,
  ),
  // A quarter of the height away on the average, nothing lies where it should.
  refusal(
    'shapes',
    'unlike-any-shape',
    [...DISTANCE_FACTS],
    (f) => leastDistance(f) > 25,
    (f) => `the strokes lie ${leastDistance(f)} % of the height away from the nearest of all drawn digits`,
  ),
];
