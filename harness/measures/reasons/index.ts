import { questions } from '../../cell/protocol.js';
import { defineMeasure } from '../measure.js';
import type { ProfileId } from '../runner.js';
import { reasonSamplesSchema, reasonsSchema } from './schema.js';
import type { SearchPlan } from './search.js';
import { compareReasons, summariseReasons } from './summarise.js';

const ask = questions<typeof import('./collect.js')>(new URL('./collect.js', import.meta.url));

/** On how many inputs, how thoroughly, and on how many of them stability is looked at. */
const PLANS: Readonly<Record<ProfileId, { inputs: number; stability: number; plan: SearchPlan }>> = {
  quick: { inputs: 8, stability: 0, plan: { walks: 6, tries: 10, verification: 60 } },
  default: { inputs: 60, stability: 10, plan: { walks: 10, tries: 16, verification: 300 } },
  thorough: { inputs: 200, stability: 50, plan: { walks: 20, tries: 30, verification: 300 } },
};

/** M4, the primary part: how much of an input is enough for the answer. */
export const reasons = defineMeasure({
  id: 'reasons',
  title: 'How much of the input is enough',
  reading:
    'The fewest parts of an input which, held fixed while all others are replaced, still give the same answer 95 times in 100: the smaller, the easier it is to say why.',
  scope: 'cell',
  samples: reasonSamplesSchema,
  result: reasonsSchema,
  collection: {
    of: 'cell',
    run: 'side by side',
    collect: (runner, { spec }, tell) => {
      const { inputs, plan, stability } = PLANS[runner.request.profile.id];
      const { seed } = runner.request.context;
      const request = { seed, inputs: runner.inputs(inputs), plan, stability };
      return runner.within(spec, [], (child) => child.request(ask('collectReasons'), request, tell));
    },
  },
  summarise: summariseReasons,
  compare: compareReasons,
  // Half a group: a reason that is a patch or a cell larger is another reason, half of one is in nobody's sight.
  margin: { scale: 'difference', value: 0.5 },
});
