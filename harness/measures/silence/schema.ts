import { z } from 'zod';

import { figureSchema } from '../../results/figure.js';
import { reportedSplitSchema } from '../../results/split.js';
import { numbersOrNaN } from '../codecs.js';

/** What a program said where thresholds are set, and on inputs that no answer is right for. */
export const silenceSamplesSchema = z.strictObject({
  split: reportedSplitSchema,
  /** Confidences on that split, 1 where it answered without one, NaN where it abstained. */
  confidence: numbersOrNaN,
  meaningless: z.array(
    z.strictObject({
      title: z.string(),
      /** Confidences, NaN where the program abstained or said that it is none of the known things. */
      confidence: numbersOrNaN,
    }),
  ),
});

/** Whether a program says so when it is wrong. */
export const silenceSchema = z.object({
  /** The share of the inputs that it is to answer surely. */
  coverage: z.number(),
  /** The confidence from which on it answers so many, on the examples that it was set on. */
  threshold: z.number(),
  chosenOn: z.object({
    split: z.string(),
    examples: z.int(),
    /** The share that it answers surely there: less than was wanted where it abstains too often, more where many are alike. */
    answered: z.number(),
  }),
  /** The share that it answers surely on the examples that are reported on. */
  answered: figureSchema,
  wrong: z.int(),
  /** Primary: of the wrong answers, the share that is given surely; absent where it gave no wrong answer. */
  passed: figureSchema.optional(),
  /** Wrong answers among the sure ones. */
  riskWhenSure: figureSchema.optional(),
  /** The share of wrong decisions among the surest, by how many those are. */
  curve: z.array(z.object({ coverage: z.number(), risk: z.number() })),
  /** Area under the risk–coverage curve. */
  area: figureSchema,
  /** What it would be if the same errors all came last. */
  bestArea: z.number(),
  /** How well confidence tells right answers from wrong ones: area under the ROC curve. */
  tells: figureSchema.optional(),
  /** How far confidences are from the share that is right. */
  calibration: figureSchema.optional(),
  /** Of inputs that no answer is right for, by kind: what is answered all the same, and what surely. */
  meaningless: z.array(z.object({ title: z.string(), answered: figureSchema, surely: figureSchema })),
});

/** See {@link silenceSamplesSchema}. */
export type SilenceSamples = z.output<typeof silenceSamplesSchema>;

/** See {@link silenceSchema}. */
export type Silence = z.infer<typeof silenceSchema>;
