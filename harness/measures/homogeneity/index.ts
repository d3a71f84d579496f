import { questions } from '../../cell/protocol.js';
import { peopleOf } from '../accuracy/people.js';
import { defineMeasure } from '../measure.js';
import { homogeneitySamplesSchema, homogeneitySchema } from './schema.js';
import { summariseHomogeneity } from './summarise.js';

const ask = questions<typeof import('./collect.js')>(new URL('./collect.js', import.meta.url));

/** M6: how alike a network's operators are, and what it loses in small whole numbers. */
export const homogeneity = defineMeasure({
  id: 'homogeneity',
  title: 'Homogeneity',
  reading: 'The share of a network’s work by operator, and what weights of 8 and 4 bits cost and save.',
  scope: 'cell',
  // Whose the examples are.
  needs: ['accuracy'],
  samples: homogeneitySamplesSchema,
  result: homogeneitySchema,
  appliesTo: ({ kind, program }) => {
    if (kind !== 'learned') return 'it is no network';
    return program.network && program.quantised
      ? undefined
      : 'it describes no network whose weights could be rounded';
  },
  seconds: ({ profile }) => (profile.examples ? 1 : 6),
  repeatable: true,
  collection: {
    of: 'cell',
    run: 'alone',
    collect: (runner, { spec }) =>
      runner.within(spec, [], (child) =>
        child.request(ask('collectHomogeneity'), { seed: spec.context.seed }),
      ),
  },
  summarise: (samples, context) =>
    summariseHomogeneity(samples, {
      scoring: context.task.scoring,
      people: peopleOf(context),
      exhaustive: context.exhaustive,
    }),
});
