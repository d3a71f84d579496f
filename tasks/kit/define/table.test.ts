import { describe, expect, it } from 'vitest';

import { SPLITS, type DataContext } from '../../contract/index.js';
import { table } from './table.js';

const context: DataContext = { seed: 1, cacheFolder: 'nowhere' };

/** Rows with every third answered by "big", and a person each ten. */
const ROWS = Array.from({ length: 90 }, (_, at) => ({
  width: at / 10,
  height: -at,
  kind: at % 3 === 0 ? 'big' : 'small',
  who: `person ${at % 9}`,
  part: SPLITS[at % 3]!,
}));
const plain = { rows: ROWS, answer: 'kind', features: ['width', 'height'], licence: 'CC0-1.0' } as const;

const load = async (data: Pick<ReturnType<typeof table>, 'dataSet'>) =>
  Promise.all(SPLITS.map((split) => data.dataSet.load(split, context)));

describe('a table', () => {
  it('gives every row once, with its numbers by their names', async () => {
    const splits = await load(table(plain));
    const all = splits.flat();
    expect(all).toHaveLength(ROWS.length);
    expect(all.find(({ id }) => id === 'row-7')).toEqual({
      id: 'row-7',
      input: { width: 0.7, height: -7 },
      truth: 'small',
    });
    for (const split of splits) expect(split.length).toBeGreaterThan(0);
  });

  it('reads rows that are lists by the names of their columns', async () => {
    const listed = table({
      ...plain,
      columns: ['height', 'kind', 'width'],
      rows: ROWS.map(({ width, height, kind }) => [height, kind, width]),
    });
    expect(await load(listed)).toEqual(await load(table(plain)));
    expect(await listed.dataSet.fingerprint(context)).toBe(await table(plain).dataSet.fingerprint(context));
  });

  it('asks a function for its rows once, and only when they are needed', async () => {
    let asked = 0;
    const data = table({
      ...plain,
      rows: () => {
        asked += 1;
        return ROWS;
      },
    });
    expect(asked).toBe(0);
    await load(data);
    expect(data.classes).toEqual(['big', 'small']);
    expect(asked).toBe(1);
  });

  it('has another fingerprint when a cell, an answer or the split is another', async () => {
    const of = (change: object): Promise<string> =>
      table({ ...plain, ...change }).dataSet.fingerprint(context);
    const changed = await Promise.all([
      of({}),
      of({ rows: ROWS.with(4, { ...ROWS[4]!, width: 1 }) }),
      of({ rows: ROWS.with(4, { ...ROWS[4]!, kind: 'big' }) }),
      of({ split: { by: 'hash', test: 0.5 } }),
    ]);
    expect(new Set(changed).size).toBe(4);
    expect(await of({})).toBe(changed[0]);
  });

  it('has no person in two splits, and says who made an example', async () => {
    const splits = await load(table({ ...plain, split: { by: 'person', column: 'who', test: 0.3 } }));
    const people = splits.map((examples) => new Set(examples.map(({ person }) => person!)));
    expect(people.reduce((sum, { size }) => sum + size, 0)).toBe(9);
    expect(people.every(({ size }) => size > 0)).toBe(true);
  });

  it('has the splits that a column names', async () => {
    const splits = await load(table({ ...plain, split: { by: 'column', column: 'part' } }));
    expect(splits.map((examples) => examples[0]!.id)).toEqual(['row-0', 'row-1', 'row-2']);
    expect(splits.map(({ length }) => length)).toEqual([30, 30, 30]);
  });

  it('has classes where answers are words or true and false, and none where they are numbers', () => {
    expect(table(plain).classes).toEqual(['big', 'small']);
    expect(table({ ...plain, answer: 'height', features: ['width'] }).classes).toBeUndefined();
    const yes = ROWS.map(({ width }) => ({ width, yes: width > 3 }));
    expect(table({ ...plain, rows: yes, answer: 'yes', features: ['width'] }).classes).toEqual([false, true]);
  });

  it('keeps and replaces numbers column by column, as they are', () => {
    const { groups, features } = table(plain);
    const [one, other] = [
      { width: 0.1, height: 1 },
      { width: 0.2, height: 2 },
    ];
    const [parts, donor] = [groups!.takeApart(one), groups!.takeApart(other)];
    expect(groups!.putTogether(parts, donor, Uint8Array.of(1, 0))).toEqual({ width: 0.1, height: 2 });
    expect(groups!.putTogether(parts, donor, Uint8Array.of(1, 1))).toEqual(one);
    expect(features.fromVector(features.toVector(other))).toEqual({ width: Math.fround(0.2), height: 2 });
  });

  it('draws a row with its names, and what spoke for and against', () => {
    const data = table({
      ...plain,
      rows: ROWS.map((row) => ({ ...row, 'a < b': 1 })),
      features: ['width', 'a < b'],
    });
    const svg = data.draw(
      { width: 4.5, 'a < b': 1 },
      { attribution: { kind: 'attribution', values: Float32Array.of(-1, 0.5), method: '' }, enough: [0] },
    );
    expect(svg).toContain('>width</text>');
    expect(svg).toContain('a &lt; b');
    expect(svg).toMatch(/<rect[^>]* width="65.73" height="8" fill="#c9ad00"/);
    expect(svg).toContain('fill="#009e73"');
  });
});

describe('is refused:', () => {
  const [first, ...rest] = ROWS;
  it.each<[string, object, string]>([
    ['no rows', { rows: [] }, 'there are no rows'],
    ['a promise', { rows: Promise.resolve(ROWS) }, 'wait for it: rows: await'],
    ['lists without names', { rows: [[1, 2, 'big']] }, 'add "columns"'],
    [
      'a column that is not there',
      { features: ['widht', 'height'] },
      'no column "widht"; did you mean "width"',
    ],
    [
      'a word for a number',
      { rows: [...rest, { ...first, width: 'wide' }] },
      'row 89 has "wide" in the column "width"',
    ],
    [
      'a number as text',
      { rows: [{ ...first, width: '5.1' }, ...rest] },
      'make it one with Number(row.width)',
    ],
    ['no number', { rows: [{ ...first, width: Number.NaN }, ...rest] }, 'row 0 has NaN'],
    [
      'a missing answer',
      { rows: [...rest, { ...first, kind: undefined }] },
      'row 89 has undefined in the column "kind"',
    ],
    [
      'a missing person',
      { split: { by: 'person', column: 'who' }, rows: [{ ...first, who: '' }, ...rest] },
      'the name of a person',
    ],
    [
      'a word that is no split',
      { split: { by: 'column', column: 'kind' } },
      'of row 0 is "big"; expected one of train',
    ],
    ['too few rows for its splits', { rows: [first] }, 'is in the'],
  ])('%s', async (_, change, message) => {
    await expect(load(table({ ...plain, ...change }))).rejects.toThrow(message);
  });
});
