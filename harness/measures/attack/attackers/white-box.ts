import { halveTowards, type Reply, type Target } from './attacker.js';

/** What one who looks inside knows: the input, and the way that every feature pushes the answer. */
export interface SeenTarget extends Omit<Target, 'nearest' | 'donors'> {
  /** How strongly the program speaks for the answer that it gave, by feature: see `gradient` of a loaded program. */
  readonly gradientAt: (vector: Float32Array) => Promise<Float32Array>;
}

/** Asks about one input after the other, as an {@link Attacker} does, and looks inside in between. */
export type SeeingAttacker = AsyncGenerator<Float32Array, void, Reply>;

/** How often {@link projectedGradient} looks inside. */
export interface GradientPlan {
  /** Looks a start. */
  readonly steps: number;
  /** The first start is at the input, the others beside it. */
  readonly starts: number;
}

/** The share of the distance within which the edge is found. */
const PRECISION = 0.005;

/** The farthest that is tried along one line, in bounds: beyond the distance of any two examples. */
const FARTHEST = 16;

/**
 * The fast gradient method (Goodfellow, Shlens and Szegedy 2015, "Explaining and harnessing adversarial examples"), for
 * Euclid's distance: one look, and as far that way as it takes.
 */
export async function* fastGradient(target: SeenTarget): SeeingAttacker {
  const { space, original, bound, gradientAt } = target;
  const away = space.steepest(await gradientAt(original), -1);
  for (let length = bound; length <= FARTHEST * bound; length *= 2) {
    const { broken, vector } = yield space.along(original, away, length);
    if (!broken) continue;
    yield* halveTowards({ space, original }, vector, PRECISION);
    return;
  }
}

/** How much nearer or farther the sphere becomes from step to step. */
const CHANGE = 0.1;

/** Steps at a start's beginning and at its end, in radii. */
const FIRST_STEP = 1;
const LAST_STEP = 0.1;

/**
 * Projected gradient descent (Madry et al. 2018, "Towards deep learning models resistant to adversarial attacks") from
 * several starts: a step downhill, in lengths of the radius, and back onto the sphere around the input. The sphere becomes
 * smaller when what lies on it is broken and larger when it is not, so that the smallest distance is found in one go
 * (Rony et al. 2019, "Decoupling direction and norm").
 */
export async function* projectedGradient(
  target: SeenTarget,
  { steps, starts }: GradientPlan,
): SeeingAttacker {
  const { space, original, bound, random, gradientAt } = target;
  let nearest: Reply | undefined;
  for (let start = 0; start < starts; start++) {
    let radius = nearest ? (1 - CHANGE) * nearest.distance : bound;
    let current = start === 0 ? original : space.along(original, space.randomDirection(random), radius / 2);
    for (let step = 0; step < steps; step++) {
      const away = space.steepest(await gradientAt(current), -1);
      const length = FIRST_STEP * (LAST_STEP / FIRST_STEP) ** (step / steps);
      const stepped = space.along(current, away, length * radius);
      const reply = yield space.along(original, space.direction(original, stepped), radius);
      if (reply.broken && (!nearest || reply.distance < nearest.distance)) nearest = reply;
      radius = reply.broken ? (1 - CHANGE) * Math.min(radius, reply.distance) : (1 + CHANGE) * radius;
      current = reply.vector;
    }
    if (!nearest) continue;
    const { vector } = nearest;
    const edge = yield* halveTowards({ space, original }, vector, PRECISION);
    nearest = { broken: true, vector: edge, distance: space.distance(original, edge) };
  }
}
