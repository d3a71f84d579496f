/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

// Runs in the page, bundled with what it imports when the package is built (see bundle-client.ts).

import { drawCharts, drawForPaper } from './client-charts.js';
import { offerCopies } from './client-copy.js';
import { stepThroughGalleries } from './client-gallery.js';
import { linkHeadings } from './client-headings.js';
import { offerProjector } from './client-projector.js';
import { tellOnTouch } from './client-touch.js';
import { equipTables } from './client-tables.js';
import { offerTries } from './try-client.js';

const root = document.documentElement;

/** What a link leads to is unfolded, what is unfolded is drawn, and on paper nothing is folded. */
function unfold(): void {
  const openAround = (element: Element | null) => {
    for (let box = element?.closest('details'); box; box = box.parentElement?.closest('details'))
      box.open = true;
  };
  const follow = () => {
    const target = location.hash === '' ? null : document.getElementById(location.hash.slice(1));
    if (!target) return;
    openAround(target);
    const own = target.querySelector(':scope > details');
    if (target.matches('section') && own) openAround(own);
    target.scrollIntoView();
  };
  addEventListener('hashchange', follow);
  document.addEventListener('toggle', () => void drawCharts(), { capture: true });
  addEventListener('beforeprint', () => {
    for (const box of document.querySelectorAll<HTMLDetailsElement>('details:not(.menu)')) box.open = true;
    drawForPaper();
  });
  follow();
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
  const observer = new ResizeObserver((entries) => {
    const boxes = entries.map(({ target }) => target as HTMLElement);
    // First all are looked at, then all are changed: by turns each would be laid out anew.
    const scrolling = boxes.filter((box) => box.scrollWidth > box.clientWidth);
    for (const box of boxes)
      if (scrolling.includes(box)) box.tabIndex = 0;
      else box.removeAttribute('tabindex');
  });
  for (const box of document.querySelectorAll<HTMLElement>('.scroll')) observer.observe(box);
}

followTheme();
offerCopies();
linkHeadings();
equipTables();
stepThroughGalleries();
unfold();
followReading();
reachScrollers();
offerProjector();
tellOnTouch();
offerTries();
void drawCharts();
