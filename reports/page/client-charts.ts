/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import { offerExport } from './client-export.js';
import { unpacked } from './client-packed.js';
import { afterPaint } from './client-paint.js';

/** What the chart library of the page offers, once it runs. */
export interface ChartLibrary {
  /** Draws a chart into its element. */
  readonly draw: (element: HTMLElement, id: string) => void;
  /** What a chart is drawn from: the largest of its sets of rows. */
  readonly rowsOf: (id: string) => readonly Readonly<Record<string, unknown>>[];
}

declare global {
  // Set by the library's script, which is a bundle of its own.
  var chartLibrary: ((data: string) => ChartLibrary) | undefined;
}

let library: ChartLibrary | undefined;

/**
 * Starts the library and reads what all charts are drawn from: when the first chart is to be drawn, never before, and not before
 * the page is painted, whose first screen needs neither.
 */
async function loadLibrary(): Promise<ChartLibrary> {
  await afterPaint();
  const [source, data] = await Promise.all([unpacked('chart-library'), unpacked('chart-data')]);
  // The page's policy names the hash of this text, so that it may run and nothing else.
  const script = document.createElement('script');
  script.textContent = source;
  document.head.append(script);
  return chartLibrary!(data);
}

function drawChart(element: HTMLElement, { draw, rowsOf }: ChartLibrary): void {
  const id = element.dataset.chart!;
  try {
    draw(element, id);
    element.dataset.drawn = 'yes';
    offerExport(element, id, () => rowsOf(id));
  } catch (error) {
    sayUndrawn(element, error);
  }
}

function sayUndrawn(element: HTMLElement, error: unknown): void {
  element.dataset.drawn = 'no';
  element.textContent = `This chart could not be drawn (${String(error)}); its figures are in the table below it.`;
  console.error(error);
}

/** Charts that are to be seen and not drawn yet; in what is folded nothing has a width. */
const undrawn = (): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>('[data-chart]:not([data-drawn])')].filter(
    (element) => element.closest('details:not([open])') === null,
  );

let drawing = false;

/** Draws what is to be seen chart by chart, those near the reader first, and lets the page answer in between. */
export async function drawCharts(): Promise<void> {
  if (drawing) return;
  drawing = true;
  try {
    if (undrawn().length > 0) library ??= await loadLibrary();
  } catch (error) {
    for (const element of undrawn()) sayUndrawn(element, error);
  }
  for (let left = undrawn(); library && left.length > 0; left = undrawn()) {
    const distance = (element: HTMLElement) =>
      Math.abs(element.getBoundingClientRect().top - innerHeight / 2);
    drawChart(
      left.reduce((near, one) => (distance(one) < distance(near) ? one : near)),
      library,
    );
    await new Promise((resolve) => setTimeout(resolve));
  }
  drawing = false;
  document.documentElement.dataset.charts = 'drawn';
}

/** Draws all that is left at once, since paper does not wait. */
export function drawForPaper(): void {
  if (library) for (const element of undrawn()) drawChart(element, library);
}
