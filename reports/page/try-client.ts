/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import { openTry } from './try-section.js';

/** How far from the screen a section is made ready, so that it is when it is reached. */
const NEAR = '400px';

/** Makes every section in which a task is tried ready once it comes near, and not before. */
export function offerTries(): void {
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        observer.unobserve(target);
        void openTry(target as HTMLElement);
      }
    },
    { rootMargin: NEAR },
  );
  for (const section of document.querySelectorAll('[data-try]')) observer.observe(section);
}
