import { hasRight, type AccuracySamples } from '../accuracy/schema.js';
import { defineMeasure, NotApplicable } from '../measure.js';
import { shiftSchema } from './schema.js';
import { summariseShift } from './summarise.js';

/** How far programs carry over to examples unlike those that they were made on. */
export const shift = defineMeasure({
  id: 'shift',
  title: 'When the data shifts',
  reading: 'Accuracy on groups of examples that are less and less like the training data.',
  scope: 'task',
  needs: ['accuracy'],
  result: shiftSchema,
  summarise: (_, { cells, task }) => {
    if (task.scoring)
      return new NotApplicable('it compares shares of right answers, which the task does not have');
    const programs = summariseShift(
      cells.flatMap(({ samplesOf, ...cell }) => {
        const samples = samplesOf('accuracy') as AccuracySamples | undefined;
        return samples && hasRight(samples) ? [{ ...cell, samples }] : [];
      }),
      task,
    );
    return programs.length > 0 ? { programs } : new NotApplicable('all examples are of one group');
  },
});
