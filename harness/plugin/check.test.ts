import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { checkBy, checkPlugin, requireSound } from './check.js';

/** A plugin without a fault, of which each test spoils a member. */
const nothing = (): void => undefined;
const reference = { title: 'none', accuracy: 0, source: 'none' };
const dataSet = {
  id: 'numbers',
  title: 'Numbers',
  licence: 'CC0-1.0',
  citation: 'none',
  source: 'none',
  fingerprint: nothing,
  load: nothing,
};
const task = {
  id: 'parity',
  title: 'Parity',
  summary: 'Is it odd?',
  floor: reference,
  reference,
  dataSets: [dataSet],
  features: { shape: [1], axes: ['number'], meaning: 'it', toVector: nothing, fromVector: nothing },
  score: nothing,
  describeAnswer: nothing,
  describeTruth: nothing,
  draw: nothing,
};
const loss = { title: 'error', unit: 'cm', of: nothing };
const episode = { title: 'steps', unit: 'steps', direction: 'higher-is-better', most: 9, step: nothing };
const graded = { ...task, score: undefined, floor: undefined, reference: undefined, loss };
const program = {
  id: 'one',
  kind: 'handwritten',
  title: 'One',
  summary: 'Guesses.',
  runtimes: ['v8'],
  module: 'file:///one.js',
  load: nothing,
};
const measure = {
  id: 'beauty',
  title: 'Beauty',
  reading: 'Look.',
  scope: 'cell',
  result: z.number(),
  summarise: nothing,
};

it.each([
  ['a whole one', { task, programs: [program], measures: [measure] }],
  ['programs alone', { for: 'digits', programs: [program] }],
  ['what makes a program', { task, programs: [program, () => program] }],
  [
    'a program that trains itself',
    { task, programs: [{ ...program, training: { folder: new URL('file:///one/'), run: nothing } }] },
  ],
  ['measures alone', { measures: [measure] }],
])('finds nothing in %s', (_, plugin) => {
  expect(checkPlugin(plugin)).toEqual({ faults: [], notes: [] });
});

const perturbation = {
  id: 'noise',
  title: 'Noise',
  meaning: 'it hisses',
  source: 'none',
  severities: ['little', 'much'],
  apply: nothing,
};

it('finds nothing in a task with perturbations, and a network that was trained with the like', () => {
  const perturbations = [perturbation, { ...perturbation, id: 'turn', kind: 'symmetry', truth: nothing }];
  const learned = { ...program, augmentations: [{ what: 'noise of 3 dB', like: ['noise'] }] };
  expect(checkPlugin({ task: { ...task, perturbations }, programs: [learned] })).toEqual({
    faults: [],
    notes: [],
  });
});

describe('a fault of a perturbation', () => {
  const faults = (changes: object, further: readonly object[] = []) =>
    checkPlugin({ task: { ...task, perturbations: [{ ...perturbation, ...changes }, ...further] } });

  it('is found and told with its place', () => {
    expect(faults({ apply: undefined }).faults[0]).toMatch(/^task\.perturbations\[0\]\.apply is missing/);
    expect(faults({ severities: [] }).faults[0]).toMatch(/severities is an empty list: expected severities/);
    expect(faults({ kind: 'harm' }).faults[0]).toMatch(
      /kind is "harm": expected "corruption", "symmetry" or/,
    );
    expect(faults({}, [perturbation]).faults[0]).toMatch(/perturbations\[1\]\.id is "noise", which/);
    expect(faults({ truths: nothing }).notes[0]).toMatch(/did you mean "truth"/);
  });
});

