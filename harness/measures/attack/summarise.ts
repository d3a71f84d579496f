import type { Figure } from '../../results/figure.js';
import { pairedMethod, pairedOverPeople, shareOverPeople } from '../../statistics/over-people.js';
import { medianLasting, survivalCurve, type Lasting } from '../../statistics/survival.js';
import type { UncorrectedComparison } from '../measure.js';
import { exactFigure } from '../measure.js';
import { summariseAudit } from './summarise-audit.js';
import { ATTACKERS } from './contest.js';
import type { Attack, AttackSamples } from './schema.js';

type Attacked = AttackSamples['inputs'][number];

/** After how many questions the first attacker broke it within the bound; nothing where none did. */
function brokenAt({ brokenBy }: Attacked): number | undefined {
  const at = Object.values(brokenBy).filter((queries) => queries >= 0);
  return at.length === 0 ? undefined : Math.min(...at);
}

const WITHIN = 'within the bound, by any attacker';

/** How well a program stands attacks, in figures. */
export function summariseAttack(samples: AttackSamples): Attack {
  const { inputs, people, budget, bound, unit, fromInside } = samples;
  const share = (
    counts: (input: Attacked) => boolean,
    what: string,
    direction: Figure['direction'],
  ): Figure => ({
    ...shareOverPeople(
      inputs.map((input) => (counts(input) ? 1 : 0)),
      people,
      `${what} ÷ inputs on which all programs were right`,
      false,
    ),
    direction,
  });
  const toBreak = inputs.map((input): Lasting => {
    const at = brokenAt(input);
    return { until: at ?? input.queries, ended: at !== undefined };
  });
  const distances = inputs.map(({ smallest, farthest }): Lasting => ({
    until: smallest?.distance ?? farthest,
    ended: smallest !== undefined,
  }));
  const distance = medianLasting(distances, {
    what: `smallest change that was found to break an input, an upper bound; ${unit}`,
    unit: '',
    direction: 'higher-is-better',
  });
  const queries = medianLasting(toBreak, {
    what: `questions until an input was broken ${WITHIN}`,
    unit: 'questions',
    direction: 'higher-is-better',
  });
  return {
    budget,
    bound: exactFigure(
      bound,
      '',
      `a fifth of the median distance of two examples; ${unit}. Moves are bounded by 7 % of the length and 15 degrees instead`,
      'neither',
    ),
    withstood: share(
      (input) => brokenAt(input) === undefined,
      `inputs that stayed right with ${budget} questions ${WITHIN}`,
      'higher-is-better',
    ),
    wronglyAnswered: share(
      ({ wrongAnswerAt }) => wrongAnswerAt >= 0,
      `inputs that were answered wrongly, rather than not at all, ${WITHIN}`,
      'lower-is-better',
    ),
    byQueries: survivalCurve(toBreak).map(({ time, ...rest }) => ({ queries: time, ...rest })),
    byDistance: survivalCurve(distances).map(({ time, ...rest }) => ({ distance: time, ...rest })),
    ...(distance ? { distance } : {}),
    ...(queries ? { queries } : {}),
    attackers: ATTACKERS.map((attacker) => ({
      attacker,
      broke: share(
        ({ brokenBy }) => brokenBy[attacker] >= 0,
        `inputs that it broke within the bound`,
        'lower-is-better',
      ),
    })),
    ...(fromInside ? { fromInside: summariseAudit(samples, fromInside) } : {}),
    decisions: [...inputs, ...(fromInside ?? [])].reduce((sum, { queries }) => sum + queries, 0),
  };
}

/** How what is compared is called. */
export const WITHSTANDS = 'Withstands attacks';

/** Two programs on the same inputs, by how many of them stayed right. */
export function compareAttack(
  a: { readonly result: Attack; readonly samples: AttackSamples },
  b: { readonly result: Attack; readonly samples: AttackSamples },
): UncorrectedComparison | undefined {
  const ofA = new Map(a.samples.exampleIds.map((id, at) => [id, a.samples.inputs[at]!]));
  const shared = b.samples.exampleIds.flatMap((id, at) => {
    const input = ofA.get(id);
    return input ? [{ a: input, b: b.samples.inputs[at]!, person: b.samples.people?.[at] ?? null }] : [];
  });
  if (shared.length < 2) return undefined;
  const stays = (input: Attacked): number => (brokenAt(input) === undefined ? 1 : 0);
  const people = b.samples.people && shared.map(({ person }) => person);
  const { difference, interval, p } = pairedOverPeople(
    shared.map((pair) => stays(pair.a)),
    shared.map((pair) => stays(pair.b)),
    people,
  );
  return {
    title: WITHSTANDS,
    valueA: a.result.withstood,
    valueB: b.result.withstood,
    difference: {
      value: difference,
      ...(interval ? { ...interval, interval: 'confidence' } : {}),
      n: shared.length,
      unit: 'share',
      direction: 'higher-is-better',
      method: `b − a of the shares that stayed right, paired; ${pairedMethod(people, interval)}`,
    },
    p,
    test: people
      ? 'Student’s t over people (Obuchowski 1998)'
      : 'McNemar’s exact mid-p test (Fagerland et al. 2013)',
    direction: 'higher-is-better',
  };
}
