import { expect, it } from 'vitest';

import { errorMatrix } from './error-matrix.js';
import { RECORDED } from './fixture/index.js';
import { programsWith, slicesOf, togetherWith, type Slice } from './slice.js';

const slices = RECORDED.tasks.flatMap((task) => slicesOf(RECORDED, task));
const sliceOf = (task: string): Slice =>
  slices.find((slice) => slice.task.id === task && slice.dataset !== undefined)!;

it('holds every answer of both programs, the errors apart from what is right', () => {
  const slice = sliceOf('digits');
  const { rows, programs } = errorMatrix(slice)!;
  expect(programs.map(({ kind }) => kind)).toEqual(['handwritten', 'learned']);
  for (const [at, { result }] of programsWith(slice, 'accuracy').entries()) {
    if (!('share' in result)) throw new Error('digits are right or wrong');
    const count = (right: boolean) =>
      rows.flat().reduce((sum, cell) => sum + (cell.right === right ? cell.counts[at]! : 0), 0);
    expect([count(true), count(false)]).toEqual([result.correct, result.total - result.correct]);
  }
});

it('leads to examples of the cell’s truth that a program answered so', () => {
  const slice = sliceOf('digits');
  const { examples } = togetherWith(slice, 'disagreements')!;
  const { rows, truths, answers } = errorMatrix(slice)!;
  const led = rows.flatMap((cells, row) =>
    cells.flatMap((cell, column) =>
      cell.right ? [] : cell.examples.map((at) => ({ at, truth: truths[row]!, answer: answers[column]! })),
    ),
  );
  // Every example is one on which somebody errs.
  expect(new Set(led.map(({ at }) => at)).size).toBe(examples.length);
  for (const { at, truth, answer } of led) {
    expect(examples[at]!.truth).toBe(truth);
    expect(examples[at]!.decisions.map((one) => one.answer ?? answers.at(-1)!)).toContain(answer);
  }
});

it('is not there where answers are of no classes', () => {
  expect(errorMatrix(sliceOf('tic-tac-toe'))).toBeUndefined();
});
