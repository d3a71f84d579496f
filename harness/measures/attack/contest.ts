import type { Attacker, Target } from './attackers/attacker.js';
import { boundary } from './attackers/boundary.js';
import { hopSkipJump } from './attackers/hop-skip-jump.js';
import { lines } from './attackers/lines.js';
import { moves } from './attackers/moves.js';
import { sparse } from './attackers/sparse.js';

/** The attackers, by name. The first three need no broken input to begin with. */
export const ATTACKERS = ['moves', 'sparse', 'lines', 'boundary', 'hop-skip-jump'] as const;
export type AttackerName = (typeof ATTACKERS)[number];

const OPENING: readonly AttackerName[] = ['moves', 'sparse', 'lines'];

/** Who asks next, over and over, once there is a broken input: the strongest most often. */
const TURNS: readonly AttackerName[] = [
  'moves',
  'hop-skip-jump',
  'sparse',
  'hop-skip-jump',
  'boundary',
  'hop-skip-jump',
];

const MAKERS: Readonly<Record<AttackerName, (target: Target) => Attacker>> = {
  moves,
  sparse,
  lines,
  boundary,
  'hop-skip-jump': hopSkipJump,
};

/** What a program says of an input that was changed: whether it is no longer right, and whether it answers all the same. */
export interface Verdict {
  readonly broken: boolean;
  /** It answered, and wrongly: it did not abstain. */
  readonly wrongAnswer: boolean;
}

/** What came of one input. */
export interface Contest {
  /** Questions that were asked. */
  readonly queries: number;
  /** After how many questions each attacker first broke it within the bound; absent where it never did. */
  readonly brokenBy: Partial<Record<AttackerName, number>>;
  /** After how many questions it was first answered wrongly within the bound, by whomever. */
  readonly wrongAnswerAt?: number;
  /** The smallest change that broke it, of those that are measured by their distance. */
  readonly smallest?: {
    readonly vector: Float32Array;
    readonly distance: number;
    readonly largestChange: number;
    readonly by: AttackerName;
  };
  /** The largest distance that was tried. */
  readonly farthest: number;
}

/**
 * All attackers against one input, within one budget of questions that they share: a turn each, so that the worst that any of
 * them does after so many questions is what an adversary with that many has done.
 *
 * @param ask has an input decided
 */
export async function runContest(
  target: Omit<Target, 'nearest'>,
  budget: number,
  ask: (input: unknown) => Promise<Verdict>,
): Promise<Contest> {
  const { space, original, bound } = target;
  let queries = 0;
  let farthest = 0;
  let smallest: Contest['smallest'];
  let wrongAnswerAt: number | undefined;
  const brokenBy: Partial<Record<AttackerName, number>> = {};
  const whole: Target = { ...target, nearest: () => smallest?.vector };
  /** What each attacker wants to ask next; null once it has ended. */
  const wanted = new Map<AttackerName, { attacker: Attacker; next: Float32Array } | null>();

  const open = (name: AttackerName): void => {
    const attacker = MAKERS[name](whole);
    const { done, value } = attacker.next();
    wanted.set(name, done ? null : { attacker, next: value });
  };
  const turn = async (name: AttackerName): Promise<void> => {
    if (!wanted.has(name)) open(name);
    const mine = wanted.get(name);
    if (!mine || queries >= budget) return;
    const { input, vector } = space.realise(mine.next);
    const distance = space.distance(original, vector);
    const { broken, wrongAnswer } = await ask(input);
    queries += 1;
    const isMove = name === 'moves';
    if (!isMove) farthest = Math.max(farthest, distance);
    if (broken && !isMove && (!smallest || distance < smallest.distance))
      smallest = { vector, distance, largestChange: space.largestChange(original, vector), by: name };
    if (broken && (isMove || distance <= bound)) {
      brokenBy[name] ??= queries;
      if (wrongAnswer) wrongAnswerAt ??= queries;
    }
    const { done, value } = mine.attacker.next({ broken, vector, distance });
    wanted.set(name, done ? null : { attacker: mine.attacker, next: value });
  };
  const going = (names: readonly AttackerName[]): boolean =>
    queries < budget && names.some((name) => wanted.get(name) !== null);

  while (going(['lines'])) for (const name of OPENING) await turn(name);
  while (going(TURNS)) for (const name of TURNS) await turn(name);
  return {
    queries,
    brokenBy,
    farthest,
    ...(wrongAnswerAt === undefined ? {} : { wrongAnswerAt }),
    ...(smallest ? { smallest } : {}),
  };
}
