/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

// Runs in the page, bundled with what it imports when the package is built (see bundle-client.ts).

import { parse, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';

import type { ChartData } from './chart-data.js';
import { showTooltip } from './tooltip.js';

const root = document.documentElement;

/** Draws the charts one after another, so that the page answers in between; those on screen come first by their order. */
async function drawCharts(): Promise<void> {
  const { config, specs } = JSON.parse(document.getElementById('chart-data')!.textContent) as ChartData;
  for (const element of document.querySelectorAll<HTMLElement>('[data-chart]')) {
    try {
      // Expressions are interpreted, not compiled, so that the page needs no permission to evaluate code.
      const runtime = parse(specs[element.dataset.chart!]!, config, { ast: true });
      const view = new View(runtime, {
        container: element,
        expr: expressionInterpreter,
        hover: true,
        renderer: 'svg',
        tooltip: showTooltip,
      });
      await view.runAsync();
      element.dataset.drawn = 'yes';
    } catch (error) {
      element.dataset.drawn = 'no';
      element.textContent = `This chart could not be drawn (${String(error)}); its figures are in the table below it.`;
      console.error(error);
    }
  }
  root.dataset.charts = 'drawn';
}

/** The button that turns the colours over; without it they follow the system. */
function followTheme(): void {
  const button = document.getElementById('theme')!;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const dark = () => (root.dataset.theme ?? (system.matches ? 'dark' : 'light')) === 'dark';
  const show = () => {
    button.textContent = dark() ? 'Light' : 'Dark';
    button.setAttribute('aria-label', `Switch to ${dark() ? 'light' : 'dark'} colours`);
  };
  button.hidden = false;
  button.addEventListener('click', () => {
    root.dataset.theme = dark() ? 'light' : 'dark';
    try {
      localStorage.setItem('theme', root.dataset.theme);
    } catch {
      // A page opened from disk may not store; the choice then holds until it is closed.
    }
    show();
  });
  system.addEventListener('change', show);
  show();
}

/** Marks in the navigation which section is being read. */
function followReading(): void {
  const links = new Map(
    [...document.querySelectorAll<HTMLAnchorElement>('nav a[href^="#"]')].map((link) => [
      link.hash.slice(1),
      link,
    ]),
  );
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        for (const link of links.values()) link.removeAttribute('aria-current');
        links.get(target.id)?.setAttribute('aria-current', 'true');
      }
    },
    { rootMargin: '-20% 0px -70%' },
  );
  for (const id of links.keys()) {
    const section = document.getElementById(id);
    if (section) observer.observe(section);
  }
}

/** A box that scrolls can be reached by keyboard; one that does not is no stop on the way. */
function reachScrollers(): void {
  const reach = (box: HTMLElement) => {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute('tabindex');
  };
  const observer = new ResizeObserver((entries) =>
    entries.forEach(({ target }) => reach(target as HTMLElement)),
  );
  for (const box of document.querySelectorAll<HTMLElement>('.scroll')) observer.observe(box);
}

followTheme();
followReading();
reachScrollers();
void drawCharts();
