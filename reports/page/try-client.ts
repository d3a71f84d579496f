/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import { afterPaint } from './client-paint.js';
import { openPad } from './try-pad.js';
import { openTry } from './try-section.js';

/** How far from the screen a section is made ready, so that it is when it is reached. */
const NEAR = '400px';

/** Makes every place in which a task is tried ready once it comes near, and not before the page is painted. */
export function offerTries(): void {
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        observer.unobserve(target);
        const place = target as HTMLElement;
        const open = place.matches('[data-pad]') ? openPad : openTry;
        void afterPaint().then(() => open(place));
      }
    },
    { rootMargin: NEAR },
  );
  for (const section of document.querySelectorAll('[data-pad], [data-try]')) observer.observe(section);
}
