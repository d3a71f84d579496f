import { questions } from '../../cell/protocol.js';
import { accuracyFigure } from '../../results/primary.js';
import {
  defineMeasure,
  type ComparedSide,
  type SummaryContext,
  type UncorrectedComparison,
} from '../measure.js';
import { compareAccuracyOfVersions } from './compare-versions.js';
import { compareAccuracy } from './compare.js';
import { compareOutcomes } from './compare-outcomes.js';
import {
  accuracySamplesSchema,
  accuracySchema,
  hasOutcomes,
  hasRight,
  type Accuracy,
  type AccuracySamples,
} from './schema.js';
import { summariseOutcomes } from './summarise-outcomes.js';
import { summariseAccuracy } from './summarise.js';

const ask = questions<typeof import('./collect.js')>(new URL('./collect.js', import.meta.url));

/** M1: how often a program is right, or how well it does where answers are not just right or wrong. */
export const accuracy = defineMeasure({
  id: 'accuracy',
  title: 'Accuracy',
  reading:
    'The share of the examples that a program answers rightly; an abstention is not right. Where a task says how wrong an answer is, or how an episode goes: the mean of that.',
  scope: 'cell',
  samples: accuracySamplesSchema,
  result: accuracySchema,
  seconds: ({ profile }) => (profile.examples ? 2 : 8),
  repeatable: true,
  collection: {
    of: 'cell',
    run: 'side by side',
    collect: (runner, { spec }, tell) =>
      runner.within(spec, [], (child) =>
        child.request(ask('collectAccuracy'), { seed: spec.context.seed }, tell),
      ),
  },
  summarise: (samples, { split, exhaustive, task: { scoring } }) => {
    if (hasRight(samples)) return summariseAccuracy(samples, split, exhaustive);
    if (hasOutcomes(samples) && scoring) return summariseOutcomes(samples, scoring, split, exhaustive);
    throw new Error('the task does not say what was scored');
  },
  compare,
  compareVersions: (earlier, later, context) => compareAccuracyOfVersions(earlier, later, context, compare),
  primary: (result) => ({ title: 'share' in result ? 'Accuracy' : 'Mean', figure: accuracyFigure(result) }),
  margin: {
    scale: 'difference',
    value: 0.005,
    reason: 'one decision in two hundred: less is a matter of which examples the data happens to hold',
  },
});

function compare(
  a: ComparedSide<AccuracySamples, Accuracy>,
  b: ComparedSide<AccuracySamples, Accuracy>,
  { exhaustive, task: { scoring, reference } }: SummaryContext,
): UncorrectedComparison {
  if ('share' in a.result && 'share' in b.result && hasRight(a.samples) && hasRight(b.samples))
    return compareAccuracy(
      { figure: a.result.share, samples: a.samples },
      { figure: b.result.share, samples: b.samples },
      exhaustive,
    );
  if ('mean' in a.result && 'mean' in b.result && hasOutcomes(a.samples) && hasOutcomes(b.samples) && scoring)
    return compareOutcomes(
      { mean: a.result.mean, samples: a.samples },
      { mean: b.result.mean, samples: b.samples },
      { scoring, ...(reference ? { reference } : {}) },
      exhaustive,
    );
  throw new Error('one was scored otherwise than the other');
}
