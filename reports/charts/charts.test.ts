import { compile } from 'vega-lite';
import { parse, View, type LoggerInterface } from 'vega';
import { describe, expect, it } from 'vitest';

import type { Chart } from '../block.js';
import { FIXTURE } from '../fixture/index.js';
import { sectionsOf } from '../sections/index.js';
import { shiftSection } from '../sections/shift.js';
import { slicesOf } from '../slice.js';
import { logDomain, logTicks } from './axes.js';
import { CHART_CONFIG } from './theme.js';

const charts: readonly Chart[] = [
  ...FIXTURE.tasks.map((task) => shiftSection(FIXTURE, task)).filter((section) => section !== null),
  ...slicesOf(FIXTURE).flatMap(sectionsOf),
]
  .flatMap(({ blocks }) => blocks)
  .flatMap((block) => (block.kind === 'charts' ? block.charts : []));

/** Makes an error of every warning. */
const strict: LoggerInterface = {
  level: () => strict,
  error: fail,
  warn: fail,
  info: () => strict,
  debug: () => strict,
};

/** Outside a page there is no window to take the width of a container from; that alone is no fault of a chart. */
const NO_WINDOW = 'Can not resolve event source: window';

function fail(...messages: readonly unknown[]): LoggerInterface {
  if (messages[0] === NO_WINDOW) return strict;
  throw new Error(messages.join(' '));
}

describe.each(charts.map((chart) => [chart.id, chart] as const))('the chart %s', (_, chart) => {
  it('compiles without a warning and leaves its specification as it was', () => {
    const before = structuredClone(chart.spec);
    compile(chart.spec, { config: CHART_CONFIG, logger: strict });
    expect(chart.spec).toEqual(before);
  });

  it('draws', async () => {
    const { spec } = compile(chart.spec, { config: CHART_CONFIG, logger: strict });
    const view = new View(parse(spec), { renderer: 'none', logger: strict });
    const svg = await view.toSVG();
    view.finalize();
    expect(svg).toMatch(/<path|<text/);
    expect(svg).not.toContain('NaN');
  });

  it('has a title, a reading of one sentence, a description, a method and a table', () => {
    expect(chart.title).not.toBe('');
    expect(chart.reading).toMatch(/^[A-Z].*\.$/);
    expect(chart.description).toMatch(/\.$/);
    expect(chart.methods.length).toBeGreaterThan(0);
    expect(chart.table.rows.length).toBeGreaterThan(0);
    for (const row of chart.table.rows) expect(row).toHaveLength(chart.table.columns.length);
  });
});

it('charts have ids of their own', () => {
  expect(new Set(charts.map(({ id }) => id)).size).toBe(charts.length);
});

it('charts are made for exactly what was measured', () => {
  const words = charts.filter(({ id }) => id.startsWith('keyword-spotting'));
  expect(words.some(({ id }) => id.endsWith('people'))).toBe(true);
  expect(words.some(({ id }) => id.includes('memory') || id.includes('plane'))).toBe(false);
});

describe('logTicks', () => {
  it.each([[[240, 260]], [[1, 1e9]], [[33, 150]], [[7]], [[0, 1]]])(
    'puts a readable number of ticks into %j',
    (values) => {
      const [low, high] = logDomain(values);
      const ticks = logTicks(values);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(9);
      for (const tick of ticks) expect(tick >= low && tick <= high).toBe(true);
    },
  );
});
