import { questions } from '../../cell/protocol.js';
import { hasRight, type AccuracySamples } from '../accuracy/schema.js';
import { defineMeasure, NotApplicable } from '../measure.js';
import type { GroupRunner } from '../runner.js';
import { withoutRightAnswers } from '../scoring.js';
import { attackPlan } from './plans.js';
import { attackSamplesSchema, attackSchema } from './schema.js';
import { compareAttack, summariseAttack, WITHSTANDS } from './summarise.js';

const ask = questions<typeof import('./collect.js')>(new URL('./collect.js', import.meta.url));

/** M5: attacks by those who see answers alone, the same on rules and networks. */
export const attack = defineMeasure({
  id: 'attack',
  title: 'Can it be attacked?',
  reading:
    'The share of inputs that stays right whatever the same attackers, with the same number of questions, change on them within a bound: they see a program’s answers and nothing else.',
  scope: 'cell',
  needs: ['accuracy'],
  appliesTo: ({ task }) => withoutRightAnswers(task),
  samples: attackSamplesSchema,
  result: attackSchema,
  repeatable: true,
  collection: {
    of: 'cell',
    run: 'side by side',
    collect: async (runner, { spec }, tell) => {
      if (runner.task.groups?.same)
        return new NotApplicable(
          'its features take few values: to change one is to make another input of it, not the same one a little changed',
        );
      const { profile, context } = runner.request;
      const plan = attackPlan(profile.id, runner.task.features);
      const inputs = rightForAll(runner).slice(0, plan.inputs);
      if (inputs.length === 0) return new NotApplicable('there is no input on which all programs were right');
      const found = await runner.within(spec, [], (child) =>
        child.request(
          ask('collectAttack'),
          { seed: context.seed, inputs, budget: plan.budget, inside: plan.inside },
          tell,
        ),
      );
      return 'reason' in found ? new NotApplicable(found.reason) : found;
    },
  },
  summarise: summariseAttack,
  compare: compareAttack,
  primary: ({ withstood }) => ({ title: WITHSTANDS, figure: withstood }),
  margin: {
    scale: 'difference',
    value: 0.05,
    reason: 'one input in twenty: who can break the one can try the next',
  },
});

/** Places of the examples that all programs had right, drawn by the seed. */
function rightForAll(runner: GroupRunner): number[] {
  const decided = runner.cells.flatMap((cell) => {
    const samples = runner.samplesOf(cell, 'accuracy') as AccuracySamples | undefined;
    return samples && hasRight(samples) ? [samples] : [];
  });
  return runner
    .inputs(runner.examples.length)
    .filter((place) => decided.every(({ right }) => right[place] === 1));
}
