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
    const { config = {}, $schema: _, ...compiled } = compile(spec, { config: CHART_CONFIG }).spec;
    common = config;
    return [id, compiled] as const;
  });
  return { config: common, specs: Object.fromEntries(specs) };
}
