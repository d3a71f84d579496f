import { describe, expect, it } from 'vitest';

import type { Cell, Results } from '../harness/results/schema.js';
import { FIXTURE, RECORDED } from './fixture/index.js';
import { formatFigure } from './format.js';
import { programsMarkdown } from './programs-table.js';

/** The cells of the row of a name. */
function rowOf(results: Results, name: string): readonly string[] {
  const cells = programsMarkdown(results)
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.slice(2, -2).split(' | '));
  return cells.find(([first]) => first === name)!.slice(1);
}

/** The recorded run with what was measured of a program changed. */
function changed(task: string, program: string, change: (cell: Cell) => void): Results {
  const results = structuredClone(RECORDED);
  change(results.cells.find((cell) => cell.task === task && cell.program === program)!);
  return results;
}

describe('programsMarkdown', () => {
  it('gives the figures of the results file, program by program', () => {
    const share = { value: 0.975, low: 0.97, high: 0.98, unit: 'share', interval: 'confidence' } as const;
    const median = {
      value: 275_400,
      low: 272_000,
      high: 278_000,
      unit: 'ns',
      interval: 'confidence',
    } as const;
    const varies = { ...share, value: 0.091, low: 0.081, high: 0.104 };
    const results = changed('digits', 'handwritten', ({ measures }) => {
      const resultOf = (id: string) => (measures[id] as { result: Record<string, object> }).result;
      Object.assign(resultOf('accuracy').share!, share);
      Object.assign(resultOf('latency').median!, median);
      Object.assign(resultOf('latency').variation!, { inputDependent: varies });
      Object.assign(resultOf('work').operations!, { value: 803_365.4, low: 795_427, high: 811_303 });
    });
    expect(rowOf(results, 'digits, by hand')).toEqual([
      ...[share, median, varies].map(formatFigure),
      '803,365 [795,427, 811,303]',
    ]);
  });

  it('says how many there were where all were counted, and has no interval of what is always the same', () => {
    expect(rowOf(RECORDED, 'tic-tac-toe, by hand')[0]).toBe('all 4,520');
    const missed = changed('tic-tac-toe', 'handwritten', ({ measures }) => {
      const { result } = measures.accuracy as { result: { share: { value: number } } };
      result.share.value = 0.9909;
    });
    expect(rowOf(missed, 'tic-tac-toe, by hand')[0]).toBe(
      `${formatFigure({ value: 0.9909, unit: 'share' })} of all 4,520`,
    );
    expect(rowOf(RECORDED, 'digits, learned')[3]).toMatch(/^[\d,]+$/);
  });

  it('names synthetic data, several data sets, several runtimes, and what networks ran on', () => {
    const names = (results: Results) =>
      programsMarkdown(results)
        .split('\n')
        .map((line) => /^\| ([^|]+) \|/.exec(line)?.[1]);
    expect(names(RECORDED)).toContain('keyword spotting (synthetic words), by hand');
    expect(names(FIXTURE)).toContain('keyword spotting (people who speak), learned');
    expect(names(FIXTURE)).toContain('tic-tac-toe, learned · cpu');
    expect(names(FIXTURE)).toContain('digits, A network of synthetic digits');
    expect(programsMarkdown(RECORDED)).toContain('digits, learned, on onnx · ');
  });

  it('says why a figure is not there, and what makes a run too poor to quote', () => {
    expect(rowOf(FIXTURE, 'tic-tac-toe, learned · cpu').slice(1, 3)).toEqual(['failed', 'failed']);
    const without = changed('digits', 'learned', ({ measures }) => {
      delete measures.work;
    });
    expect(rowOf(without, 'digits, learned')[3]).toBe('–');
    expect(programsMarkdown(RECORDED)).toContain(
      '\n\n> A quick run, for smoke: too short to quote figures from.',
    );
  });

  it('gives the mean of a task that has a loss, in its unit', () => {
    const results = structuredClone(RECORDED);
    const task = results.tasks.find(({ id }) => id === 'digits')!;
    task.scoring = {
      kind: 'loss',
      title: 'error',
      unit: 'cm',
      direction: 'lower-is-better',
      sameAnswers: true,
    };
    const mean = { value: 0.31, low: 0.29, high: 0.33, unit: 'cm', interval: 'confidence' } as const;
    const { measures } = results.cells.find(
      ({ task: id, kind }) => id === 'digits' && kind === 'handwritten',
    )!;
    const { result } = measures.accuracy as { result: { share?: object; mean?: object } };
    result.mean = { ...result.share, ...mean };
    delete result.share;
    expect(rowOf(results, 'digits, by hand')[0]).toBe(`mean error ${formatFigure(mean)}`);
  });
});
