import { resultOf, type ResultOf } from '../measures/index.js';
import type { Figure } from '../results/figure.js';
import { mapFigure } from '../results/map-figure.js';
import type { Cell, Evidence } from '../results/schema.js';
import { THRESHOLDS } from './claim-thresholds.js';
import { both, evidenceOf, percentOf, reaches } from './evidence.js';

/** Whether neither single answers of a network nor the whole of it can be told in a few words. */
export function judgeReading(
  subject: Pick<Cell, 'task' | 'dataset' | 'title'>,
  reasons: ResultOf<'reasons'> | undefined,
  surrogate: ResultOf<'surrogate'> | undefined,
): Evidence[] {
  if (!reasons || !surrogate) return [];
  // Over concepts where the task has them: a person reads those.
  const { fidelity, view } = surrogate.imitations.at(-1)!;
  const imitated = reaches(fidelity, THRESHOLDS.unreadable.leastFidelity);
  return [
    evidenceOf(
      subject,
      both(
        reaches(reasons.shareOfInput, THRESHOLDS.unreadable.leastInput),
        imitated === null ? null : !imitated,
      ),
      `${subject.title}: ${percentOf(reasons.shareOfInput)} of an input have to stay; a tree of eight leaves over ${view} gives ${percentOf(fidelity)} of its answers`,
      [reasons.shareOfInput, fidelity],
    ),
  ];
}

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
const brokenOf = ({ withstood }: ResultOf<'attack'>): Figure => ({
  ...mapFigure(withstood, (share) => 1 - share),
  direction: 'lower-is-better',
});
