import { questions } from '../../cell/protocol.js';
import { defineMeasure } from '../measure.js';
import { compareAccuracy } from './compare.js';
import { accuracySamplesSchema, accuracySchema } from './schema.js';
import { summariseAccuracy } from './summarise.js';

const ask = questions<typeof import('./collect.js')>(new URL('./collect.js', import.meta.url));

/** M1: how often a program is right. */
export const accuracy = defineMeasure({
  id: 'accuracy',
  title: 'Accuracy',
  reading: 'The share of the examples that a program answers rightly; an abstention is not right.',
  scope: 'cell',
  samples: accuracySamplesSchema,
  result: accuracySchema,
  seconds: ({ profile }) => (profile.examples ? 2 : 8),
  collection: {
    of: 'cell',
    run: 'side by side',
    collect: (runner, { spec }, tell) =>
      runner.within(spec, [], (child) =>
        child.request(ask('collectAccuracy'), { seed: spec.context.seed }, tell),
      ),
  },
  summarise: (samples, { split, exhaustive }) => summariseAccuracy(samples, split, exhaustive),
  compare: (a, b, { exhaustive }) =>
    compareAccuracy(
      { figure: a.result.share, samples: a.samples },
      { figure: b.result.share, samples: b.samples },
      exhaustive,
    ),
  margin: {
    scale: 'difference',
    value: 0.005,
    reason: 'one decision in two hundred: less is a matter of which examples the data happens to hold',
  },
});
