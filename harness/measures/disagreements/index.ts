import { questions } from '../../cell/protocol.js';
import type { AccuracySamples } from '../accuracy/schema.js';
import { isLarge } from '../large-input.js';
import { defineMeasure, NotApplicable } from '../measure.js';
import { reasonPlan } from '../reasons/plans.js';
import type { ProfileId } from '../runner.js';
import { chooseDisagreements } from './choose.js';
import { disagreementsSchema } from './schema.js';

const ask = questions<typeof import('./collect.js')>(new URL('./collect.js', import.meta.url));

/** How many inputs are shown. */
const MOST: Readonly<Record<ProfileId, number>> = { quick: 4, default: 12, thorough: 24 };

/** The same where a decision takes milliseconds, and finding a reason seconds. */
const MOST_LARGE = 6;

/**
 * Inputs on which the first two programs of a task do not say the same or, where it has a loss or episodes, do most unlike;
 * each with both answers and both reasons.
 */
export const disagreements = defineMeasure({
  id: 'disagreements',
  title: 'Where they disagree',
  reading: 'Inputs on which the programs do not say the same, each with what they said and why.',
  scope: 'group',
  needs: ['accuracy'],
  samples: disagreementsSchema,
  result: disagreementsSchema,
  repeatable: true,
  collection: {
    of: 'group',
    collect: async (runner) => {
      const decided = runner.cells.flatMap((cell) => {
        const samples = runner.samplesOf(cell, 'accuracy') as AccuracySamples | undefined;
        return samples ? [{ cell, samples }] : [];
      });
      const [a, b] = decided;
      if (!a || !b) return new NotApplicable('there are no two programs whose decisions could be compared');
      const { id } = runner.request.profile;
      const large = isLarge(runner.task);
      const most = id === 'default' && large ? MOST_LARGE : MOST[id];
      const chosen = chooseDisagreements(a.samples, b.samples, most);
      if (chosen.length === 0) return { examples: [] };
      const explain = ({ cell }: typeof a) =>
        runner.within(cell.spec, [], (child) =>
          child.request(ask('collectExplanations'), {
            examples: chosen,
            seed: runner.request.context.seed,
            plan: reasonPlan(id, large).search,
          }),
        );
      const [explainedA, explainedB] = await Promise.all([explain(a), explain(b)]);
      return {
        examples: explainedA.examples.map(({ decision, ...shown }, at) => ({
          ...shown,
          decisions: [decision, explainedB.examples[at]!.decision],
        })),
        spent: [
          { program: a.cell.spec.program, decisions: explainedA.decisions },
          { program: b.cell.spec.program, decisions: explainedB.decisions },
        ],
      };
    },
  },
  summarise: (samples) => samples,
});
