import { shareOverPeople } from '../../statistics/over-people.js';
import { medianLasting, survivalCurve, type Lasting } from '../../statistics/survival.js';
import { SEEING } from './audit.js';
import type { Attack, AttackSamples } from './schema.js';

type Audit = NonNullable<Attack['fromInside']>;

/** Distances that differ by less are the same: edges are found within this share of them. */
const AS_NEAR = 1.01;

/**
 * What attackers found who follow the program's own gradient, and whether they are as strong as they should be. Who sees
 * more should find no less: where those who see answers alone came nearer on most inputs, or broke more within the bound,
 * the gradient or the attack is at fault, and what withstood it proves nothing (Carlini et al. 2019, "On evaluating
 * adversarial robustness").
 */
export function summariseAudit(
  { inputs, people, bound, unit }: AttackSamples,
  fromInside: NonNullable<AttackSamples['fromInside']>,
): Audit {
  const share = (counted: readonly (0 | 1)[], of: typeof people, what: string) =>
    shareOverPeople(counted, of, what, false);
  const nearest = fromInside.map(({ smallest: { fgsm = Infinity, pgd = Infinity } }) => Math.min(fgsm, pgd));
  const outside = inputs.map(({ smallest }) => smallest?.distance ?? Infinity);
  const lasting = (distances: readonly number[]): Lasting[] => {
    const farthest = Math.max(bound, ...distances.filter(Number.isFinite));
    return distances.map((distance) =>
      distance === Infinity ? { until: farthest, ended: false } : { until: distance, ended: true },
    );
  };
  const broken = [...inputs.keys()].filter((at) => Math.min(nearest[at]!, outside[at]!) < Infinity);
  const asNear =
    broken.length === 0
      ? undefined
      : share(
          broken.map((at) => (nearest[at]! <= AS_NEAR * outside[at]! ? 1 : 0)),
          people && broken.map((at) => people[at]!),
          'inputs on which those who look inside came as near as those who see answers alone ÷ inputs that anyone broke',
        );
  const within = (distances: readonly number[]): number =>
    distances.filter((distance) => distance <= bound).length;
  return {
    attackers: SEEING.map((attacker) => {
      const own = fromInside.map(({ smallest }) => smallest[attacker] ?? Infinity);
      const distance = medianLasting(lasting(own), {
        what: `smallest change that it found to break an input; ${unit}`,
        unit: '',
        direction: 'higher-is-better',
      });
      return {
        attacker,
        broke: {
          ...share(
            own.map((one) => (one <= bound ? 1 : 0)),
            people,
            'inputs that it broke within the bound ÷ inputs on which all programs were right',
          ),
          direction: 'lower-is-better' as const,
        },
        ...(distance ? { distance } : {}),
      };
    }),
    byDistance: survivalCurve(lasting(nearest)).map(({ time, ...rest }) => ({ distance: time, ...rest })),
    ...(asNear ? { asNear } : {}),
    audit: !asNear
      ? 'nothing broken'
      : asNear.value > 0.5 && within(nearest) >= within(outside)
        ? 'holds'
        : 'at fault',
    gradients: fromInside.reduce((sum, { gradients }) => sum + gradients, 0),
  };
}
