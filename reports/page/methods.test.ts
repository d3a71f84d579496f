import { expect, it } from 'vitest';

import type { Chart } from '../block.js';
import { methodPlaces, methodsHtml } from './methods.js';

const chart = (id: string, methods: readonly string[]) => ({ id, title: `${id}?`, methods }) as Chart;

it('tells each method once, and then where', () => {
  const charts = [chart('a', ['median']), chart('b', ['median', 'mean']), chart('c', ['mean', 'median'])];
  const places = methodPlaces(charts);
  const [a, b, c] = charts.map((one) => methodsHtml(one, places).text.replace(/\s+/g, ' '));
  expect(a).toBe('<p class="method"> Method: median </p>');
  expect(b).toBe('<p class="method"> Method: mean · as of <a href="#a">a?</a> </p>');
  expect(c).toBe('<p class="method"> Method: as of <a href="#b">b?</a>, <a href="#a">a?</a> </p>');
});
