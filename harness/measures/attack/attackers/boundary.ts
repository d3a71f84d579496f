import type { Attacker, Target } from './attacker.js';

/** Steps to the side and towards the input, in shares of the distance; both adapt. */
const FIRST_SIDE = 0.2;
const FIRST_TOWARDS = 0.1;
const MOST_TOWARDS = 0.5;

/**
 * The boundary attack (Brendel et al. 2018, "Decision-based adversarial attacks"): a walk by chance along the edge of what is
 * broken, every step a little to the side and a little nearer to the input.
 */
export function* boundary({ space, original, random, nearest }: Target): Attacker {
  let current = nearest();
  if (!current) return;
  let [side, towards] = [FIRST_SIDE, FIRST_TOWARDS];
  for (;;) {
    const distance = space.distance(original, current);
    if (distance === 0) return;
    const aside = space.along(current, space.randomDirection(random), side * distance);
    // Back onto the sphere around the input, and then a step inwards.
    const candidate = space.along(original, space.direction(original, aside), (1 - towards) * distance);
    const reply = yield candidate;
    if (reply.broken && reply.distance < distance) {
      current = reply.vector;
      towards = Math.min(MOST_TOWARDS, towards * 1.4);
      side = Math.min(1, side * 1.1);
    } else {
      towards = Math.max(1e-3, towards * 0.8);
      side = Math.max(1e-2, side * 0.95);
    }
  }
}
