import { z } from 'zod';

import { measureSchema } from './measure-schema.js';
import { expected, fileUrl, id, method, record, several, share, text, truth } from './members.js';

/** The module of a program. */
const MODULE = expected('import.meta.url, or new URL("./rules.ts", import.meta.url).href');

/** Which of its two figures a task's kind of scoring asks for is looked at where the whole plugin is. */
const reference = (what: string) =>
  record(
    {
      title: text('a title'),
      accuracy: share.optional(),
      value: z.number(expected('a number in the unit of the task')).optional(),
      source: text('how the figure was got'),
    },
    `${what}: { title, accuracy, source }, or { title, value, source } where the task has a "loss" or an "episode"`,
  ).optional();

const margin = z
  .number(expected('a number in the unit, above 0'))
  .positive(expected('a number in the unit, above 0'))
  .optional();

const loss = record(
  {
    title: text('what it is, such as "error"'),
    unit: text('its unit, such as "cm"'),
    of: method('(decision, { truth }) => a number, 0 or more'),
    margin,
  },
  'how wrong an answer is: { title, unit, of }',
);

const episode = record(
  {
    title: text('what its outcome is, such as "steps survived"'),
    unit: text('its unit, such as "steps"'),
    direction: z.enum(
      ['higher-is-better', 'lower-is-better'],
      expected('"higher-is-better" or "lower-is-better"'),
    ),
    most: z
      .int(expected('after how many decisions it ends at the latest'))
      .positive(expected('after how many decisions it ends at the latest')),
    step: method('(state, decision, random) => { state, reward, ended }'),
    margin,
  },
  'a course of decisions: { title, unit, direction, most, step }',
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
    recognises: method('async (folder) => true where it holds this data').optional(),
    describe: method('async (context) => { title, source }').optional(),
    loadAll: method('async (context) => all examples of data that no program was made with').optional(),
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
    range: z
      .tuple(
        [z.number(expected('a number')), z.number(expected('a number'))],
        expected('the least and the most that every feature can be, such as [0, 1]'),
      )
      .refine(([least, most]) => least < most, expected('the least before the most, such as [0, 1]'))
      .optional(),
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

const perturbation = record(
  {
    id,
    title: text('a title'),
    meaning: text('what it does to an input'),
    source: text('who defined it, or why it is so'),
    kind: z
      .enum(
        ['corruption', 'symmetry', 'impossible'],
        expected('"corruption", "symmetry" or "impossible"; leave it out for a corruption'),
      )
      .optional(),
    severities: several(text('a severity in words'), 'severities in words, from the least to the most'),
    apply: method('(input, severity, random, others) => the changed input'),
    truth: method('(truth, severity) => what is right for the changed input').optional(),
    same: method('(before, after, input, severity) => true where both answers say the same').optional(),
  },
  'a way to change an input: { id, title, meaning, source, severities, apply }',
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

/** A truth in words. */
export const DESCRIBE_TRUTH = '(truth) => words';

/** What judges an answer as right or not, as its author would write it. */
export const SCORE = `(decision, { truth }) => decision.kind === 'answer' && decision.answer === truth`;

const task = record(
  {
    id,
    title: text('a title'),
    summary: text('a paragraph for the report'),
    floor: z
      .union(
        [reference('what guessing gets'), method('async (context) => { title, accuracy, source }')],
        expected(
          'what guessing gets: { title, accuracy, source }, or a function that computes it; leave it out where there is none',
        ),
      )
      .optional(),
    reference: reference('a trivial method, for scale').optional(),
    dataSets: several(dataSet, 'a list of data sets, the default first'),
    classes: several(z.unknown(), 'the list of answers; leave it out where there is none').optional(),
    rejections: z
      .array(z.unknown(), expected('the answers that say "none of these", all of them classes'))
      .optional(),
    features,
    groups: featureGroups.optional(),
    concepts: z.array(concept, expected('a list of what a person would say of an input')).optional(),
    perturbations: z.array(perturbation, expected('a list of ways to change an input')).optional(),
    cue: cue.optional(),
    score: method(SCORE).optional(),
    loss: loss.optional(),
    episode: episode.optional(),
    sameAnswer: method('(one, other) => true where two answers are the same').optional(),
    classOf: method('(truth) => its class').optional(),
    describeAnswer: method('(answer) => words'),
    describeTruth: method(DESCRIBE_TRUTH).optional(),
    draw: method('(input, overlay) => an SVG element'),
    sound: method('(input) => { samples, rate }').optional(),
    soundOfAnswer: method('(answer) => { samples, rate }').optional(),
    soundOfTruth: method('(truth) => { samples, rate }').optional(),
    meaningless: z
      .array(
        record(
          { title: text('what they are, in words'), draw: method('(count, seed) => inputs') },
          'inputs that no answer is right for: { title, draw }',
        ),
        expected('a list of kinds of inputs that no answer is right for'),
      )
      .optional(),
    evaluations: z.array(evaluation, expected('a list of evaluations')).optional(),
    tryInPage: record(
      {
        title: text('what there is to do, such as "Draw a digit"'),
        reading: text('how it is done, in a sentence or two'),
        module: fileUrl('the URL of a module that exports "inPage"', './in-page.js'),
        onFirstScreen: truth,
        write: method('(input) => text that "inPage" reads again').optional(),
      },
      'how the task is tried in the page: { title, reading, module, write }',
    ).optional(),
  },
  'a task: { id, title, summary, dataSets, features, score, describeAnswer, describeTruth, draw }',
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
    module: z.string(MODULE).refine((value) => value.startsWith('file:'), MODULE),
    runtimeModule: fileUrl('the URL of the module that starts the runtime alone', './prepare.js').optional(),
    trainingModule: fileUrl('the URL of the module that trains the network', './train.js').optional(),
    load: method('async (options) => { decide, explain, dispose }'),
    ruleGroups: z
      .array(
        record({ id: text('a name'), title: text('a title') }, 'a group of rules: { id, title }'),
        expected('a list of groups of rules'),
      )
      .optional(),
    network: method('async () => a description of the network').optional(),
    quantised: method('async (bits, options) => { loaded, bytes }').optional(),
    augmentations: z
      .array(
        record(
          {
            what: text('what was done to training examples, with its size'),
            like: several(id, 'the ids of perturbations that it resembles'),
          },
          'how training examples were changed: { what, like }',
        ),
        expected('a list of how training examples were changed'),
      )
      .optional(),
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
    training: record(
      {
        folder: z.instanceof(URL, expected('the URL of the folder of the weights')),
        run: method('async (options) => { files, summary }'),
      },
      'how the network is trained: { folder, run }',
    ).optional(),
    inPage: record(
      {
        module: fileUrl('the URL of a module that exports "open"', './in-page.js'),
        data: method('async () => bytes for "open"').optional(),
        bits: z.int(expected('to how many bits weights are rounded')).positive().optional(),
      },
      'how it decides in the page: { module, data, bits }',
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

/** Programs, once those that are made for a task are made. */
export const programsSchema = z.array(program);

const programMaker = method('(task) => a program');

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
    programs: z.array(z.union([program, programMaker]), expected('a list of programs')).optional(),
    dataSets: z.array(dataSet, expected('a list of data sets')).optional(),
    measures: z.array(measureSchema, expected('a list of measures')).optional(),
    runtimes: z.array(runtime, expected('a list of runtimes')).optional(),
    train: method('async (options) => { files, summary }').optional(),
  },
  'a plugin, made with definePlugin({ task, programs })',
);
