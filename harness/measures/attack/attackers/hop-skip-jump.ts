import { normalised } from '../space.js';
import { halveTowards, type Attacker, type Target } from './attacker.js';

/** Directions asked about at the first turn; the square root of the turn times as many later. Half of what the paper takes. */
const FIRST_DIRECTIONS = 50;

/** How far a direction is gone to see what lies there, in shares of the distance: beyond what rounding to grey values hides. */
const PROBE = 0.1;

/** The share of the distance within which the edge is found again after every jump. */
const PRECISION = 0.01;

/** A step along the slope is halved so often before it is given up. */
const HALVINGS = 10;

/**
 * HopSkipJump (Chen, Jordan and Wainwright 2020, "HopSkipJumpAttack: a query-efficient decision-based attack"): at the edge of
 * what is broken it asks in directions by chance which side they lead to, goes the mean way, and back to the edge.
 */
export function* hopSkipJump(target: Target): Attacker {
  const { space, original, nearest } = target;
  const start = nearest();
  if (!start) return;
  let edge = yield* halveTowards(target, start, PRECISION);
  for (let turn = 1; ; turn++) {
    const distance = space.distance(original, edge);
    if (distance === 0) return;
    const directions = Math.round(FIRST_DIRECTIONS * Math.sqrt(turn));
    const slope = yield* slopeAt(target, edge, PROBE * distance, directions);
    let step = distance / Math.sqrt(turn);
    for (let halving = 0; halving < HALVINGS; halving++, step /= 2) {
      const { broken, vector } = yield space.along(edge, slope, step);
      if (!broken) continue;
      const found = yield* halveTowards(target, vector, PRECISION);
      if (space.distance(original, found) < distance) edge = found;
      break;
    }
    // Someone else may have come nearer.
    const better = nearest();
    if (better && space.distance(original, better) < space.distance(original, edge)) edge = better;
  }
}

/** The way to what is broken: the mean of the directions, each with the sign of the side it leads to, less what is common to all. */
function* slopeAt(
  { space, random }: Target,
  edge: Float32Array,
  length: number,
  count: number,
): Generator<Float32Array, Float32Array, { readonly broken: boolean }> {
  const asked: { readonly direction: Float32Array; readonly sign: number }[] = [];
  for (let at = 0; at < count; at++) {
    const direction = space.randomDirection(random);
    const { broken } = yield space.along(edge, direction, length);
    asked.push({ direction, sign: broken ? 1 : -1 });
  }
  const mean = asked.reduce((sum, { sign }) => sum + sign, 0) / count;
  // Where all lead to the same side nothing is common to take off.
  const baseline = Math.abs(mean) === 1 ? 0 : mean;
  const slope = new Float32Array(edge.length);
  for (const { direction, sign } of asked)
    direction.forEach((value, feature) => (slope[feature]! += (sign - baseline) * value));
  return normalised(slope);
}
