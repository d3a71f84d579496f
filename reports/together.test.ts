import { describe, expect, it } from 'vitest';

import { chartsOf } from './block.js';
import { FIXTURE, RECORDED } from './fixture/index.js';
import { togetherSections } from './together.js';

describe('all tasks together', () => {
  const [chart] = chartsOf(togetherSections(RECORDED));

  it('has a row for every program of every task that was asked for reasons', () => {
    const titles = RECORDED.tasks.map(({ title }) => title);
    expect(chart!.table.rows.map(([task, program]) => [task, program])).toEqual(
      titles.flatMap((title) => [
        [title, 'Hand-written'],
        [title, 'Learned'],
      ]),
    );
  });

  it('puts no errors on an edge that is below every error', () => {
    const { data } = chart!.spec as unknown as {
      data: { values: readonly { task: string; y: number; lowY: number; shownY: string }[] };
    };
    const none = data.values.filter(({ task }) => task === 'Tic-tac-toe');
    const some = data.values.filter(({ task }) => task !== 'Tic-tac-toe');
    expect(none.map(({ shownY }) => shownY)).toEqual(['0\u00a0%', '0\u00a0%']);
    for (const { y } of none) {
      expect(y).toBeGreaterThan(0);
      for (const { lowY } of some) expect(y).toBeLessThan(lowY);
    }
  });

  it('shows each program once, however many runtimes it ran on', () => {
    const [planted] = chartsOf(togetherSections(FIXTURE));
    const game = planted!.table.rows.filter(([task]) => task === 'Tic-tac-toe');
    expect(game.map(([, program]) => program)).toEqual(['Hand-written', 'Learned']);
  });

  it('is left to the chapter of a task that stands alone', () => {
    const alone = { ...RECORDED, tasks: RECORDED.tasks.slice(0, 1) };
    expect(togetherSections(alone)).toEqual([]);
  });
});
