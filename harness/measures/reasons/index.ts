import { questions } from '../../cell/protocol.js';
import { defineMeasure } from '../measure.js';
import { REASON_INPUTS, SEARCH_PLANS } from './plans.js';
import { reasonSamplesSchema, reasonsSchema } from './schema.js';
import { compareReasons, summariseReasons } from './summarise.js';
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
  collection: {
    of: 'cell',
    run: 'side by side',
    collect: (runner, { spec }, tell) => {
      const { id } = runner.request.profile;
      const { inputs, stability } = REASON_INPUTS[id];
      const { seed } = runner.request.context;
      const request = { seed, inputs: runner.inputs(inputs), plan: SEARCH_PLANS[id], stability };
      return runner.within(spec, [], (child) => child.request(ask('collectReasons'), request, tell));
    },
  },
  summarise: summariseReasons,
  compare: compareReasons,
  margin: {
    scale: 'difference',
    value: 0.5,
    reason: 'a reason that is a part larger is another reason; nobody sees half of one',
  },
});
