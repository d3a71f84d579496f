import { z } from 'zod';

/** What a member must be, in words, with an example where it says more: it stands in the fault. */
const expected = (what: string) => ({ error: `expected ${what}` });

const LOWER_CASE_WORDS = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Stands on the command line, in the names of files and in the page. */
const WORDS = expected('lower-case words with hyphens, such as "tic-tac-toe"');
const id = z.string(WORDS).regex(LOWER_CASE_WORDS, WORDS);

const text = (what: string) =>
  z.string(expected(what)).refine((value) => value.trim() !== '', expected(what));
const truth = z.boolean(expected('true or false')).optional();
const method = (what: string) =>
  z.custom((value) => typeof value === 'function', expected(`a function: ${what}`));
const several = <Member extends z.ZodType>(member: Member, what: string) =>
  z.array(member, expected(what)).min(1, expected(what));
const record = <Shape extends z.ZodRawShape>(shape: Shape, what: string) => z.object(shape, expected(what));

const share = z
  .number(expected('a share from 0 to 1'))
  .refine((value) => value >= 0 && value <= 1, expected('a share from 0 to 1'));

const reference = (what: string) =>
  record(
    { title: text('a title'), accuracy: share, source: text('how the figure was got') },
    `${what}: { title, accuracy, source }`,
  );

const dataSet = record(
  {
    id,
    title: text('a title'),
    licence: text('an SPDX identifier or the terms in words, such as "CC0-1.0"'),
    citation: text('whom to cite'),
    source: text('a URL, or a package with its version'),
    exhaustive: truth,
    synthetic: truth,
    costly: truth,
    groups: z
      .array(
        record(
          {
            title: text('a title'),
            meaning: text('who or what the group is'),
            has: method('(example) => true for an example of the group'),
          },
          'a group of examples: { title, meaning, has }',
        ),
        expected('a list of groups of examples'),
      )
      .optional(),
    fingerprint: method('async () => the SHA-256 of the content'),
    load: method('async (split, context) => examples, each { id, input, truth }'),
    strangers: method('async (split, context) => all examples of none of the known things').optional(),
  },
  'a data set: { id, title, licence, citation, source, fingerprint, load }',
);

const sizes = 'the sizes of the view, such as [28, 28]';

const features = record(
  {
    shape: several(
      z.int(expected('a whole number above 0')).positive(expected('a whole number above 0')),
      sizes,
    ),
    axes: several(text('a word'), 'a word for each size in "shape", such as ["row", "column"]'),
    meaning: text('what one feature is, such as "length in centimetres"'),
    toVector: method('(input) => Float32Array'),
    fromVector: method('(vector) => the input that it stands for'),
  },
  'how an input is seen as numbers: { shape, axes, meaning, toVector, fromVector }',
);

const featureGroups = record(
  {
    shape: several(
      z.int(expected('a whole number above 0')),
      'how many groups lie along each axis, such as [7, 7]',
    ),
    axes: several(text('a word'), 'a word for each number in "shape"'),
    meaning: text('what one group is, such as "a patch of 4×4 pixels"'),
    blank: z.unknown().optional(),
    takeApart: method('(input) => its parts'),
    putTogether: method('(parts, donor, kept) => the input that has the kept groups of parts'),
    values: method('(parts) => a number a group'),
    same: method('(one, other, group) => true where both have the same').optional(),
  },
  'groups of features: { shape, axes, meaning, takeApart, putTogether, values }',
);

const concept = record(
  { id, title: text('what it is, in words'), value: method('(input) => a number') },
  'something to say of an input: { id, title, value }',
);

const cue = record(
  {
    meaning: text('what the cue is'),
    placebo: text('what the placebo is'),
    plant: method('(input, which) => the input with the cue of a class'),
    plantPlacebo: method('(input, uniform) => the input with a placebo'),
  },
  'something that a program must not go by: { meaning, placebo, plant, plantPlacebo }',
);

const evaluation = record(
  {
    id,
    title: text('a title'),
    reading: text('how to read the figures'),
    run: method('async (program, context) => { summary, figures }'),
  },
  'an evaluation: { id, title, reading, run }',
);

