/// <reference lib="dom" />

// A bundle of its own (see bundle-client.ts): the page carries it packed, and starts it when a chart is to be drawn.

import { parse, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';

import type { ChartData } from './chart-data.js';
import type { ChartLibrary } from './client-charts.js';
import { showTooltip } from './tooltip.js';

globalThis.chartLibrary = (data): ChartLibrary => {
  const { config, specs } = JSON.parse(data) as ChartData;
  return {
    draw(element, id) {
      // Expressions are interpreted, not compiled, so that the page needs no permission to evaluate code.
      new View(parse(specs[id]!, config, { ast: true }), {
        container: element,
        expr: expressionInterpreter,
        hover: true,
        renderer: 'svg',
        tooltip: showTooltip,
      }).run();
    },
    rowsOf(id) {
      const sets = (specs[id]!.data ?? []).flatMap((set) => ('values' in set ? [set.values] : []));
      return (sets as Record<string, unknown>[][]).reduce(
        (most, set) => (set.length > most.length ? set : most),
        [],
      );
    },
  };
};
