import { z } from 'zod';

import { figureSchema } from '../../results/figure.js';
import { reportedSplitSchema } from '../../results/split.js';
import { flags, numbers, numbersOrNaN, places, sameLength } from '../codecs.js';
import { hashDecisions } from './hash-decisions.js';

/** What a program decided, example by example. */
export const accuracySamplesSchema = z
  .strictObject({
    /** 1 where the decision was right; absent where the task has a loss or episodes. */
    right: flags.exactOptional(),
    /** In place of `right`: the loss, or the outcome of the episode that begins with the example. */
    values: numbers.exactOptional(),
    /** Beside `values`: 1 for an episode that came to its last step without having ended. */
    cut: flags.exactOptional(),
    /** The answer as JSON, of an episode its first; null for an abstention. */
    answers: z.array(z.string().nullable()),
    /** The program's confidence, NaN where it gave none. */
    confidence: numbersOrNaN,
    /** Labels of the task's classes, and for every example the index of its truth; absent without classes. */
    classes: z
      .strictObject({ labels: z.array(z.string()), answers: z.array(z.string()), truths: places })
      .exactOptional(),
    /** What is right, in words, example by example; absent with classes, which say it, and where nothing is right or wrong. */
    truths: z.array(z.string()).exactOptional(),
    people: z.array(z.string().nullable()).exactOptional(),
    /** The data set's groups, and for every example the index of its group, -1 for none; absent without groups. */
    groups: z
      .strictObject({
        known: z.array(z.strictObject({ title: z.string(), meaning: z.string() })),
        of: places,
      })
      .exactOptional(),
    /** What was decided on inputs that are none of the known things; absent where the task knows no such answer. */
    strangers: z
      .strictObject({
        /** The answers that reject, in words. */
        kinds: z.array(z.string()),
        /** The kind that each input truly is. */
        of: places,
        /** 1 where it was answered with a known thing all the same. */
        answered: flags,
        people: z.array(z.string().nullable()),
      })
      .refine(({ of, answered, people }) => sameLength(of, answered, people), 'its lists differ in length')
      .exactOptional(),
    exampleIds: z.array(z.string()),
    decisionsSha256: z.string(),
  })
  .refine(
    ({ right, values, cut, answers, confidence, exampleIds, classes, truths, people, groups }) =>
      sameLength(answers, confidence, exampleIds) &&
      sameLength(answers, right ?? answers, values ?? answers, cut ?? answers) &&
      sameLength(
        answers,
        classes?.truths ?? answers,
        truths ?? answers,
        people ?? answers,
        groups?.of ?? answers,
      ),
    'its lists differ in length',
  )
  .refine(
    ({ right, values, cut }) => (right === undefined) !== (values === undefined) && (!cut || values),
    'it has not either "right" or "values"',
  )
  .refine(
    ({ answers, confidence, values, decisionsSha256 }) =>
      decisionsSha256 === hashDecisions(answers, confidence, values),
    { path: ['decisionsSha256'], message: 'its answers and confidences are not those that were decided' },
  );

const ofAnswers = {
  split: reportedSplitSchema,
  total: z.int().min(0),
  abstained: z.int().min(0),
  /** Share of examples that were answered at all; of episodes, in the state that they begin in. */
  coverage: figureSchema,
  /** SHA-256 over all decisions in order: two runs with one seed must agree. */
  decisionsSha256: z.string(),
};

/** How often a program is right. */
export const rightAnswersSchema = z.object({
  ...ofAnswers,
  /** Share of examples answered rightly; an abstention is not right. */
  share: figureSchema,
  correct: z.int().min(0),
  /** Share of the answers that were right; absent when the program never answered. */
  whenAnswering: figureSchema.optional(),
  classes: z
    .array(
      z.object({
        label: z.string(),
        support: z.int().min(0),
        precision: figureSchema.optional(),
        recall: figureSchema.optional(),
        f1: z.number().optional(),
      }),
    )
    .optional(),
  /** Rows are truths, columns are answers, the last column is abstention. */
  confusion: z
    .object({ labels: z.array(z.string()), counts: z.array(z.array(z.int().min(0))) })
    .refine(
      ({ labels, counts }) =>
        labels.length === counts.length + 1 && counts.every((row) => sameLength(row, labels)),
      'it has not a row for every label but that of abstention, and a column for each',
    )
    .optional(),
  people: z.array(z.object({ person: z.string(), share: figureSchema })).optional(),
  /** Of each kind of input that is none of the known things: the share that was answered with one all the same. */
  rejection: z.array(z.object({ label: z.string(), answered: figureSchema })).optional(),
});

/** How wrong a program's answers are, or how its episodes go, in the unit of the task. */
export const outcomesSchema = z.object({
  ...ofAnswers,
  mean: figureSchema,
  /** With the middle half of the examples. */
  median: figureSchema,
  /** What one example in ten is worse than. */
  worstTenth: figureSchema,
  /** The example on which it went worst. */
  worst: z.object({ example: z.string(), value: z.number() }),
  /** Values that 0, 5, …, 100 % of the examples do not exceed. */
  quantiles: z.array(z.number()),
  /** Of episodes: the share that came to their last step without having ended. */
  cut: figureSchema.optional(),
  /** The worst first. */
  people: z.array(z.object({ person: z.string(), mean: figureSchema })).optional(),
});

/** M1: how well a program does its task. */
export const accuracySchema = z.union([rightAnswersSchema, outcomesSchema]);

/** See {@link accuracySamplesSchema}. */
export type AccuracySamples = z.output<typeof accuracySamplesSchema>;

/** Those of a task whose answers are right or not. */
export type RightSamples = AccuracySamples & { readonly right: Uint8Array };

/** Those of a task that has a loss or episodes. */
export type OutcomeSamples = AccuracySamples & { readonly values: Float64Array };

export const hasRight = (samples: AccuracySamples): samples is RightSamples => samples.right !== undefined;
export const hasOutcomes = (samples: AccuracySamples): samples is OutcomeSamples =>
  samples.values !== undefined;

/** See {@link accuracySchema}. */
export type Accuracy = z.infer<typeof accuracySchema>;

/** See {@link rightAnswersSchema}. */
export type RightAnswers = z.infer<typeof rightAnswersSchema>;

/** See {@link outcomesSchema}. */
export type Outcomes = z.infer<typeof outcomesSchema>;
