/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

// What a reader does in a page, one thing after the other.
import type { Page } from 'playwright-core';

/** A three, in shares of the paper. */
const THREE = [
  [0.3, 0.2],
  [0.7, 0.2],
  [0.5, 0.45],
  [0.72, 0.65],
  [0.55, 0.85],
  [0.28, 0.78],
] as const;

/** Draws a digit on the pad of the first screen with a mouse. Says whether there is one. */
export async function drawOnPad(page: Page): Promise<boolean> {
  const pad = page.locator('[data-pad]');
  if ((await pad.count()) === 0) return false;
  await page.waitForSelector('[data-pad][data-state="ready"]');
  const paper = (await pad.locator('.try-paper').boundingBox())!;
  for (const [at, [x, y]] of THREE.entries()) {
    await page.mouse.move(paper.x + x * paper.width, paper.y + y * paper.height, { steps: 6 });
    if (at === 0) await page.mouse.down();
  }
  await page.mouse.up();
  await page.waitForSelector('[data-pad] [data-answer]');
  return true;
}

/** Scrolls to the end by half screens, a frame for each. */
export async function scrollThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight / 2) {
      scrollTo({ top, behavior: 'instant' });
      await frame();
    }
  });
}

/** Opens all that is folded, one after the other as it comes on the way down, and a frame for each. */
export async function openAll(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    for (const box of document.querySelectorAll<HTMLDetailsElement>('details:not(.menu)')) {
      box.open = true;
      box.scrollIntoView({ behavior: 'instant' });
      await frame();
    }
  });
}
