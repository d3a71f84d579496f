import { describe, expect, it } from 'vitest';

import type { DataContext } from '../../contract/index.js';
import { defineTask } from './define-task.js';
import { table } from './table.js';

const context: DataContext = { seed: 1, cacheFolder: 'nowhere' };
const part = (at: number): string => (at < 10 ? 'train' : at < 15 ? 'validation' : 'test');

/** Of ten training examples seven are small; of the others none is. */
const data = table({
  rows: Array.from({ length: 20 }, (_, at) => ({
    width: at,
    kind: at < 7 ? 'small' : 'big',
    part: part(at),
  })),
  answer: 'kind',
  features: ['width'],
  split: { by: 'column', column: 'part' },
  licence: 'CC0-1.0',
});
const plain = { id: 'sizes', title: 'Sizes', data };

describe('a defined task', () => {
  it('is right where the answer is the truth, and never where there is none', () => {
    const task = defineTask(plain);
    const example = { id: 'a', input: { width: 1 }, truth: 'small' };
    expect(task.score!({ kind: 'answer', answer: 'small' }, example)).toBe(true);
    expect(task.score!({ kind: 'answer', answer: 'big' }, example)).toBe(false);
    expect(task.score!({ kind: 'abstain' }, example)).toBe(false);
  });

  it('computes its floor of the training split alone', async () => {
    const { floor } = defineTask(plain);
    if (typeof floor !== 'function') throw new Error('the floor is not computed');
    expect(await floor(context)).toEqual({
      title: 'always “small”',
      accuracy: 0.7,
      source: 'its share of the 10 training examples of data set rows',
    });
  });

  it('has no floor where it has no classes', async () => {
    const { floor, classes } = defineTask({ ...plain, classes: undefined as never });
    expect(classes).toBeUndefined();
    expect(await (floor as (given: DataContext) => Promise<unknown>)(context)).toBeUndefined();
  });

  it('says what it asks for', () => {
    expect(defineTask(plain).summary).toBe(
      'Sizes. A program is given a number: width. The answer is one of 2: big, small.',
    );
    expect(defineTask(plain).describeTruth!('big')).toBe('big');
  });

  it.each([undefined, { rows: [] }])('is refused where its data is none: %j', (none) => {
    expect(() => defineTask({ ...plain, data: none as never })).toThrow(
      'the "data" of task "sizes" is none; give what table',
    );
  });

  it('is as its author says where they say', () => {
    const floor = { title: 'a coin', accuracy: 0.5, source: 'by calculation' };
    const task = defineTask({ ...plain, summary: 'Big or small?', classes: ['small', 'big'], floor });
    expect(task).toMatchObject({ summary: 'Big or small?', classes: ['small', 'big'], floor });
  });

  it('reads no rows before they are needed', () => {
    let asked = false;
    const rows = () => {
      asked = true;
      return [];
    };
    defineTask({ ...plain, data: table({ rows, answer: 'kind', features: ['width'], licence: 'CC0-1.0' }) });
    expect(asked).toBe(false);
  });
});