const task = record(
  {
    id,
    title: text('a title'),
    summary: text('a paragraph for the report'),
    floor: reference('what guessing gets'),
    reference: reference('a trivial method, for scale'),
    dataSets: several(dataSet, 'a list of data sets, the default first'),
    classes: several(z.unknown(), 'the list of answers; leave it out where there is none').optional(),
    rejections: z
      .array(z.unknown(), expected('the answers that say "none of these", all of them classes'))
      .optional(),
    features,
    groups: featureGroups.optional(),
    concepts: z.array(concept, expected('a list of what a person would say of an input')).optional(),
    cue: cue.optional(),
    score: method(`(decision, { truth }) => decision.kind === 'answer' && decision.answer === truth`),
    classOf: method('(truth) => its class').optional(),
    describeAnswer: method('(answer) => words'),
    describeTruth: method('(truth) => words'),
    draw: method('(input, overlay) => an SVG element'),
    sound: method('(input) => { samples, rate }').optional(),
    evaluations: z.array(evaluation, expected('a list of evaluations')).optional(),
  },
  'a task: { id, title, summary, floor, reference, dataSets, features, score, describeAnswer, describeTruth, draw }',
);

const runtimeNames = 'what it runs on: ["v8"] for plain JavaScript';

const program = record(
  {
    id,
    kind: z.enum(['handwritten', 'learned'], expected('"handwritten" or "learned"')),
    byName: truth,
    title: text('a title'),
    summary: text('a paragraph: how it works, and who or what made it'),
    runtimes: several(text(runtimeNames), runtimeNames),
    module: z
      .string(expected('import.meta.url'))
      .refine((value) => value.startsWith('file:'), expected('import.meta.url')),
    runtimeModule: z
      .string(expected('the URL of the module that starts the runtime alone'))
      .refine(
        (value) => value.startsWith('file:'),
        expected('a file URL, such as new URL("./prepare.js", import.meta.url).href'),
      )
      .optional(),
    load: method('async (options) => { decide, explain, dispose }'),
    ruleGroups: z
      .array(
        record({ id: text('a name'), title: text('a title') }, 'a group of rules: { id, title }'),
        expected('a list of groups of rules'),
      )
      .optional(),
    network: method('async () => a description of the network').optional(),
    quantised: method('async (bits, options) => { loaded, bytes }').optional(),
    sweep: record(
      {
        varies: several(
          z.enum(['width', 'share', 'cue'], expected('"width", "share" or "cue"')),
          'what may be varied, such as ["width", "share"]',
        ),
        recipe: text('how the networks are trained, in a sentence'),
        settings: z.looseObject({}, expected('what determines a training: { … }')),
        recorded: z.instanceof(URL, expected('the URL of the folder of recorded results')),
        withCue: record(
          {
            recipe: text('how networks with a cue are trained, in a sentence'),
            settings: z.looseObject({}, expected('what determines a training: { … }')),
            width: z.number(expected('a multiple of the channels')),
            share,
          },
          'how networks with a cue are trained: { recipe, settings, width, share }',
        ).optional(),
        train: method('async (variant, options) => a network'),
        untrained: method('async (width, options) => { decide, explain, dispose }'),
      },
      'how the network is made in other sizes: { varies, recipe, settings, recorded, train, untrained }',
    ).optional(),
    melding: record(
      {
        recipe: text('how the networks are trained, in a sentence'),
        settings: z.looseObject({}, expected('what determines a training: { … }')),
        recorded: z.instanceof(URL, expected('the URL of the folder of recorded results')),
        noisy: method('(input, normal) => the input under noise'),
        train: method('async (seed, options) => networks'),
      },
      'how the network is tuned with another one: { recipe, settings, recorded, noisy, train }',
    ).optional(),
  },
  'a program: { id, kind, title, summary, runtimes, module, load }',
);

const measure = record(
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

const runtime = record(
  {
    id,
    availability: method('async () => { state, … }'),
  },
  'a runtime: { id, availability }',
);

/** What a plugin must be: the one definition that it is checked by, member by member. */
export const pluginSchema = record(
  {
    task: task.optional(),
    for: text('the id of a task, such as "digits"').optional(),
    programs: z.array(program, expected('a list of programs')).optional(),
    dataSets: z.array(dataSet, expected('a list of data sets')).optional(),
    measures: z.array(measure, expected('a list of measures')).optional(),
    runtimes: z.array(runtime, expected('a list of runtimes')).optional(),
    train: method('async (options) => { files, summary }').optional(),
  },
  'a plugin, made with definePlugin({ task, programs })',
);
