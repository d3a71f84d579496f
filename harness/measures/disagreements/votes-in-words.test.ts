import { expect, it } from 'vitest';

import { votesInWords } from './votes-in-words.js';

const task = { classes: [1, 7], describeAnswer: (answer: unknown) => (answer === 1 ? 'one' : 'seven') };

it('names the classes of a task as the task does', () => {
  expect(votesInWords(task, { 7: 2, 1: -1 }, [])).toEqual({ seven: 2, one: -1 });
});

it('names the answer of a task without classes, and leaves what it does not know as it is written', () => {
  const push = { describeAnswer: (answer: unknown) => `push ${String(answer)}` };
  expect(votesInWords(push, { left: 1, right: 2 }, ['left'])).toEqual({ 'push left': 1, right: 2 });
  expect(votesInWords(task, { constructor: 3 }, [])).toEqual({ constructor: 3 });
});
