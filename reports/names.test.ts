import { describe, expect, it } from 'vitest';

import { chaptersOf, sectionsOf } from './chapters.js';
import { FIXTURE } from './fixture/index.js';
import { namerOf } from './names.js';

const task = (id: string) => FIXTURE.tasks.find((one) => one.id === id)!;

describe('namerOf', () => {
  it('gives no two programs or runtimes of a task one name', () => {
    for (const one of FIXTURE.tasks) {
      const nameOf = namerOf(FIXTURE, one);
      const sides = [
        ...FIXTURE.cells.filter((cell) => cell.task === one.id),
        ...FIXTURE.comparisons
          .filter((comparison) => comparison.task === one.id)
          .flatMap(({ a, b }) => [a, b]),
      ];
      const keys = new Set(sides.map(({ program, runtime }) => `${program} ${runtime}`));
      expect(new Set(sides.map((side) => nameOf(side).name)).size).toBe(keys.size);
    }
  });

  it('gives a third program its own title, though its id begins with that of another', () => {
    const nameOf = namerOf(FIXTURE, task('digits'));
    expect(nameOf({ program: 'learned-synthetic' }).name).toBe('A network of synthetic digits');
    expect(nameOf({ program: 'learned' }).name).toBe('A small convolutional network');
    expect(nameOf({ program: 'handwritten', runtime: 'v8' }).name).toBe('Hand-written');
  });

  it('tells programs of one title apart', () => {
    const twins = task('digits').programs.map((program) => ({ ...program, title: 'A network' }));
    const nameOf = namerOf(FIXTURE, { ...task('digits'), programs: twins });
    expect(nameOf({ program: 'learned' }).name).toBe('A network (learned)');
  });

  it('refuses a program that the task does not list', () => {
    expect(() => namerOf(FIXTURE, task('digits'))({ program: 'nobody' })).toThrow('"nobody"');
  });
});

it('no table of the report has two rows or columns of one name', () => {
  const tables = sectionsOf(chaptersOf(FIXTURE))
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => {
      if (block.kind === 'table') return [block.table];
      return block.kind === 'charts' ? block.charts.map(({ table }) => table) : [];
    });
  for (const { caption, columns, rows } of tables) {
    const titles = columns.map(({ title }) => title);
    expect(new Set(titles).size, caption).toBe(titles.length);
    if (columns[0]!.title !== 'Program') continue;
    const lines = rows.map((row) => row.join(' | '));
    expect(new Set(lines).size, caption).toBe(lines.length);
  }
});
