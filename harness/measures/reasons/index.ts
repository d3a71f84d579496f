import { questions } from '../../cell/protocol.js';
import { isLarge } from '../large-input.js';
import { defineMeasure } from '../measure.js';
import { reasonPlan } from './plans.js';
import { reasonSamplesSchema, reasonsSchema } from './schema.js';
import { compareReasons, SIZE, summariseReasons } from './summarise.js';
import { withoutSameAnswers } from '../scoring.js';

const ask = questions<typeof import('./collect.js')>(new URL('./collect.js', import.meta.url));

/** M4, the primary part: how much of an input is enough for the answer. */
export const reasons = defineMeasure({
  id: 'reasons',
  title: 'How much of the input is enough',
  reading:
    'The fewest parts of an input which, held fixed while all others are replaced, still give the same answer 95 times in 100: the smaller, the easier it is to say why.',
  scope: 'cell',
  samples: reasonSamplesSchema,
  result: reasonsSchema,
  appliesTo: ({ task }) => withoutSameAnswers(task),
  repeatable: true,
  collection: {
    of: 'cell',
    run: 'side by side',
    collect: (runner, { spec }, tell) => {
      const { profile, context } = runner.request;
      const { search, inputs, stability } = reasonPlan(profile.id, isLarge(runner.task));
      const request = {
        seed: context.seed,
        inputs: runner.inputs(inputs),
        plan: search,
        stability,
        againstBlank: true,
      };
      return runner.within(spec, [], (child) => child.request(ask('collectReasons'), request, tell));
    },
  },
  summarise: summariseReasons,
  compare: compareReasons,
  primary: ({ size }) => ({ title: SIZE, figure: size }),
  margin: {
    scale: 'difference',
    value: 0.5,
    reason: 'a reason that is a part larger is another reason; nobody sees half of one',
  },
});
