import { shareOverPeople } from '../../statistics/over-people.js';
import type { RightSamples } from '../accuracy/schema.js';
import type { RulesFirst, RulesFirstSamples } from './schema.js';

/**
 * Right answers that may be lost for a readable reason: half a point, the margin within which two accuracies count as the
 * same.
 */
const ALLOWED_LOSS = 0.005;

/** Points of the curve: the confidences at which the rules take a twentieth of the decisions more. */
const STEPS = 20;

/** Both programs on the examples that are reported on. */
export interface RulesFirstEvidence {
  readonly rules: Pick<RightSamples, 'right' | 'confidence' | 'answers' | 'people'>;
  readonly network: Pick<RightSamples, 'right'>;
  /** Mean time of a decision in nanoseconds, where it was timed. */
  readonly nanoseconds?: { readonly rules: number; readonly network: number } | undefined;
  readonly exhaustive: boolean;
}

/**
 * What is between the rules alone and the network alone: the rules answer from a confidence on, and the network takes the
 * rest (a classifier with a reject option, Chow 1970; cascades, Viola and Jones 2001). The confidences are those of other
 * examples than the figures.
 */
export function summariseRulesFirst(
  chosen: RulesFirstSamples,
  { rules, network, nanoseconds, exhaustive }: RulesFirstEvidence,
): RulesFirst {
  const confidence = rules.answers.map((answer, at) => {
    if (answer === null) return Number.NaN;
    const given = rules.confidence[at]!;
    return Number.isNaN(given) ? 1 : given;
  });
  const { people } = rules;
  const share = (flags: ArrayLike<number>, what: string) => shareOverPeople(flags, people, what, exhaustive);
  const pointAt = (least: number): RulesFirst['curve'][number] => {
    const byRules = Uint8Array.from(confidence, (value) => (value >= least ? 1 : 0));
    const right = byRules.map((taken, at) => (taken === 1 ? rules : network).right[at]!);
    const taken = [...byRules.keys()].filter((at) => byRules[at] === 1);
    return {
      confidence: least,
      byRules: share(byRules, 'decisions that the rules take ÷ decisions'),
      ...(taken.length > 0
        ? {
            rulesRight: shareOverPeople(
              taken.map((at) => rules.right[at]!),
              people && taken.map((at) => people[at]!),
              'right answers of the rules ÷ those they take',
              exhaustive,
            ),
          }
        : {}),
      accuracy: share(right, 'right answers ÷ examples'),
      ...(nanoseconds
        ? { nanoseconds: nanoseconds.rules + (1 - taken.length / byRules.length) * nanoseconds.network }
        : {}),
    };
  };
  const best = bestConfidence(chosen);
  return {
    rules: chosen.rules,
    network: chosen.network,
    chosenOn: { split: chosen.split, examples: chosen.confidence.length },
    curve: confidencesOf(chosen).map(pointAt),
    ...(best === undefined ? {} : { best: pointAt(best) }),
    allowedLoss: ALLOWED_LOSS,
    networkAlone: share(network.right, 'right answers ÷ examples'),
    rulesAlone: share(rules.right, 'right answers ÷ examples'),
  };
}

/** Above every confidence: the network takes all. */
const NEVER = 2;

/** Confidences at which the rules take more and more, evenly, from none to all that they answer. */
function confidencesOf({ confidence }: RulesFirstSamples): number[] {
  const given = [...confidence].filter((value) => !Number.isNaN(value)).sort((left, right) => right - left);
  const steps = Array.from({ length: STEPS }, (_, step) =>
    given.at(Math.ceil(((step + 1) / STEPS) * given.length) - 1),
  );
  return [...new Set([NEVER, ...steps.filter((value) => value !== undefined)])];
}

/** The lowest confidence at which no more is lost than is allowed, on the examples that it is chosen on. */
function bestConfidence({ confidence, rulesRight, networkRight }: RulesFirstSamples): number | undefined {
  const order = [...confidence.keys()]
    .filter((at) => !Number.isNaN(confidence[at]))
    .sort((left, right) => confidence[right]! - confidence[left]!);
  const allowed = ALLOWED_LOSS * confidence.length;
  let lost = 0;
  let best: number | undefined;
  order.forEach((at, place) => {
    lost += networkRight[at]! - rulesRight[at]!;
    // Only where the confidence changes: examples of one confidence are taken together.
    const next = order[place + 1];
    if (next !== undefined && confidence[next] === confidence[at]) return;
    if (lost <= allowed) best = confidence[at]!;
  });
  return best;
}