describe('a fault', () => {
  it.each([
    ['no plugin', undefined, 'its default export is missing: add a plugin'],
    ['a list', [], 'its default export is an empty list: expected a plugin'],
    ['an empty plugin', {}, 'its default export brings nothing: make a plugin'],
    ['a task beside a task', { task, for: 'digits', programs: [program] }, 'for is "digits" beside a task'],
    ['programs of no task', { programs: [program] }, 'programs is there without a task'],
    ['nothing for a task', { for: 'digits', programs: [] }, 'for is "digits", but nothing is brought'],
    ['one for a list', { task, programs: program }, 'programs is an object: expected a list of programs'],
    [
      'a name that is no word',
      { task: { ...task, id: 'Two Words' }, programs: [program] },
      'task.id is "Two Words": expected lower-case words with hyphens',
    ],
    [
      'a name that no file could have',
      { task: { ...task, id: 'long-'.repeat(60) + 'name' }, programs: [program] },
      'expected lower-case words with hyphens, such as "tic-tac-toe", and at most 40 letters',
    ],
    [
      'a path for a module',
      { task, programs: [{ ...program, module: './rules.ts' }] },
      'programs[0].module is "./rules.ts": expected import.meta.url, or new URL("./rules.ts", import.meta.url)',
    ],
    [
      'a path for a name',
      { for: 'digits', programs: [{ ...program, id: '../up' }] },
      'programs[0].id is "../up"',
    ],
    [
      'a share beyond one',
      { task: { ...task, floor: { ...reference, accuracy: 50 } }, programs: [program] },
      'task.floor.accuracy is 50: expected a share from 0 to 1',
    ],
    [
      'no way of judging an answer',
      { task: { ...task, score: undefined }, programs: [program] },
      'task.score is missing: add a function: (decision, { truth }) =>',
    ],
    [
      'two ways of judging an answer',
      { task: { ...task, loss }, programs: [program] },
      'task.loss is there beside task.score: leave out one of the two',
    ],
    [
      'a share for a reference of a loss',
      { task: { ...task, score: undefined, loss, floor: undefined }, programs: [program] },
      'task.reference.value is missing: add the mean in the unit of task.loss',
    ],
    [
      'a margin of nothing',
      { task: { ...graded, loss: { ...loss, margin: 0 } }, programs: [program] },
      'task.loss.margin is 0: expected a number in the unit, above 0',
    ],
    [
      'an episode without an end',
      { task: { ...graded, loss: undefined, episode: { ...episode, most: Infinity } }, programs: [program] },
      'task.episode.most is Infinity: expected after how many decisions it ends at the latest',
    ],
    [
      'truths of a loss without words',
      { task: { ...graded, describeTruth: undefined }, programs: [program] },
      'task.describeTruth is missing: add a function: (truth) => words',
    ],
    [
      'data without a way to load it',
      { task: { ...task, dataSets: [{ ...dataSet, load: 'train.csv' }] }, programs: [program] },
      'task.dataSets[0].load is "train.csv": expected a function: async (split, context) =>',
    ],
    [
      'a view of no size',
      { task: { ...task, features: { ...task.features, shape: [0] } }, programs: [program] },
      'task.features.shape[0] is 0: expected a whole number above 0',
    ],
    [
      'sizes without words',
      { task: { ...task, features: { ...task.features, shape: [2, 2] } }, programs: [program] },
      'task.features.axes has 1 words for a shape of 2 sizes',
    ],
    ['a number for a program', { task, programs: [7] }, 'programs[0] is 7: expected a program: {'],
    [
      'a folder that is no URL',
      { task, programs: [{ ...program, training: { folder: './weights', run: nothing } }] },
      'programs[0].training.folder is "./weights": expected the URL of the folder of the weights',
    ],
    [
      'a kind that there is none of',
      { task, programs: [{ ...program, kind: 'trained' }] },
      'programs[0].kind is "trained": expected "handwritten" or "learned"',
    ],
    [
      'two of one name',
      { task, programs: [program, { ...program, title: 'Two' }] },
      'programs[1].id is "one", which programs[0] is called: rename one of the two',
    ],
    [
      'a measure without figures',
      { measures: [{ ...measure, result: 'a number' }] },
      'measures[0].result is "a number": expected a schema of zod',
    ],
    [
      'a runtime without a state',
      { runtimes: [{ id: 'mine' }] },
      'runtimes[0].availability is missing: add a function',
    ],
  ])('is named with its place and its mend: %s', (_, plugin, fault) => {
    const { faults } = checkPlugin(plugin);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(fault);
  });

  it('is none where answers are judged by a loss or by episodes', () => {
    expect(checkPlugin({ task: graded, programs: [program] }).faults).toEqual([]);
    const ofEpisodes = { ...graded, loss: undefined, episode, describeTruth: undefined };
    expect(checkPlugin({ task: ofEpisodes, programs: [program] }).faults).toEqual([]);
  });

  it('does not hide another', () => {
    const { faults } = checkPlugin({
      task: { ...task, title: '', score: 1 },
      programs: [{}, program, program],
    });
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
      'task.title',
      'task.score',
      ...['id', 'kind', 'title', 'summary', 'runtimes', 'module', 'load'].map(
        (name) => `programs[0].${name}`,
      ),
      'programs[2].id',
    ]);
    expect(() => requireSound('plugin x', faults)).toThrow(/^plugin x has faults:\n {2}task\.title is ""/);
  });
});

describe('a member that is not known', () => {
  it.each([
    [
      { task, programs: [{ ...program, quantized: nothing }] },
      ['programs[0].quantized is not known: did you mean "quantised"?'],
    ],
    [
      { task: { ...task, clases: ['odd'] }, programs: [program] },
      ['task.clases is not known: did you mean "classes"?'],
    ],
    [
      { task: { ...task, dataSets: [{ ...dataSet, exhaustiv: true }] } },
      ['task.dataSets[0].exhaustiv is not known: did you mean "exhaustive"?'],
    ],
    [{ task, program: [program] }, ['program is not known: did you mean "programs"?']],
    [{ task, programs: [{ ...program, colour: 'blue' }] }, []],
    // Its author's own, beside the one that it resembles.
    [{ task, programs: [{ ...program, titles: ['One'] }] }, []],
  ])('is pointed at where it looks like one that is missing: %#', (plugin, notes) => {
    expect(checkPlugin(plugin)).toEqual({ faults: [], notes });
  });
});

it('checks other values by other schemas', () => {
  const schema = z.object({ plugins: z.array(z.string({ error: 'expected a path' })) });
  expect(checkBy(schema, { plugins: ['a', 7] }).faults).toEqual(['plugins[1] is 7: expected a path']);
});
