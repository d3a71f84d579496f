import { z } from 'zod';

import { expected, id, method, record, text, truth } from './members.js';

/** What a measure must be, by the member. */
export const measureSchema = record(
  {
    id,
    title: text('a title'),
    reading: text('how to read it, in a sentence'),
    scope: z.enum(['cell', 'program', 'group', 'task'], expected('"cell", "program", "group" or "task"')),
    needs: z.array(text('the id of a measure'), expected('a list of ids of measures')).optional(),
    uses: z.array(text('the id of a measure'), expected('a list of ids of measures')).optional(),
    samples: z.custom(isSchema, expected('a schema of zod')).optional(),
    result: z.custom(isSchema, expected('a schema of zod')),
    appliesTo: method('(subject) => why it does not apply, or nothing').optional(),
    seconds: method('(request, program) => seconds').optional(),
    timed: truth,
    repeatable: truth,
    acrossRuns: method('(samples of several runs) => samples').optional(),
    descriptive: truth,
    collection: record(
      {
        of: z.enum(['cell', 'cells', 'program', 'group'], expected('"cell", "cells", "program" or "group"')),
        run: z
          .enum(['side by side', 'alone'], expected('"side by side", or "alone" where it is timed'))
          .optional(),
        collect: method('async (runner, …) => samples').optional(),
        launches: method('(request) => how many').optional(),
        launchSeconds: method('(request, cells) => seconds').optional(),
        steps: method('(request, cells) => steps').optional(),
        isComplete: method('(samples, request) => true where nothing is left to collect').optional(),
        begin: method('async (runner, together) => { launch, finish }').optional(),
      },
      'how it is collected: { of, collect }, or { of: "cells", launches, launchSeconds, steps, isComplete, begin }',
    )
      .refine(
        ({ of, collect, launches, launchSeconds, steps, isComplete, begin }) =>
          of === 'cells' ? launches && launchSeconds && steps && isComplete && begin : collect,
        expected(
          '{ of, collect }, or of all cells { of: "cells", launches, launchSeconds, steps, isComplete, begin }',
        ),
      )
      .optional(),
    summarise: method('(samples, context) => the result'),
    compare: method('(a, b, context) => a comparison').optional(),
    compareVersions: method('(earlier, later, context) => comparisons').optional(),
    primary: method('(result) => { title, figure }').optional(),
    margin: record(
      {
        scale: z.enum(['difference', 'ratio'], expected('"difference" or "ratio"')),
        value: z.number(expected('a number')),
        reason: text('why this is practically the same'),
      },
      'what is practically the same: { scale, value, reason }',
    ).optional(),
    noise: method('(selfCheck, { task, dataset }) => a number').optional(),
    headline: method('(samples) => a runtime').optional(),
  },
  'a measure, made with defineMeasure',
);

function isSchema(value: unknown): boolean {
  return typeof (value as { safeParse?: unknown } | undefined)?.safeParse === 'function';
}
