import { describe, expect, it } from 'vitest';

import type { Comparison, Results } from '../harness/results/schema.js';
import { FIXTURE, RECORDED } from './fixture/index.js';
import { adviceOf, adviceSentences } from './advice.js';
import { glanceOf, isCompared } from './glance.js';

const glance = glanceOf(RECORDED);
const rowOf = (results: Results, task: string) =>
  glanceOf(results).rows.find(({ row }) => row.slice.task.id === task)!;

/** The recorded run with the comparisons of a task in one measure changed. */
function changed(task: string, measure: string, change: (one: Comparison) => Partial<Comparison>): Results {
  return {
    ...RECORDED,
    comparisons: RECORDED.comparisons.map((one) =>
      one.task === task && one.measure === measure ? { ...one, ...change(one) } : one,
    ),
  };
}

describe('the first screen', () => {
  it('shows errors, not accuracies, and places them on a logarithmic axis', () => {
    const at = glance.panels.findIndex(({ id }) => id === 'accuracy');
    expect(glance.panels[at]!.title).toBe('Errors');
    const { marks } = rowOf(RECORDED, 'digits').cells[at]!;
    const { valueA, valueB } = RECORDED.comparisons.find(
      ({ task, measure }) => task === 'digits' && measure === 'accuracy',
    )!;
    const errors = [1 - valueA.value, 1 - valueB.value];
    expect(marks[0]!.at > marks[1]!.at).toBe(errors[0]! > errors[1]!);
    for (const { at: place, interval } of marks) {
      expect(place).toBeGreaterThanOrEqual(0);
      expect(place).toBeLessThanOrEqual(1);
      expect(interval![0]).toBeLessThanOrEqual(place);
      expect(interval![1]).toBeGreaterThanOrEqual(place);
    }
  });

  it('has an edge for what a logarithmic axis has no place for', () => {
    const at = glance.panels.findIndex(({ id }) => id === 'accuracy');
    const { marks } = rowOf(RECORDED, 'tic-tac-toe').cells[at]!;
    expect(marks[0]!.at).toBe(marks[1]!.at);
    const others = rowOf(RECORDED, 'digits').cells[at]!.marks;
    for (const { at: place } of others) expect(place).toBeGreaterThan(marks[0]!.at);
  });

  it('has the better at the left, where more is better, too', () => {
    const survived = (value: number) =>
      ({ value, n: 9, unit: 'steps', direction: 'higher-is-better', method: 'made up' }) as const;
    const steps = changed('digits', 'accuracy', () => ({
      verdict: 'b',
      direction: 'higher-is-better',
      valueA: survived(10),
      valueB: { ...survived(90), low: 80, high: 95 },
    }));
    const at = glance.panels.findIndex(({ id }) => id === 'accuracy');
    const [fewer, more] = rowOf(steps, 'digits').cells[at]!.marks;
    expect(more!.at).toBeLessThan(fewer!.at);
    expect(more!.interval![1]).toBeLessThan(more!.at);
    expect(more!.interval![0]).toBeGreaterThan(more!.at);
  });

  it('advises who is ahead where it matters first, and says what that costs', () => {
    const ahead = changed('digits', 'accuracy', (one) => ({
      verdict: 'b',
      valueA: { ...one.valueA, value: 0.9 },
      valueB: { ...one.valueB, value: 0.99 },
    }));
    const { ship, sentence } = adviceOf(rowOf(ahead, 'digits'));
    expect(ship!.kind).toBe('learned');
    expect(sentence).toContain('ship ◆ the network: 10\u00a0× fewer errors (1.0\u00a0% against 10.0\u00a0%)');
    const costs = changed('digits', 'memory', () => ({ verdict: 'a' }));
    expect(adviceOf(rowOf(costs, 'digits')).sentence).toMatch(/; the rules are .*smaller\.$/);
  });

  it('counts no slight lead, no equivalence and nothing undecided as a reason to ship', () => {
    const open: Results = {
      ...RECORDED,
      comparisons: RECORDED.comparisons.map((one) => ({ ...one, verdict: 'slightly b' as const })),
    };
    for (const row of glanceOf(open).rows) {
      expect(adviceOf(row).ship).toBeUndefined();
      expect(adviceOf(row).sentence).toContain('undecided');
    }
    const equal: Results = {
      ...RECORDED,
      comparisons: RECORDED.comparisons.map((one) => ({ ...one, verdict: 'equivalent' as const })),
    };
    for (const row of glanceOf(equal).rows) expect(adviceOf(row).sentence).toContain('either will do');
  });

  it('never names synthetic data without the word, and has a sentence for every two programs', () => {
    const pairs = glanceOf(FIXTURE).rows.filter(({ cells }) => cells.some(({ cell }) => isCompared(cell)));
    expect(pairs.length).toBeGreaterThan(0);
    expect(adviceSentences(FIXTURE).length).toBeGreaterThanOrEqual(pairs.length);
    expect(adviceSentences(FIXTURE).find((one) => one.startsWith('Keyword'))).toMatch(/synthetic/i);
  });

  it('is no sentence of the run where there is one program', () => {
    const alone: Results = {
      ...RECORDED,
      cells: RECORDED.cells.filter(({ kind }) => kind === 'handwritten'),
      comparisons: [],
    };
    expect(adviceSentences(alone)).toEqual([]);
  });

  it('says so where nothing was compared', () => {
    const empty: Results = { ...RECORDED, comparisons: [] };
    expect(glanceOf(empty).panels).toEqual([]);
    expect(adviceOf(glanceOf(empty).rows[0]!).sentence).toContain('nothing was compared');
  });
});
