import { questions } from '../../cell/protocol.js';
import { hasRight, type AccuracySamples } from '../accuracy/schema.js';
import { choosingSpec, withoutChoice } from '../choosing.js';
import { defineMeasure, NotApplicable } from '../measure.js';
import type { ProfileId } from '../runner.js';
import { withoutRightAnswers } from '../scoring.js';
import { compareSilence, PASSED } from './compare.js';
import { silenceSamplesSchema, silenceSchema, type SilenceSamples } from './schema.js';
import { summariseSilence } from './summarise.js';

const ask = questions<typeof import('./collect.js')>(new URL('./collect.js', import.meta.url));

/** Inputs of each kind that no answer is right for. */
const MEANINGLESS: Readonly<Record<ProfileId, number>> = { quick: 20, default: 200, thorough: 1000 };

const WITHOUT = 'it gives no confidence with its answers, so that sure ones cannot be told from others';

/** M5: whether a program fails silently. */
export const silence = defineMeasure({
  id: 'silence',
  title: 'Does it fail silently?',
  reading:
    'Of a program’s wrong answers, the share that it is as sure of as of four fifths of all inputs: these nobody is warned of. A program that knows nothing of its errors has four fifths, one that knows all has none.',
  scope: 'cell',
  needs: ['accuracy'],
  appliesTo: ({ task }) => withoutRightAnswers(task),
  samples: silenceSamplesSchema,
  result: silenceSchema,
  repeatable: true,
  collection: {
    of: 'cell',
    run: 'side by side',
    collect: async (runner, cell, tell) => {
      const decided = runner.samplesOf(cell, 'accuracy') as AccuracySamples | undefined;
      if (decided && !hasConfidence(decided)) return new NotApplicable(WITHOUT);
      const without = await withoutChoice(runner);
      if (without !== undefined) return new NotApplicable(without);
      const { profile, context } = runner.request;
      const request = { seed: context.seed, meaningless: MEANINGLESS[profile.id] };
      return runner.within(choosingSpec(runner, cell), [], (child) =>
        child.request(ask('collectSilence'), request, tell),
      );
    },
  },
  summarise: (samples: SilenceSamples, { samplesOf, exhaustive, seed }) => {
    const accuracy = samplesOf('accuracy') as AccuracySamples | undefined;
    if (!accuracy || !hasRight(accuracy)) return new NotApplicable('its decisions are missing');
    return summariseSilence(samples, { accuracy, exhaustive, seed });
  },
  compare: (a, b, { exhaustive }) => compareSilence(a.result, b.result, exhaustive),
  primary: ({ passed }) => passed && { title: PASSED, figure: passed },
  margin: {
    scale: 'difference',
    value: 0.05,
    reason: 'one wrong answer in twenty more or less changes nothing for whoever has to check',
  },
});

const hasConfidence = ({ confidence }: AccuracySamples): boolean =>
  confidence.some((value) => !Number.isNaN(value));
