import { otherData } from '../agility/other-data.js';
import { isScored, NOT_SCORED } from '../agility/over-networks.js';
import { defineMeasure, NotApplicable } from '../measure.js';
import { withoutRightAnswers } from '../scoring.js';
import { readMelding } from './melding-file.js';
import { meldingSamplesSchema, meldingSchema, type MeldingSamples } from './schema.js';
import { summariseMelding } from './summarise.js';

/** M6: whether networks that were trained apart do better once they are tuned together. */
export const melding = defineMeasure({
  id: 'melding',
  title: 'Melding',
  reading:
    'Two networks that were trained apart are tuned as one: how many more noisy inputs are then answered rightly than where each is tuned by itself?',
  scope: 'cell',
  samples: meldingSamplesSchema,
  result: meldingSchema,
  seconds: () => 1,
  appliesTo: ({ kind, program, task }) => {
    if (kind === 'handwritten') return 'rules are not tuned: nothing is learned';
    const without = withoutRightAnswers(task);
    if (without !== undefined) return without;
    return program.melding ? undefined : 'nobody tried to tune this network together with another one';
  },
  repeatable: true,
  collection: {
    of: 'cell',
    run: 'side by side',
    collect: async (runner, { program, spec }): Promise<MeldingSamples | NotApplicable> => {
      const recorded = await readMelding(program.melding!.recorded);
      if (!recorded)
        return new NotApplicable(
          `nothing was recorded; "rvw train ${spec.task} --melding --seeds 3" records it`,
        );
      const other = await otherData(recorded, runner);
      return other === undefined ? { recorded } : new NotApplicable(other);
    },
  },
  summarise: ({ recorded }: MeldingSamples, { split, exhaustive }) =>
    isScored(split) ? summariseMelding(recorded, split, exhaustive) : new NotApplicable(NOT_SCORED),
});
