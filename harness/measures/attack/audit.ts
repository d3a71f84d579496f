import type { SeeingAttacker, GradientPlan, SeenTarget } from './attackers/white-box.js';
import { fastGradient, projectedGradient } from './attackers/white-box.js';

/** Those who look inside, by name. */
export const SEEING = ['fgsm', 'pgd'] as const;
export type SeeingName = (typeof SEEING)[number];

const MAKERS: Readonly<Record<SeeingName, (target: SeenTarget, plan: GradientPlan) => SeeingAttacker>> = {
  fgsm: fastGradient,
  pgd: projectedGradient,
};

/** What came of one input. */
export interface Audited {
  /** How often they looked inside, and how often they asked. */
  readonly gradients: number;
  readonly queries: number;
  /** The smallest distance at which each broke it; absent where it never did. */
  readonly smallest: Partial<Record<SeeingName, number>>;
}

/**
 * Attackers who know a program's gradient, each by itself against one input: what those who see answers alone find should
 * be no nearer. They are told nothing of what the others found.
 *
 * @param isBroken has an input decided
 */
export async function auditInput(
  target: SeenTarget,
  plan: GradientPlan,
  isBroken: (input: unknown) => Promise<boolean>,
): Promise<Audited> {
  const { space, original } = target;
  let [gradients, queries] = [0, 0];
  const counted: SeenTarget = {
    ...target,
    gradientAt: (vector) => {
      gradients += 1;
      return target.gradientAt(vector);
    },
  };
  const smallest: Partial<Record<SeeingName, number>> = {};
  for (const name of SEEING) {
    const attacker = MAKERS[name](counted, plan);
    let next = await attacker.next();
    while (!next.done) {
      const { input, vector } = space.realise(next.value);
      const distance = space.distance(original, vector);
      const broken = await isBroken(input);
      queries += 1;
      if (broken) smallest[name] = Math.min(distance, smallest[name] ?? Infinity);
      next = await attacker.next({ broken, vector, distance });
    }
  }
  return { gradients, queries, smallest };
}
