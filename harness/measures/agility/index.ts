import { createRandom } from '../../../tasks/kit/random.js';
import { peopleOf } from '../accuracy/people.js';
import { defineMeasure } from '../measure.js';
import { agilityAcrossRuns } from './across-runs.js';
import { AgilityLaunches, formsStep } from './launches.js';
import { withoutRightAnswers } from '../scoring.js';
import { agilityPlan } from './plans.js';
import { agilitySamplesSchema, agilitySchema } from './schema.js';
import { summariseAgility } from './summarise.js';

/** Widths that a sweep usually has; which ones it has is known only when its file is read. */
const USUAL_WIDTHS = 4;

/** M6: what a program gives up, and what it gains, when a part of it is left out. */
export const agility = defineMeasure({
  id: 'agility',
  title: 'Agility',
  reading:
    'Accuracy and time of a network with fewer or more channels, and of a program without one group of its rules.',
  scope: 'cell',
  // Whose the examples are.
  needs: ['accuracy'],
  samples: agilitySamplesSchema,
  result: agilitySchema,
  appliesTo: ({ kind, program: { ruleGroups = [] }, task }) =>
    kind === 'handwritten' && ruleGroups.length === 0
      ? 'the program has no groups of rules that could be switched off'
      : withoutRightAnswers(task),
  timed: true,
  acrossRuns: agilityAcrossRuns,
  collection: {
    of: 'cells',
    launches: (request) => agilityPlan(request).launches,
    launchSeconds: (request, cells) => {
      const { warmUpMilliseconds, rounds } = agilityPlan(request).timing;
      const formSeconds = (0.5 * warmUpMilliseconds + rounds.milliseconds) / 1000;
      return cells.reduce(
        (sum, { program: { ruleGroups } }) =>
          sum + 1 + formSeconds * (ruleGroups ? 1 + ruleGroups.length : USUAL_WIDTHS),
        0,
      );
    },
    steps: (_request, cells) => cells.map(({ label }) => ({ what: formsStep(label), seconds: 1 })),
    isComplete: ({ timed }, request) =>
      timed.every(({ times }) => times.length === agilityPlan(request).launches),
    begin: (runner, together) => AgilityLaunches.begin(runner, together),
  },
  summarise: (samples, context) => {
    const { seed, split, exhaustive, task, subject } = context;
    return summariseAgility(samples, {
      split,
      exhaustive,
      people: peopleOf(context),
      random: createRandom(seed, `agility ${task.id} ${subject.program}`),
    });
  },
});
