import { expect, it } from 'vitest';

import { cellsCsv } from './csv.js';
import { FIXTURE } from './fixture/index.js';
import { figure } from './fixture/figures.js';
import { reportMarkdown } from './markdown.js';

const surprise = { value: figure(0.123, 'share', { method: 'a new method' }) };

it('shows measures that no section knows, of cells and beside them', () => {
  const [cell, ...cells] = FIXTURE.cells;
  const entry = { task: 'digits', dataset: 'mnist', program: 'learned', surprise };
  const results = { ...FIXTURE, cells: [{ ...cell!, novelty: surprise }, ...cells], oddity: [entry] };
  const markdown = reportMarkdown(results);
  expect(markdown).toContain('novelty on MNIST');
  expect(markdown).toContain('oddity on MNIST');
  expect(markdown.match(/12\.3.%/g)!.length).toBeGreaterThanOrEqual(2);
  const csv = cellsCsv(results);
  expect(csv).toContain('digits,mnist,handwritten,handwritten,v8,measured,novelty.value,0.123');
  expect(csv).toContain('digits,mnist,learned,learned,,measured,oddity.surprise.value,0.123');
});
