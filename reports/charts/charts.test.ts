import { compile } from 'vega-lite';
import { parse, View, type LoggerInterface } from 'vega';
import { describe, expect, it } from 'vitest';

import { chartsOf } from '../block.js';
import { chaptersOf, sectionsOf } from '../chapters.js';
import { FIXTURE } from '../fixture/index.js';
import { chartDataOf } from '../page/chart-data.js';
import { logDomain, logTicks } from './axes.js';
import { CHART_CONFIG } from './theme.js';

const charts = chartsOf(sectionsOf(chaptersOf(FIXTURE)));
const data = chartDataOf(charts);

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
    const runtime = parse(data.specs[chart.id]!, data.config);
    const view = new View(runtime, { renderer: 'none', logger: strict });
    const svg = await view.toSVG();
    view.finalize();
    expect(svg).toMatch(/<path|<text/);
    expect(svg).not.toContain('NaN');
  });

  it('has a question as its title, a reading of one sentence, a description, a method and a table', () => {
    expect(chart.title).toMatch(/^[A-Z].*\?$/);
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
  expect(charts.some(({ id }) => id === 'keyword-spotting-synthetic-people')).toBe(true);
  expect(charts.some(({ id }) => id === 'digits-mnist-people')).toBe(false);
  expect(charts.some(({ id }) => id === 'keyword-spotting-synthetic-rejection')).toBe(true);
  expect(charts.some(({ id }) => id === 'digits-mnist-rejection')).toBe(false);
  const start = charts.find(({ id }) => id === 'tic-tac-toe-positions-latency-start')!;
  expect(start.description).not.toContain('cpu');
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

it.each([
  [1, 1e308],
  [5e-324, 1],
  [5e-324, Number.MAX_VALUE],
])('ticks end, however far apart the numbers are: %d and %d', (low, high) => {
  expect(logTicks([low, high]).length).toBeLessThan(20);
  expect(logDomain([low, high]).every(Number.isFinite)).toBe(true);
});
