import { expect, it } from 'vitest';

import { FIXTURE } from '../fixture/index.js';
import { chartsOf } from '../block.js';
import { slicesOf } from '../slice.js';
import { memory } from './memory.js';

const slice = slicesOf(FIXTURE, FIXTURE.tasks[0]!).find(({ dataset }) => dataset)!;
const [section] = memory.sections(slice, 'Memory');

it('shows a runtime apart from the program that runs on it, and none beside plain JavaScript', () => {
  const [chart] = chartsOf([section!]);
  const row = (name: string) => chart!.table.rows.find(([title]) => title === name)!;
  const [, byHand, learned] = row('loaded: runtime');
  expect(byHand).toBe('none');
  expect(learned).toMatch(/MB/);
  expect(row('loaded: program').slice(1).join()).not.toContain('none');
});

it('shows growth beside its control, with the verdict of the harness', () => {
  const tables = section!.blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));
  const growth = tables.find(({ caption }) => caption.startsWith('Does what is held grow?'))!;
  expect(growth.columns.map(({ title }) => title)).toContain('Control');
  for (const row of growth.rows) expect(row.at(-1)).toMatch(/^(not growing|growing|undecided)$/);
});
