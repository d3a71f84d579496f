import { questions } from '../../cell/protocol.js';
import { defineMeasure } from '../measure.js';
import { evaluationsSchema } from './schema.js';

const ask = questions<typeof import('./collect.js')>(new URL('./collect.js', import.meta.url));

/** M1: what a task tests of its own, beyond single decisions on its examples. */
export const evaluations = defineMeasure({
  id: 'evaluations',
  title: 'The task’s own tests',
  reading:
    'What a task tests beyond single decisions on its examples, such as whole games or listening without end.',
  scope: 'cell',
  samples: evaluationsSchema,
  result: evaluationsSchema,
  appliesTo: ({ task }) => (task.evaluations?.length ? undefined : 'the task has no tests of its own'),
  seconds: ({ profile }) => (profile.examples ? 4 : 15),
  collection: {
    of: 'cell',
    run: 'side by side',
    collect: (runner, { spec }, tell) =>
      runner.within(spec, [], (child) =>
        child.request(ask('collectEvaluations'), { seed: spec.context.seed }, tell),
      ),
  },
  summarise: (samples) => samples,
});
