import type { Config as VegaConfig, Spec } from 'vega';
import { compile } from 'vega-lite';

import type { Chart } from '../block.js';
import { CHART_CONFIG } from '../charts/theme.js';

/** What the page draws its charts from. */
export interface ChartData {
  /** What all charts have in common. */
  readonly config: VegaConfig;
  /** By the chart's id. */
  readonly specs: Readonly<Record<string, Spec>>;
}

/** Compiles charts from Vega-Lite to Vega, so that the page needs no compiler. */
export function chartDataOf(charts: readonly Chart[]): ChartData {
  let common: VegaConfig = {};
  const specs = charts.map(({ id, spec }) => {
    const {
      config = {},
      $schema: _,
      ...compiled
    } = compile(withoutLineEnds(spec), { config: CHART_CONFIG }).spec;
    common = config;
    return [id, compiled] as const;
  });
  return { config: common, specs: Object.fromEntries(specs) };
}

/**
 * A value with spaces for the line ends of Unicode in all its texts: Vega writes texts into expressions, whose parser takes
 * these for ends of lines that a text must not have (ECMAScript before 2019).
 */
function withoutLineEnds<Value>(value: Value): Value {
  if (typeof value === 'string') return value.replace(/[\u2028\u2029]/g, ' ') as Value;
  if (Array.isArray(value)) return value.map(withoutLineEnds) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [withoutLineEnds(key), withoutLineEnds<unknown>(inner)]),
  ) as Value;
}
