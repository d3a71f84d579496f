import type { Figure } from '../../results/figure.js';
import type { Scoring } from '../../results/schema.js';
import { meanFigure } from '../../statistics/mean-figure.js';
import { pairedShare, shareOverPeople, type People } from '../../statistics/over-people.js';

/** What a form of a program made of the examples: 1 where it was right, else 0; or a loss or an outcome each. */
export interface Scores {
  readonly right?: Uint8Array;
  readonly values?: Float64Array;
}

/** What scores are of. */
export interface ScoredOn {
  /** Absent where answers are right or not. */
  readonly scoring: Scoring | undefined;
  readonly people: People;
  readonly exhaustive: boolean;
}

/** Scores as one figure: a share of right answers, or a mean in the unit of the task. */
export function scoreFigure({ right, values }: Scores, { scoring, people, exhaustive }: ScoredOn): Figure {
  if (right) return shareOverPeople(right, people, 'right answers ÷ examples', exhaustive);
  if (!values || !scoring) throw new Error('the task does not say what was scored');
  const { title, unit, direction, kind } = scoring;
  return meanFigure([...values], {
    what: `mean ${title}`,
    unit,
    direction,
    people,
    exhaustive,
    // Rewards may be of either sign, a loss is none.
    ...(kind === 'loss' ? { bounds: [0, Infinity] as const } : {}),
  });
}

/** The paired difference of two forms of a program on the same examples, b − a. */
export function scoreDifference(
  a: Scores,
  b: Scores,
  { scoring, people, exhaustive }: ScoredOn,
  what: string,
): Figure {
  if (a.right && b.right) return pairedShare(a.right, b.right, people, exhaustive, what);
  if (!a.values || !b.values || !scoring) throw new Error('one was scored otherwise than the other');
  const differences = Array.from(a.values, (value, at) => b.values![at]! - value);
  const { unit, direction } = scoring;
  return meanFigure(differences, { what: `${what}, paired`, unit, direction, people, exhaustive });
}
