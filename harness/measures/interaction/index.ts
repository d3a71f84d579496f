import { createRandom } from '../../../tasks/kit/random.js';
import { questions } from '../../cell/protocol.js';
import { isLarge } from '../large-input.js';
import { defineMeasure, NotApplicable } from '../measure.js';
import type { ProfileId } from '../runner.js';
import { interactionSamplesSchema, interactionSchema } from './schema.js';
import { summariseInteraction } from './summarise.js';
import { withoutSameAnswers } from '../scoring.js';

const ask = questions<typeof import('./collect.js')>(new URL('./collect.js', import.meta.url));

/** On how many inputs, and how many rows of samples each. */
const PLANS: Readonly<Record<ProfileId, { inputs: number; rows: number }>> = {
  quick: { inputs: 3, rows: 3 },
  default: { inputs: 12, rows: 16 },
  thorough: { inputs: 40, rows: 32 },
};

/** A quarter of the decisions in a default run, where each takes milliseconds. */
const LARGE = { inputs: 6, rows: 8 };

/** M4: on how many parts of an input an answer hangs, and how far they act together. */
export const interaction = defineMeasure({
  id: 'interaction',
  title: 'How many parts act together?',
  reading:
    'When parts of the input are replaced, how many of them decide together whether the answer stays: near 1, each can be told by itself.',
  scope: 'cell',
  samples: interactionSamplesSchema,
  result: interactionSchema,
  appliesTo: ({ task }) => withoutSameAnswers(task),
  repeatable: true,
  collection: {
    of: 'cell',
    run: 'side by side',
    collect: async (runner, { spec }, tell) => {
      if (runner.examples.length < 2)
        return new NotApplicable('there is no other example to take parts from');
      const { id } = runner.request.profile;
      const { inputs, rows } = id === 'default' && isLarge(runner.task) ? LARGE : PLANS[id];
      const request = { seed: runner.request.context.seed, inputs: runner.inputs(inputs), rows };
      return runner.within(spec, [], (child) => child.request(ask('collectInteraction'), request, tell));
    },
  },
  summarise: (samples, { seed, task, dataset, subject: { program, runtime } }) =>
    summariseInteraction(
      samples,
      createRandom(seed, `interaction of ${program} on ${runtime} at ${task.id} on ${dataset.id}`),
    ),
});
