import { questions } from '../../cell/protocol.js';
import { defineMeasure, NotApplicable } from '../measure.js';
import type { ProfileId } from '../runner.js';
import { surrogateSamplesSchema, surrogateSchema } from './schema.js';
import { summariseSurrogate } from './summarise.js';
import { withoutKindsOfAnswers } from '../scoring.js';

const ask = questions<typeof import('./collect.js')>(new URL('./collect.js', import.meta.url));

/** Examples that trees are fitted to and judged on, half and half. */
const EXAMPLES: Readonly<Record<ProfileId, number>> = { quick: 400, default: 3000, thorough: 10_000 };

/** With fewer a tree would have no second leaf, or nothing to be judged by. */
const LEAST_EXAMPLES = 20;

/** M4: how small a tree of questions imitates a program, whatever the program is. */
export const surrogate = defineMeasure({
  id: 'surrogate',
  title: 'Could a small tree stand in for it?',
  reading:
    'How many of a program’s own answers a tree of eight leaves gives, too: the more, the more of the program a person can read in one glance.',
  scope: 'cell',
  samples: surrogateSamplesSchema,
  result: surrogateSchema,
  appliesTo: ({ task }) => withoutKindsOfAnswers(task),
  repeatable: true,
  collection: {
    of: 'cell',
    run: 'side by side',
    collect: async (runner, { spec }, tell) => {
      if (runner.examples.length < LEAST_EXAMPLES)
        return new NotApplicable(`a tree takes ${LEAST_EXAMPLES} examples, half of them to be judged on`);
      const request = { seed: runner.request.context.seed, examples: EXAMPLES[runner.request.profile.id] };
      return runner.within(spec, [], (child) => child.request(ask('collectSurrogate'), request, tell));
    },
  },
  summarise: summariseSurrogate,
});
