import { describe, expect, it } from 'vitest';

import type { Results } from '../harness/results/schema.js';
import { FIXTURE } from './fixture/index.js';
import { verdictOf } from './verdict.js';

const VERDICTS = {
  a: ['win', 'handwritten'],
  b: ['win', 'learned'],
  'slightly a': ['slight', 'handwritten'],
  'slightly b': ['slight', 'learned'],
  equivalent: ['equivalent', undefined],
  undecided: ['undecided', undefined],
};

const verdict = verdictOf(FIXTURE);
const rowsOf = (task: string) => verdict.rows.filter(({ slice }) => slice.task.id === task);

describe('verdictOf', () => {
  it('has a column for every measure that was compared, however many, in the order of the run', () => {
    const compared = new Set(FIXTURE.comparisons.map(({ measure }) => measure));
    const ordered = FIXTURE.measures
      .filter(({ id, descriptive }) => compared.has(id) && !descriptive)
      .map(({ id }) => id);
    // How much work there is wins nothing.
    expect(compared).toContain('work');
    expect(ordered).not.toContain('work');
    expect(verdict.columns.map(({ id }) => id)).toEqual(ordered);
    const more = Array.from({ length: 12 }, (_, at) => `extra-${at}`);
    const many = verdictOf({
      ...FIXTURE,
      measures: [
        ...FIXTURE.measures,
        ...more.map((id) => ({ id, title: id, reading: '', scope: 'cell' as const })),
      ],
      comparisons: [
        ...FIXTURE.comparisons,
        ...more.map((measure) => ({ ...FIXTURE.comparisons[0]!, measure, title: measure })),
      ],
    });
    expect(many.columns.map(({ id }) => id)).toEqual([...ordered, ...more]);
  });

  it('takes every verdict from the comparisons', () => {
    for (const { slice, cells } of verdict.rows) {
      for (const [at, cell] of cells.entries()) {
        if (cell.state === 'not measured') continue;
        expect(cell.comparison.measure).toBe(verdict.columns[at]!.id);
        expect(slice.comparisons).toContain(cell.comparison);
        expect([cell.state, cell.leader?.kind]).toEqual(VERDICTS[cell.comparison.verdict]);
      }
    }
  });

  it('has a row for every two programs that were compared, and names them', () => {
    expect(rowsOf('digits').map(({ pair }) => pair)).toEqual([
      'Hand-written and a small convolutional network',
      'Hand-written and a network of synthetic digits',
    ]);
    const [first, second] = rowsOf('tic-tac-toe').map(({ pair }) => pair);
    expect(first).toMatch(/^Hand-written and learned · /);
    expect(second).toBe('Hand-written and learned · cpu');
  });

  it('says plainly what was not measured', () => {
    const [, second] = rowsOf('tic-tac-toe');
    expect(second!.sentence).toContain('not measured: ');
  });

  it('never names synthetic data without the word', () => {
    expect(rowsOf('keyword-spotting')[0]!.sentence).toMatch(/synthetic/i);
  });

  it('says of a slight lead and of what is open why it is no win, and how near equivalent programs are', () => {
    const [, second] = rowsOf('digits');
    expect(second!.sentence).toContain(
      'slightly ahead in accuracy (+0.80\u00a0points [0.10, 1.50], perhaps within 0.5\u00a0points',
    );
    expect(second!.sentence).toContain('undecided: time a decision (two launches, five are needed)');
    expect(rowsOf('tic-tac-toe')[0]!.sentence).toContain('equivalent in accuracy (within 0.5\u00a0points: ');
  });

  it('counts wins by kind', () => {
    const wins = verdict.rows.filter(({ cells: [cell] }) => cell!.state === 'win').length;
    expect(verdict.wins[0]!.handwritten + verdict.wins[0]!.learned).toBe(wins);
  });

  it('has nothing to say of a run that compared nothing', () => {
    const empty: Results = { ...FIXTURE, comparisons: [] };
    expect(verdictOf(empty).columns).toEqual([]);
    expect(verdictOf(empty).rows[0]!.sentence).toContain('nothing to compare');
  });
});
