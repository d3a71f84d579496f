import type { ResultOf } from '../measures/index.js';
import type { Cell, Evidence } from '../results/schema.js';
import { SIGNIFICANCE } from '../statistics/student.js';
import { THRESHOLDS } from './claim-thresholds.js';
import { evidenceOf, percentOf, points, reaches } from './evidence.js';

/** Whether two networks do better once they are tuned together. */
export function judgeMelding(
  subject: Pick<Cell, 'task' | 'dataset'>,
  result: ResultOf<'melding'> | undefined,
): Evidence[] {
  if (!result) return [];
  const { alone, apart, together, gain, seeds } = result;
  // One seed alone says nothing of the next.
  const gained = gain.low === undefined ? null : reaches(gain, THRESHOLDS.melding.leastGain);
  const found = seeds.every(({ gain: { value }, p }) => value > 0 && p < SIGNIFICANCE);
  return [
    evidenceOf(
      subject,
      gained === true && !found ? null : gained,
      `on noisy inputs ${percentOf(together)} together, ${percentOf(apart)} apart for as many steps (${points(gain)}), ${percentOf(alone)} without the first network`,
      [gain, together, apart, alone],
    ),
  ];
}

/** Whether networks like this one go by what goes with the answers in their training data. */
export function judgeBias(
  subject: Pick<Cell, 'task' | 'dataset' | 'title'>,
  result: ResultOf<'cue'> | undefined,
): Evidence[] {
  const at = result?.learned?.shares.find(({ share }) => share === THRESHOLDS.biased.agreement);
  if (!at?.cost) return [];
  const { cost, clean, wrongCue } = at;
  return [
    evidenceOf(
      subject,
      // One seed alone says nothing of the next.
      cost.low === undefined ? null : reaches(cost, THRESHOLDS.biased.leastCost),
      `${subject.title}, trained where a mark goes with the answer in ${100 * at.share} % of the examples: right in ${percentOf(clean)} without a mark and in ${percentOf(wrongCue)} with the mark of a wrong answer, ${percentOf(cost)} fewer than where the mark said nothing`,
      [cost, clean, wrongCue],
    ),
  ];
}
