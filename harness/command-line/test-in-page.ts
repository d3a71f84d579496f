import axe from 'axe-core';
import type { Locator, Page } from 'playwright-core';

import { mergePlugins, type KnownTask } from '../plugins.js';
import { cacheFolder } from './options.js';
import { registerSuite } from './registry.js';

/** What data are loaded with. */
export const CONTEXT = { seed: 2017, cacheFolder: cacheFolder({}) };

/** The built-in tasks. */
export async function suite(): Promise<readonly KnownTask[]> {
  return mergePlugins((await registerSuite()).plugins).tasks;
}

/** Waits until a place in which a task is tried is ready. */
export async function untilReady(place: Locator): Promise<void> {
  await place
    .and(place.page().locator('[data-state="ready"]'))
    .waitFor({ state: 'attached', timeout: 30_000 });
}

/** Goes to the section in which a task is tried. */
export async function reach(page: Page, task: string): Promise<Locator> {
  const section = page.locator(`[data-try="${task}"]`);
  await section.scrollIntoViewIfNeeded();
  await untilReady(section);
  return section;
}

/** Waits until the programs said why. */
export const explained = (section: Locator): Promise<void> =>
  section.evaluate(
    (element) =>
      new Promise<void>((resolve) => element.addEventListener('explained', () => resolve(), { once: true })),
  );

/** What the programs of a place say, in words. */
export const answersIn = (place: Locator): Promise<(string | undefined)[]> =>
  place
    .locator('[data-program]')
    .evaluateAll((elements) => elements.map((element) => (element as HTMLElement).dataset.answer));

/** Draws a stroke on the paper of a place with a mouse, through places in shares of the paper. */
export async function drawStroke(
  page: Page,
  place: Locator,
  stroke: readonly (readonly [x: number, y: number])[],
): Promise<void> {
  const paper = (await place.locator('.try-paper').boundingBox())!;
  for (const [at, [x, y]] of stroke.entries()) {
    await page.mouse.move(paper.x + x * paper.width, paper.y + y * paper.height, { steps: 8 });
    if (at === 0) await page.mouse.down();
  }
  await page.mouse.up();
}

/** Draws a vertical stroke on the paper of a place with a finger. */
export async function drawWithFinger(page: Page, place: Locator): Promise<void> {
  const paper = (await place.locator('.try-paper').boundingBox())!;
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints:
        type === 'touchEnd' ? [] : [{ x: paper.x + paper.width / 2, y: paper.y + y * paper.height }],
    });
  await touch('touchStart', 0.2);
  for (let step = 1; step <= 10; step++) await touch('touchMove', 0.2 + 0.06 * step);
  await touch('touchEnd', 0.8);
}

/** What axe finds within an element. */
export async function violationsIn(page: Page, selector: string): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (within) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(within, { resultTypes: ['violations'] }),
    selector,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
