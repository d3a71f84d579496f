import { questions } from '../../cell/protocol.js';
import { hasRight, type AccuracySamples } from '../accuracy/schema.js';
import { defineMeasure, NotApplicable } from '../measure.js';
import { withoutRightAnswers } from '../scoring.js';
import { compareCorruptions, ERROR } from './compare.js';
import { examplesToPerturb } from './plans.js';
import { corruptionSamplesSchema, corruptionsSchema } from './schema.js';
import { answerable, summariseCorruptions } from './summarise.js';

const ask = questions<typeof import('./collect.js')>(new URL('./collect.js', import.meta.url));

/** M5: what inputs that are harder to read do to a program. */
export const corruptions = defineMeasure({
  id: 'corruptions',
  title: 'Corruptions',
  reading:
    'The share that is not answered rightly once inputs went through noise, blurs and the like, on average over all of these and their severities; both programs get the same changed inputs.',
  scope: 'cell',
  needs: ['accuracy'],
  appliesTo: ({ task }) => withoutRightAnswers(task),
  samples: corruptionSamplesSchema,
  result: corruptionsSchema,
  seconds: ({ profile }) => (profile.id === 'quick' ? 2 : 15),
  repeatable: true,
  collection: {
    of: 'cell',
    run: 'side by side',
    collect: (runner, { spec }, tell) => {
      const wanted = examplesToPerturb(
        runner.request.profile.id,
        runner.task.features.shape,
        runner.examples.length,
        runner.dataset.exhaustive ?? false,
      );
      const request = { seed: runner.request.context.seed, inputs: runner.inputs(wanted) };
      return runner.within(spec, [], (child) => child.request(ask('collectCorruptions'), request, tell));
    },
  },
  summarise: (samples, { samplesOf, exhaustive }) => {
    const accuracy = samplesOf('accuracy') as AccuracySamples | undefined;
    if (!accuracy || !hasRight(accuracy))
      return new NotApplicable('accuracy was not measured, which the error is set beside');
    if (answerable(samples).length === 0 || samples.exampleIds.length === 0)
      return new NotApplicable('the task has nothing that leaves an input one that can be answered');
    return summariseCorruptions(samples, accuracy, exhaustive);
  },
  compare: compareCorruptions,
  primary: ({ error }) => ({ title: ERROR, figure: error }),
  margin: {
    scale: 'difference',
    value: 0.01,
    reason: 'one decision in a hundred: how strong a corruption is was chosen no more finely',
  },
});
