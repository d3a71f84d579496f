import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { RECORDED } from '../../reports/fixture/index.js';
import type { TaskInReport } from '../../reports/in-page.js';
import { CHROMIUM, holdFrames, PageBrowser, releaseFrames } from '../../reports/page/test-page.js';
import { gatherInPage } from './in-page.js';
import {
  answersIn,
  drawStroke,
  drawWithFinger,
  explained,
  suite,
  untilReady,
  violationsIn,
} from './test-in-page.js';

/** Runs in a page before its own scripts: counts the networks that are compiled. */
function countCompiled(): void {
  const compile = WebAssembly.compile.bind(WebAssembly);
  const compiled = { count: 0 };
  const counting = (bytes: BufferSource) => {
    compiled.count++;
    return compile(bytes);
  };
  Object.assign(globalThis, { compiled });
  Object.assign(WebAssembly, { compile: counting });
}

describe.skipIf(CHROMIUM === undefined)('the pad of the first screen', () => {
  let browser: PageBrowser;
  let offers: readonly TaskInReport[];
  let address: string;
  /** The same page without it. */
  let without: string;
  let page: Page;
  let complaints: string[];
  let pad: Locator;

  beforeAll(async () => {
    const known = await suite();
    offers = (await gatherInPage(RECORDED, known)).tasks;
    browser = await PageBrowser.start();
    address = await browser.pageOf(RECORDED, 'pad', offers);
    without = await browser.pageOf(
      RECORDED,
      'no-pad',
      offers.map((offer) => ({ ...offer, onFirstScreen: false })),
    );
    // A link that glides to its place would be drawn on while it moves.
    ({ page, complaints } = await browser.open(address, { reducedMotion: 'reduce' }, true, countCompiled));
    pad = page.locator('[data-pad]');
    await untilReady(pad);
  });

  afterAll(() => browser.close());

  const topOf = async (on: Page, selector: string) => (await on.locator(selector).boundingBox())!.y;

  it('is drawn on with a mouse, and both programs answer at the end of a stroke', async () => {
    expect(await pad.getByRole('link').count()).toBe(0);
    await drawStroke(page, pad, [
      [0.5, 0.2],
      [0.5, 0.8],
    ]);
    await expect.poll(() => answersIn(pad)).toEqual(['one', 'one']);
    expect(await pad.locator('[data-part="said"]').allTextContents()).toEqual([
      expect.stringMatching(/^one confidence [\d.]+\s%$/),
      expect.stringMatching(/^one confidence [\d.]+\s%$/),
    ]);
    await expect
      .poll(() => pad.locator('[data-part="status"]').textContent())
      .toBe('Hand-written: one; Learned: one');
    expect(complaints).toEqual([]);
  });

  it('leads to the reasons with the same drawing, which can be gone on with there', async () => {
    const section = page.locator('[data-try="digits"]');
    const paper = (place: Locator) =>
      place.locator('.try-paper path').evaluateAll((all) => all.map((path) => path.getAttribute('d')));
    const drawn = await paper(pad);
    const why = explained(section);
    await pad.getByRole('link', { name: 'Why?' }).click();
    await why;
    expect(await paper(section)).toEqual(drawn);
    expect(await answersIn(section)).toEqual(['one', 'one']);
    expect(await section.locator('.votes tbody tr').count()).toBeGreaterThan(2);
    await drawStroke(page, section, [
      [0.3, 0.8],
      [0.7, 0.8],
    ]);
    expect(await paper(section)).toHaveLength(2);
    expect(await paper(pad)).toEqual(drawn);
  });

  it('opens the programs once for itself and the section below', async () => {
    expect(await page.locator('[data-try="digits"]').getAttribute('data-state')).toBe('ready');
    expect(
      await page.evaluate(() => (globalThis as unknown as { compiled: { count: number } }).compiled.count),
    ).toBe(1);
  });

  it('shows examples of the run and is cleared by keyboard, and leads to the same example', async () => {
    const { page: own, complaints: said } = await browser.open(address);
    const place = own.locator('[data-pad]');
    await untilReady(place);
    const next = place.getByRole('button', { name: 'Show me one' });
    await next.focus();
    await own.keyboard.press('Enter');
    const [first, second] = await answersIn(place);
    expect(first).not.toBe(second);
    const right = (await place.locator('[data-part="right"]').textContent())!;
    expect(right).toMatch(/^Right: \w+\.$/);
    const section = own.locator('[data-try="digits"]');
    const why = explained(section);
    await place.getByRole('link', { name: 'Why?' }).press('Enter');
    await why;
    expect(await section.locator('[data-part="examples"] output').textContent()).toBe(
      `1 of 4. ${right.slice(0, -1)}`,
    );
    expect(await answersIn(section)).toEqual([first, second]);
    await next.press('Enter');
    await place.getByRole('link', { name: 'Why?' }).press('Enter');
    await expect
      .poll(() => section.locator('[data-part="examples"] output').textContent())
      .toMatch(/^2 of 4\./);
    await place.getByRole('button', { name: 'Clear' }).press('Enter');
    expect(await place.locator('[data-part="said"]').allTextContents()).toEqual(['–', '–']);
    expect(await place.getByRole('link').count()).toBe(0);
    expect(said).toEqual([]);
    await own.close();
  });

  it('costs a phone little height, and is drawn on with a finger without scrolling', async () => {
    const options = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
    const { page: phone, complaints: said } = await browser.open(address, options);
    const { page: bare } = await browser.open(without, options);
    const cost = (await topOf(phone, '.glance')) - (await topOf(bare, '.glance'));
    expect(cost).toBeGreaterThan(0);
    expect(cost).toBeLessThanOrEqual(130);
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    const place = phone.locator('[data-pad]');
    await untilReady(place);
    const scrolled = () => phone.evaluate(() => scrollY);
    const before = await scrolled();
    await drawWithFinger(phone, place);
    await expect.poll(() => answersIn(place)).toEqual(['one', 'one']);
    expect(await scrolled()).toBe(before);
    expect(said).toEqual([]);
    await phone.close();
    await bare.close();
  });

  it('makes the first screen no higher, and leaves no hole where nothing can be tried', async () => {
    const { page: bare } = await browser.open(without);
    const { page: nothing } = await browser.open(await browser.pageOf(RECORDED, 'nothing'));
    const { page: whole } = await browser.open(address);
    const tops = await Promise.all([whole, bare, nothing].map((one) => topOf(one, '.glance')));
    expect(tops[0]).toBe(tops[1]);
    expect(tops[0]).toBe(tops[2]);
    const place = whole.locator('[data-pad]');
    await untilReady(place);
    await place.getByRole('button', { name: 'Show me one' }).click();
    expect(await answersIn(place)).not.toContain(undefined);
    expect(await topOf(whole, '.glance')).toBe(tops[0]);
    for (const one of [whole, bare, nothing]) await one.close();
  });

  it('is not there without scripts, nor on paper', async () => {
    const { page: still } = await browser.open(address, { javaScriptEnabled: false }, false);
    expect(await still.locator('.pad').isVisible()).toBe(false);
    await still.close();
    await page.emulateMedia({ media: 'print' });
    expect(await pad.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    expect(await pad.isVisible()).toBe(true);
  });

  it('runs nothing before the page is painted', async () => {
    const { page: held } = await browser.open(address, {}, false, holdFrames);
    // It is near from the first, so its script would have been unpacked by now.
    await held.evaluate(async () => {
      const element = document.getElementById('try-digits-script')!;
      const bytes = Uint8Array.from(atob(element.textContent), (sign) => sign.charCodeAt(0));
      const seen = new Promise((resolve) => new IntersectionObserver(resolve).observe(document.body));
      await seen;
      await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))).text();
    });
    expect(await held.evaluate(() => 'inPage' in globalThis)).toBe(false);
    await releaseFrames(held);
    await untilReady(held.locator('[data-pad]'));
    await held.close();
  });

  it('can be seen in forced colours', async () => {
    const { page: forced } = await browser.open(address, { forcedColors: 'active', colorScheme: 'dark' });
    const place = forced.locator('[data-pad]');
    await untilReady(place);
    await drawStroke(forced, place, [
      [0.5, 0.2],
      [0.5, 0.8],
    ]);
    const seen = await place
      .locator('.try-paper')
      .evaluate((paper) => [
        getComputedStyle(document.documentElement).backgroundColor,
        getComputedStyle(paper.querySelector('path')!).stroke,
        getComputedStyle(paper).borderTopColor,
      ]);
    expect(seen[0]).toBe('rgb(0, 0, 0)');
    for (const colour of seen.slice(1)) expect(colour).not.toBe(seen[0]);
    await forced.close();
  });

  it.each(['light', 'dark'] as const)('gives axe nothing to find in %s colours', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await pad.getByRole('button', { name: 'Show me one' }).click();
    expect(await violationsIn(page, '.opening-head')).toEqual([]);
  });
});
