import { expect, it } from 'vitest';

import type { Task } from '../../../tasks/contract/index.js';
import { kindsOfMeaningless } from './meaningless.js';

const examples = Array.from({ length: 20 }, (_, at) => ({
  id: `example-${at}`,
  input: new Float32Array(100).fill(at % 2 === 0 ? 1 : 3),
  truth: at % 2 === 0 ? 'low' : 'high',
}));

/** As much of a task as its inputs take. */
const taskOf = (features: number, rest: object = {}) =>
  ({
    classes: ['low', 'high'],
    features: {
      shape: [features],
      axes: ['feature'],
      meaning: 'made up',
      toVector: (input: Float32Array) => Float32Array.from(input),
      fromVector: (vector: Float32Array) => vector,
    },
    ...rest,
  }) as unknown as Task<unknown, unknown, unknown>;

const drawn = (task: Task<unknown, unknown, unknown>) =>
  new Map(kindsOfMeaningless(task, examples).map((kind) => [kind.title, kind.draw(5, 7) as Float32Array[]]));

it('draws noise within what examples have, and halves of two that are of unlike classes', () => {
  const kinds = drawn(taskOf(100));
  expect([...kinds.keys()]).toEqual(['uniform noise', 'halves of two unlike examples']);
  for (const noise of kinds.get('uniform noise')!) {
    expect(Math.min(...noise)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...noise)).toBeLessThan(3);
    expect(new Set(noise).size).toBeGreaterThan(50);
  }
  for (const half of kinds.get('halves of two unlike examples')!) {
    expect(new Set(half)).toEqual(new Set([1, 3]));
    expect(half[0]).not.toBe(half[99]);
  }
});

it('is the same for the same seed', () => {
  expect(drawn(taskOf(100))).toEqual(drawn(taskOf(100)));
});

it('of few features takes the task’s own alone: what is drawn of them may well be an input', () => {
  const own = { title: 'what the task says', draw: () => [] };
  expect(kindsOfMeaningless(taskOf(8), examples)).toEqual([]);
  expect(kindsOfMeaningless(taskOf(8, { meaningless: [own] }), examples)).toEqual([own]);
});
