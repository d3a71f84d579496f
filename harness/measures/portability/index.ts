import { defineMeasure, NotApplicable } from '../measure.js';
import { NO_SAME_ANSWERS } from '../scoring.js';
import { portabilityPlan, runEverywhere } from './run-everywhere.js';
import { portabilitySamplesSchema, portabilitySchema } from './schema.js';
import { summarisePortability } from './summarise.js';

/** M6: the same weights on every runtime that is present. */
export const portability = defineMeasure({
  id: 'portability',
  title: 'Portability',
  reading: 'Whether the same weights decide alike on every runtime, and how long a decision takes on each.',
  scope: 'program',
  samples: portabilitySamplesSchema,
  result: portabilitySchema,
  appliesTo: ({ kind, program }) =>
    kind === 'learned' && program.runtimes.length > 1 ? undefined : 'it runs on one runtime only',
  seconds: (request, { program: { runtimes } }) =>
    runtimes.length * (1.5 + portabilityPlan(request).mostMilliseconds / 1500),
  collection: { of: 'program', collect: runEverywhere },
  summarise: ({ outcomes }, { task }) =>
    task.scoring?.sameAnswers === false
      ? new NotApplicable(NO_SAME_ANSWERS)
      : (summarisePortability(outcomes) ?? new NotApplicable('none of its runtimes could run it')),
  headline: ({ outcomes }) => summarisePortability(outcomes)?.headline,
});
