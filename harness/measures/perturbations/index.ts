import { questions } from '../../cell/protocol.js';
import { defineMeasure, NotApplicable } from '../measure.js';
import { withoutRightAnswers } from '../scoring.js';
import { perturbationsSchema } from './schema.js';

const ask = questions<typeof import('./collect.js')>(new URL('./collect.js', import.meta.url));

/** Among so many drawn examples one shows something known. */
const CHOICE = 20;

/** What inputs go through where it is measured what breaks a program, to be seen and heard. */
export const perturbations = defineMeasure({
  id: 'perturbations',
  title: 'What the inputs went through',
  reading: 'One example, as it is and after each change at each severity.',
  scope: 'group',
  samples: perturbationsSchema,
  result: perturbationsSchema,
  repeatable: true,
  collection: {
    of: 'group',
    collect: async (runner) => {
      const without = withoutRightAnswers(runner.task);
      if (without !== undefined) return new NotApplicable(without);
      const [first] = runner.cells;
      if (!first || runner.examples.length === 0) return new NotApplicable('there is no example to show');
      const request = { seed: runner.request.context.seed, inputs: runner.inputs(CHOICE) };
      const drawn = await runner.within(first.spec, [], (child) =>
        child.request(ask('drawPerturbations'), request),
      );
      const programs = [...new Set(runner.cells.map(({ program }) => program))];
      return {
        ...drawn,
        augmentations: programs.flatMap(({ id, augmentations = [] }) =>
          augmentations.map(({ what, like }) => ({ program: id, what, like: [...like] })),
        ),
      };
    },
  },
  summarise: (samples) => samples,
});
