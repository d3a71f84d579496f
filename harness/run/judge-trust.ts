import { resultOf, type ResultOf } from '../measures/index.js';
import type { Figure } from '../results/figure.js';
import type { Cell, Evidence } from '../results/schema.js';
import { THRESHOLDS } from './claim-thresholds.js';
import { evidenceOf, percentOf, reaches } from './evidence.js';

/** Whether a network's wrong answers get through where it may ask a person about the inputs that it is least sure of. */
export function judgeSilence(
  subject: Pick<Cell, 'task' | 'dataset' | 'title'>,
  result: ResultOf<'silence'> | undefined,
): Evidence[] {
  if (!result?.passed) return [];
  const { passed, wrong, tells } = result;
  return [
    evidenceOf(
      subject,
      // A sample without an interval says nothing of other errors.
      passed.low === undefined ? null : reaches(passed, THRESHOLDS.silent.leastShare),
      `${subject.title}: of its ${wrong.toLocaleString('en')} wrong answers ${percentOf(passed)} get through`,
      [passed, ...(tells ? [tells] : [])],
    ),
  ];
}

/** Whether attackers who see a network's answers alone break what it had right. */
export function judgeAttack(
  subject: Pick<Cell, 'task' | 'dataset' | 'title'>,
  result: ResultOf<'attack'> | undefined,
  byHand: readonly Pick<Cell, 'title' | 'measures'>[],
): Evidence[] {
  if (!result) return [];
  const broken = brokenOf(result);
  const beside = byHand.flatMap((cell) => {
    const attacked = resultOf(cell, 'attack');
    return attacked ? [{ title: cell.title, broken: brokenOf(attacked) }] : [];
  });
  const words = beside.map(({ title, broken: theirs }) => `, of ${title} ${percentOf(theirs)}`).join('');
  return [
    evidenceOf(
      subject,
      broken.low === undefined ? null : reaches(broken, THRESHOLDS.attackable.leastBroken),
      `${subject.title}: with ${result.budget.toLocaleString('en')} questions an input ${percentOf(broken)} are broken${words}`,
      [broken, ...beside.map(({ broken: theirs }) => theirs)],
    ),
  ];
}

/** The share that did not withstand. */
function brokenOf({ withstood: { value, low, high, ...figure } }: ResultOf<'attack'>): Figure {
  return {
    ...figure,
    value: 1 - value,
    ...(low === undefined || high === undefined ? {} : { low: 1 - high, high: 1 - low }),
    direction: 'lower-is-better',
  };
}
