import { describe, expect, it } from 'vitest';

import { FIXTURE, RECORDED } from './fixture/index.js';
import { spentOf, spentSections } from './spent.js';

const rowsOf = (results: typeof RECORDED): readonly (readonly string[])[] => {
  const [block] = spentSections(results)[0]!.blocks;
  return block?.kind === 'table' ? block.table.rows : [];
};

describe('what asking programs took', () => {
  it('has a row a measure that counts its decisions, and their sum a program', () => {
    const own = spentOf(RECORDED).filter(
      ({ task, program }) => task === 'digits' && program === 'handwritten',
    );
    expect(own.map(({ measure }) => measure)).toEqual(
      expect.arrayContaining(['reasons', 'interaction', 'explanations']),
    );
    const sum = own.reduce((total, { decisions }) => total + decisions, 0);
    const rows = rowsOf(RECORDED).filter(([, of]) => of === 'Hand-written, Handwritten digits');
    expect(rows).toHaveLength(own.length + 1);
    expect(rows.at(-1)!.slice(0, 3)).toEqual([
      'All of these',
      'Hand-written, Handwritten digits',
      sum.toLocaleString('en'),
    ]);
  });

  it('tells the time where the run knows it, and else that it does not', () => {
    const { task, dataset, program, runtime } = RECORDED.cells[0]!;
    const run = {
      ...RECORDED.run,
      collecting: [{ measure: 'reasons', of: [task, dataset, program, runtime], seconds: 12 }],
    };
    const title = RECORDED.measures.find(({ id }) => id === 'reasons')!.title;
    const rows = rowsOf({ ...RECORDED, run });
    expect(rows.find(([measure]) => measure === title)!.at(-1)).toMatch(/^12\ss$/);
    expect(rows.find(([measure]) => measure !== title)!.at(-1)).toBe('not told');
  });

  it('of a group is each program’s own share, and of no program twice', () => {
    const results = structuredClone(FIXTURE);
    const group = results.wider.find(({ scope, task }) => scope === 'group' && task === 'tic-tac-toe')!;
    delete group.measures.disagreements;
    const ofGroup = (one: { measure: string; task: string }) =>
      one.measure === 'disagreements' && one.task === 'tic-tac-toe';
    const before = spentOf(results).filter(ofGroup);
    group.measures.disagreements = {
      state: 'measured',
      result: { examples: [], spent: [{ program: 'learned', decisions: 9000 }] },
    };
    const after = spentOf(results).filter(ofGroup);
    // The learned program stands there on two runtimes.
    expect(after).toMatchObject([{ task: 'tic-tac-toe', program: 'learned', decisions: 9000 }]);
    expect(before).toEqual([]);
  });

  it('is nothing where nobody asked', () => {
    expect(spentSections({ ...RECORDED, cells: [] })).toEqual([]);
  });
});
