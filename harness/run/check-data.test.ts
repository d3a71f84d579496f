import { describe, expect, it } from 'vitest';

import type { DataSet, Example, Split, Task } from '../../tasks/contract/index.js';
import { gridGroups } from '../../tasks/kit/grid-groups.js';
import { checkData } from './check-data.js';
import type { CellGroup } from './plan.js';

type Splits = Partial<Record<Split, readonly Example<unknown, unknown>[]>>;

/** Vectors of three numbers under ids that begin alike. */
const vectors = (name: string, from: number, count: number): Example<unknown, unknown>[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `${name}-${at}`,
    input: [from + at, 0.1, -1],
    truth: at % 2 === 0 ? 'even' : 'odd',
  }));

const features = {
  shape: [3],
  axes: ['number'],
  meaning: 'a number',
  toVector: (input: unknown) => Float32Array.from(input as number[]),
  fromVector: (vector: Float32Array): unknown => [...vector],
};

const groups = gridGroups(features, { size: [1], meaning: 'a number' });

function check(
  splits: Splits,
  {
    task = {},
    dataset = {},
  }: { task?: Partial<Task<unknown, unknown>>; dataset?: Partial<DataSet<unknown, unknown>> } = {},
): Promise<readonly string[]> {
  const group = {
    known: { task: { id: 'vectors', classes: ['even', 'odd'], features, ...task } },
    dataset: { id: 'numbers', load: (split: Split) => Promise.resolve(splits[split] ?? []), ...dataset },
    context: { seed: 1, cacheFolder: 'nowhere' },
  } as unknown as CellGroup;
  const examples = splits.test ?? [];
  return checkData(group, 'test', { examples, all: examples }, new AbortController().signal);
}

const sound = { test: vectors('test', 0, 50), train: vectors('train', 1000, 100) };

it('finds nothing in data that is sound', async () => {
  expect(await check(sound, { task: { groups } })).toEqual([]);
});

describe('is refused:', () => {
  const [first, ...rest] = sound.test;

  it.each<[string, Splits, Parameters<typeof check>[1], RegExp]>([
    ['no examples', {}, {}, /its test split: holds no examples/],
    ['an example without an id', { test: [{ ...first!, id: '' }, ...rest] }, {}, /example 0 has no id/],
    ['one without an input', { test: [{ ...first!, input: undefined }] }, {}, /example 0 has no input/],
    ['two of one id', { test: [...sound.test, first!] }, {}, /examples 0 and 50 both have the id "test-0"/],
    [
      'an example that is in train, too',
      { ...sound, train: [first!] },
      {},
      /1 of 50 examples are in train, too, "test-0"/,
    ],
    [
      'one that is in validation, too',
      { ...sound, validation: rest },
      {},
      /49 of 50 examples are in validation, too/,
    ],
    [
      'inputs of train under other ids',
      { ...sound, train: vectors('train', 45, 100) },
      {},
      /5 of 50 inputs are in train, too, under other ids, that of "test-45"/,
    ],
    [
      'a class that the task lacks',
      { test: [...rest, { ...first!, truth: 'evn' }] },
      {},
      /example test-0 is of the class "evn", which "classes" of the task lacks: did you mean "even"\?/,
    ],
    [
      'a truth that is no class',
      sound,
      { task: { classOf: (truth) => [truth] } },
      /is of the class \["even"\], which/,
    ],
    [
      'a view of another size',
      sound,
      { task: { features: { ...features, shape: [2, 2] } } },
      /"toVector" gives 3 numbers for the shape \[2, 2\], which has 4, on example test-0/,
    ],
    [
      'a view that does not lead back',
      sound,
      { task: { features: { ...features, fromVector: ([one, two]) => [two, one, -1] } } },
      /"fromVector" does not undo "toVector": 0 in place 0 comes back as 0\.1/,
    ],
    [
      'a view with no numbers in it',
      { test: [{ ...first!, input: [1, 2, Number.NaN] }] },
      {},
      /"toVector" gives NaN in place 2/,
    ],
    [
      'a view that throws',
      sound,
      {
        task: {
          features: {
            ...features,
            toVector: () => {
              throw new Error('blind');
            },
          },
        },
      },
      /a view throws on example test-0: blind/,
    ],
    [
      'groups of another size',
      sound,
      { task: { groups: { ...groups, shape: [4] } } },
      /groups: "values" gives 3 numbers for the shape \[4\], which has 4, on example test-0/,
    ],
    [
      'groups that change what they keep',
      sound,
      { task: { groups: { ...groups, putTogether: () => [9, 9, 9] } } },
      /groups: with all of them kept, "putTogether" changes feature 0/,
    ],
    [
      'groups that leave a feature out',
      sound,
      {
        task: {
          groups: {
            ...groups,
            putTogether: (one, other, kept) => [
              (one as number[])[0],
              ...(groups.putTogether(one as Float32Array, other as Float32Array, kept) as number[]).slice(1),
            ],
          },
        },
      },
      /groups: feature 0 is in none of them: with none kept, "putTogether" does not give the donor's, on example test-/,
    ],
    [
      'a concept that is no number',
      sound,
      { task: { concepts: [{ id: 'tall', title: 'Tall', value: () => Number.NaN }] } },
      /concept "tall" is NaN on example test-0/,
    ],
  ])('%s', async (_, splits, more, message) => {
    await expect(check(splits, more)).rejects.toThrow(message);
  });

  it('all of it at once', async () => {
    const examples = [...rest, { ...first!, truth: 'none' }];
    await expect(check({ test: examples, train: examples })).rejects.toThrow(
      /"none"[^]*50 of 50 examples are in train/,
    );
  });
});

describe('is let be, and said where it matters:', () => {
  it('a few inputs that are in train, too, as happens where inputs are coarse', async () => {
    const train = [...vectors('train', 1000, 98), ...vectors('again', 10, 2)];
    expect(await check({ ...sound, train })).toEqual([
      '2 of 50 inputs are in train, too, under other ids, that of "test-10" for one: a program that knows train by heart has them right',
    ]);
  });

  it('many of them where inputs repeat within train as well', async () => {
    const coarse = (name: string) =>
      vectors(name, 0, 100).map((example, at) => ({ ...example, input: [at % 5, 0, 0], truth: 'even' }));
    expect(await check({ test: coarse('test'), train: coarse('train') })).toHaveLength(1);
  });

  it('the same examples in all splits, where they are all that there are', async () => {
    expect(await check({ test: sound.test, train: sound.test }, { dataset: { exhaustive: true } })).toEqual(
      [],
    );
  });

  it('a split that is not to be had', async () => {
    const load = (split: Split) =>
      split === 'train' ? Promise.reject(new Error('no such folder')) : Promise.resolve([]);
    expect(await check(sound, { dataset: { load } })).toEqual([
      'whether its test examples are in train, too, is not known: the train split of data set "numbers" cannot be loaded, its "load" threw: no such folder',
    ]);
  });
});
