import { parse } from 'vega';
import { expect, it } from 'vitest';

import type { Chart } from '../block.js';
import { chartDataOf } from './chart-data.js';

it('a chart is drawn whatever ends of lines its texts have', () => {
  const name = 'a\u2028b\u2029c</script>';
  const chart = {
    id: 'odd',
    spec: {
      data: { values: [{ name, value: 1 }] },
      transform: [{ filter: { field: 'name', equal: name } }],
      mark: 'bar',
      encoding: {
        x: { field: 'value', type: 'quantitative', title: name },
        color: { field: 'name', type: 'nominal', scale: { domain: [name], range: ['red'] } },
      },
    },
  } as unknown as Chart;
  const spec = chartDataOf([chart]).specs['odd']!;
  expect(() => parse(spec)).not.toThrow();
  expect(JSON.stringify(spec)).toContain('a b c</script>');
});
