import { BAY_RULES } from './bays.js';
import { CROSSING_RULES } from './crossings.js';
import { HOLE_RULES } from './holes.js';
import { PROFILE_RULES } from './profile.js';
import type { VotingRule } from './rule.js';
import { SHAPE_RULES } from './shapes.js';
import { SIDE_RULES } from './sides.js';
import { STROKE_RULES } from './strokes.js';

export { REFUSALS } from './refusals.js';

/** All rules, in the order in which their reasons are best read. */
export const RULES: readonly VotingRule[] = [
  ...HOLE_RULES,
  ...BAY_RULES,
  ...CROSSING_RULES,
  ...PROFILE_RULES,
  ...SIDE_RULES,
  ...STROKE_RULES,
  ...SHAPE_RULES,
];
