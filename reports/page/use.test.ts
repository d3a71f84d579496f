import { readFile } from 'node:fs/promises';
import { decode } from 'fast-png';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { RECORDED } from '../fixture/index.js';
import { CHROMIUM, PageBrowser, type Opened } from './test-page.js';

// page.test.ts says what to do where there is no browser.
describe.skipIf(CHROMIUM === undefined)('a reader of the page', () => {
  let browser: PageBrowser;
  let address: string;
  let shared: Opened;

  beforeAll(async () => {
    browser = await PageBrowser.start();
    address = await browser.pageOf(RECORDED, 'recorded');
    shared = await browser.open(address);
  });

  afterAll(() => browser.close());

  const unfold = (page: Page) =>
    page.evaluate(() =>
      document.querySelectorAll<HTMLDetailsElement>('details:not(.menu)').forEach((box) => (box.open = true)),
    );

  it('finds where each of the first questions is answered, and the answer there', async () => {
    const { page } = shared;
    const answers: Readonly<Record<string, RegExp>> = {
      'Which would you ship, and what is lost?':
        /Handwritten digits.*Ship [●◆].* (?:the rules are|the network is) /s,
      'Is a network’s time constant, and how sure is that?':
        /Varies with the input.*Learned\s+[\d.]+\s%\s+\[[\d.]+, [\d.]+\]\s*(?:constant|undecided|input-dependent)/s,
      'What breaks each?': /What breaks it\?.*Which corruption breaks which program\?/s,
      'Why did the rules misread this one?': /Why did it say that\?.*✗ wrong/s,
      'How do I repeat this run?': /^(?:rvw|npm run rvw --) run /,
      'What are operations a decision?': /the operations that it executes for one decision/,
      'How noisy was the machine?': /Noise floor.*%/s,
      'Do synthetic examples speak of people?': /made by machines, so its figures say little of real people/,
    };
    const links = page.locator('.questions a');
    expect(await links.allTextContents()).toEqual(Object.keys(answers));
    for (const [question, answer] of Object.entries(answers)) {
      const place = (await page.locator('.questions a', { hasText: question }).getAttribute('href'))!;
      expect(await page.locator(place).textContent(), question).toMatch(answer);
    }
  });

  it('goes from a cell of the errors to its examples, by keyboard, too', async () => {
    const { page, complaints } = await browser.open(address);
    const figure = page.locator('figure.errors', { has: page.locator('a[data-only]') }).first();
    const links = figure.locator('a[data-only]');
    const counts = await links.evaluateAll((all) =>
      all.map((link) => (link as HTMLElement).dataset.only!.split(' ').length),
    );
    const link = links.nth(counts.indexOf(Math.max(...counts)));
    const ids = (await link.getAttribute('data-only'))!.split(' ');
    const words = (await link.getAttribute('data-words'))!;
    await link.focus();
    await page.keyboard.press('Enter');
    const stepper = page.locator('.stepper', { has: page.locator(`[id="${ids[0]!}"]`) });
    const shown = () => stepper.locator('.gallery > li:visible').getAttribute('id');
    await expect.poll(() => stepper.locator('output').textContent()).toBe(`1 of ${ids.length}: ${words}`);
    for (const id of ids) {
      expect(await shown()).toBe(id);
      const [right, answered] = words.split(' answered as ');
      const said = (await stepper.locator(`[id="${id}"]`).textContent())!;
      expect(said).toContain(right);
      expect(said).toContain(answered === 'abstained' ? 'no answer' : answered);
      await stepper.getByRole('button', { name: 'Next' }).click();
    }
    await stepper.getByRole('button', { name: 'Show all' }).click();
    const all = await stepper.locator('.gallery > li').count();
    expect(await stepper.locator('output').textContent()).toBe(`1 of ${all}`);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('sorts a table by a heading, up, down and back, and says so', async () => {
    const { page } = shared;
    await unfold(page);
    const table = page
      .locator('[id="digits-mnist-accuracy-section"] table.many', { hasText: 'Recall' })
      .first();
    const fallback = page.locator('table.many').first();
    const used = (await table.count()) > 0 ? table : fallback;
    const heading = used.locator('thead th.number').last();
    const column = await heading.evaluate((cell: HTMLTableCellElement) => cell.cellIndex);
    const cells = () =>
      used
        .locator('tbody tr')
        .evaluateAll(
          (rows, at) => rows.map((row) => (row as HTMLTableRowElement).cells[at]!.textContent.trim()),
          column,
        );
    const asItWas = await cells();
    const press = async () => {
      await heading.getByRole('button').focus();
      await page.keyboard.press('Enter');
      return heading.getAttribute('aria-sort');
    };
    expect(await press()).toBe('ascending');
    const upwards = await cells();
    expect([...upwards].sort()).toEqual([...asItWas].sort());
    expect(await press()).toBe('descending');
    expect(await cells()).not.toEqual(upwards);
    expect(await press()).toBeNull();
    expect(await cells()).toEqual(asItWas);
  });

  it('copies a table as Markdown', async () => {
    const { page } = await browser.open(address);
    await unfold(page);
    // That of the system needs a window and a permission.
    await page.evaluate(() => {
      const writeText = (text: string) => Promise.resolve((document.body.dataset.copied = text));
      Object.defineProperty(navigator, 'clipboard', { value: { writeText } });
    });
    const box = page.locator('.scroll', { has: page.locator('table.many') }).first();
    const button = box.locator('caption button');
    expect(await button.textContent()).toBe('Copy as Markdown');
    await button.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => button.textContent()).toBe('Copied');
    const copied = (await page.locator('body').getAttribute('data-copied'))!;
    const [head, rule, ...rows] = copied.split('\n');
    expect(head).toMatch(/^\| .* \|$/);
    expect(rule).toMatch(/^\|(?: (?::--|--:) \|)+$/);
    expect(rows).toHaveLength(await box.locator('tbody tr').count());
    await page.close();
  });

  /** Saves the first chart in a format, by keyboard, and returns the file's name and bytes. */
  async function saved(page: Page, ending: string): Promise<{ name: string; bytes: Buffer }> {
    const menu = page.locator('[id="digits-mnist-latency-inputs"] .menu');
    await menu.locator('summary').focus();
    await page.keyboard.press('Enter');
    const button = menu.getByRole('button', { name: `as ${ending}` });
    const [download] = await Promise.all([page.waitForEvent('download'), button.press('Enter')]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }

  it('saves a chart as SVG, PNG and CSV under a name that says which', async () => {
    const { page, complaints } = await browser.open(address);
    const svg = await saved(page, 'SVG');
    expect(svg.name).toBe('digits-mnist-latency-inputs.svg');
    expect(svg.bytes.toString()).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg.bytes.toString()).toContain('Is the time constant?');
    // What stands outside the page knows none of its colours by name.
    expect(svg.bytes.toString()).not.toContain('var(');
    const png = await saved(page, 'PNG');
    expect(png.name).toBe('digits-mnist-latency-inputs.png');
    const { width, data } = decode(png.bytes);
    expect(width).toBeGreaterThan(800);
    expect(new Set(data).size).toBeGreaterThan(20);
    const csv = await saved(page, 'CSV');
    expect(csv.name).toBe('digits-mnist-latency-inputs.csv');
    const [head, ...rows] = csv.bytes.toString().trim().split('\r\n');
    expect(head).toContain('median');
    expect(rows.length).toBeGreaterThan(10);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('has a link on every heading of a place', async () => {
    const { page } = shared;
    const wrong = await page
      .locator('main :is(section, figure)[id]')
      .evaluateAll((boxes) =>
        boxes
          .filter(({ id }) => document.querySelectorAll(`.anchor[href="#${id}"]`).length !== 1)
          .map(({ id }) => id),
      );
    expect(wrong).toEqual(['verdict']);
  });

  it('shows one section a screen on a projector, and goes on and back by keys', async () => {
    const { page, complaints } = await browser.open(`${address}?projector`, {
      viewport: { width: 1920, height: 1080 },
    });
    const shown = () => page.locator('[data-shown="whole"]').getAttribute('id');
    const titles = () => page.locator('main :is(h1, h2, h3, h4):visible').count();
    expect(await shown()).toBe('verdict');
    expect(await page.locator('.bar').isVisible()).toBe(false);
    const seen = new Set<string>();
    const number = Number(/of (\d+)/.exec((await page.locator('.projector-bar output').textContent())!)![1]);
    for (let at = 1; at < number; at++) {
      await page.keyboard.press('ArrowRight');
      seen.add((await shown())!);
      expect(await titles()).toBeGreaterThan(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1920);
    }
    expect(seen.size).toBe(number - 1);
    await page.keyboard.press('ArrowLeft');
    const last = (await shown())!;
    await page.keyboard.press('Escape');
    expect(await page.locator('[data-shown]').count()).toBe(0);
    await expect
      .poll(() =>
        page
          .locator(`[id="${last}"]`)
          .evaluate((one) => Math.abs(one.getBoundingClientRect().top) < innerHeight),
      )
      .toBe(true);
    await page.keyboard.press('Alt+KeyP');
    expect(await shown()).toBe(last);
    // Charts are as wide as their place, also those that were out of sight.
    const [chart, place] = await page
      .locator('[data-shown="whole"] .chart:has(svg)')
      .first()
      .evaluate((one) => [
        one.querySelector('svg')!.getBoundingClientRect().width,
        one.getBoundingClientRect().width,
      ]);
    expect(Math.abs(chart / place - 1)).toBeLessThan(0.05);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('sees axes and marks in forced colours', async () => {
    const { page } = await browser.open(address, { forcedColors: 'active', colorScheme: 'dark' });
    const seen = await page.evaluate(() => {
      const paper = getComputedStyle(document.documentElement).backgroundColor;
      const of = (selector: string) => {
        const { fill, stroke } = getComputedStyle(document.querySelector(selector)!);
        return fill === 'none' ? stroke : fill;
      };
      return [
        paper,
        of('.chart .role-axis-label text'),
        of('.chart .role-mark path[fill^="var"]'),
        of('.strip .handwritten circle'),
      ];
    });
    expect(seen[0]).toBe('rgb(0, 0, 0)');
    for (const colour of seen.slice(1)) expect(colour).not.toBe(seen[0]);
    await page.close();
  });

  it('is told by a tap what the mark nearest to the finger stands for', async () => {
    const { page } = await browser.open(address, { hasTouch: true, viewport: { width: 390, height: 844 } });
    const mark = page.locator('[data-chart="digits-mnist-corruptions-chart"] .mark-symbol path').first();
    await mark.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await mark.boundingBox())!;
    await page.touchscreen.tap(x + width / 2 + 7, y + height / 2 + 5);
    await expect.poll(() => page.locator('#tooltip').textContent()).toMatch(/^Program/);
    await page.close();
  });

  it.each([390, 768, 1920])('has nothing cut off at %d pixels', async (width) => {
    const { page } = await browser.open(address, { viewport: { width, height: 900 } });
    await unfold(page);
    await expect
      .poll(() => page.locator('[data-chart]:not([data-drawn])').count(), { timeout: 30_000 })
      .toBe(0);
    const cut = await page.evaluate(() => {
      const within = document.documentElement.clientWidth;
      return [...document.querySelectorAll('.chart > svg, .scroll, .gallery > li, figcaption, audio')]
        .filter((one) => one.getBoundingClientRect().right > within + 1)
        .map((one) => one.closest('[id]')!.id);
    });
    expect(cut).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await page.close();
  });

  it('prints what is folded, figures and all', async () => {
    const { page } = await browser.open(address);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await page.locator('main details:not([open], .menu)').count()).toBe(0);
    expect(await page.locator('[data-chart]:not([data-drawn="yes"])').count()).toBe(0);
    expect(await page.locator('.gallery > li[hidden]').count()).toBe(0);
    await page.close();
  });
});
