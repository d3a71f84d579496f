import type { People } from '../../statistics/over-people.js';
import type { SummaryContext } from '../measure.js';
import type { AccuracySamples } from './schema.js';

/** Whose the examples of a cell are, for a measure that needs accuracy and decides on the same examples. */
export function peopleOf({ samplesOf }: Pick<SummaryContext, 'samplesOf'>): People {
  const samples = samplesOf('accuracy') as AccuracySamples | undefined;
  if (!samples) throw new Error('accuracy was not collected, so it is not known whose the examples are');
  return samples.people;
}
