import { createRandom } from '../../../tasks/kit/random.js';
import { questions } from '../../cell/protocol.js';
import { isLarge } from '../large-input.js';
import { defineMeasure, NotApplicable } from '../measure.js';
import type { ProfileId } from '../runner.js';
import { explanationSamplesSchema, explanationsSchema } from './schema.js';
import { summariseExplanations } from './summarise.js';

const ask = questions<typeof import('./collect.js')>(new URL('./collect.js', import.meta.url));

/** How many explanations are tried; a replay takes no decision, following an attribution takes hundreds. */
const PLANS: Readonly<Record<ProfileId, { traces: number; attributions: number; walks: number }>> = {
  quick: { traces: 30, attributions: 3, walks: 4 },
  default: { traces: 300, attributions: 30, walks: 15 },
  thorough: { traces: 2000, attributions: 100, walks: 30 },
};

/** A third of the attributions in a default run, where each decision takes milliseconds. */
const LARGE = { traces: 300, attributions: 9, walks: 15 };

/** M4: whether what a program says of its decisions is what it did. */
export const explanations = defineMeasure({
  id: 'explanations',
  title: 'Do its reasons hold?',
  reading:
    'Of rules: whether the steps they name give the decision again, and whether each of them matters. Of networks: whether what they point at changes the answer sooner than chance would.',
  scope: 'cell',
  samples: explanationSamplesSchema,
  result: explanationsSchema,
  repeatable: true,
  collection: {
    of: 'cell',
    run: 'side by side',
    collect: async (runner, { spec }, tell) => {
      const { id } = runner.request.profile;
      const { traces, attributions, walks } = id === 'default' && isLarge(runner.task) ? LARGE : PLANS[id];
      const request = {
        seed: runner.request.context.seed,
        traces: runner.inputs(traces),
        attributions: runner.inputs(attributions),
        walks,
      };
      const tried = await runner.within(spec, [], (child) =>
        child.request(ask('collectExplanations'), request, tell),
      );
      return tried.kind === 'not offered' ? new NotApplicable(tried.reason) : tried;
    },
  },
  summarise: (samples, { seed, task, dataset, subject: { program, runtime } }) =>
    summariseExplanations(
      samples,
      createRandom(seed, `explanations of ${program} on ${runtime} at ${task.id} on ${dataset.id}`),
    ),
});
