import type { Chart } from '../block.js';
import { html, type Html } from './html.js';

/** By method: the first chart of the page that was made by it, which tells it. */
export type MethodPlaces = ReadonlyMap<string, Chart>;

/** Where each method is told, of charts in the order of the page. */
export function methodPlaces(charts: readonly Chart[]): MethodPlaces {
  const places = new Map<string, Chart>();
  for (const chart of charts)
    for (const method of chart.methods) if (!places.has(method)) places.set(method, chart);
  return places;
}

/** How the figures of a chart were measured: each method in full once on the page, then by a link to where that is. */
export function methodsHtml(chart: Chart, places: MethodPlaces): Html {
  const own = chart.methods.filter((method) => (places.get(method) ?? chart) === chart);
  const others = new Set(chart.methods.flatMap((method) => places.get(method) ?? []));
  others.delete(chart);
  const links = [...others].map(({ id, title }) => html`<a href="#${id}">${title}</a>`);
  return html`<p class="method">
    Method:
    ${own.join(' · ')}${own.length > 0 && links.length > 0 ? ' · ' : null}${links.length > 0 ? 'as of ' : null}${links.map((link, at) => html`${at === 0 ? null : ', '}${link}`)}
  </p>`;
}
