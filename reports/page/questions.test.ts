import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { chaptersOf } from '../chapters.js';
import { FIXTURE } from '../fixture/index.js';
import { CHROMIUM, PageBrowser, type Opened } from './test-page.js';

// page.test.ts says what to do where there is no browser.
describe.skipIf(CHROMIUM === undefined)('the questions of a task on the page', () => {
  let browser: PageBrowser;
  let address: string;
  let shared: Opened;

  beforeAll(async () => {
    browser = await PageBrowser.start();
    address = await browser.pageOf(FIXTURE, 'fixture');
    shared = await browser.open(address, {}, false);
  });

  afterAll(() => browser.close());

  const parts = chaptersOf(FIXTURE).flatMap((chapter) => chapter.parts);

  it('are what the links of a chapter lead to, in their order', async () => {
    const { page } = shared;
    for (const { slice, questions } of parts) {
      const ids = questions.map(({ id }) => id);
      const part = page.locator(`[id="${slice.id}"]`);
      const links = await part
        .locator('.within a')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
      expect(links).toEqual(ids.map((id) => `#${id}`));
      expect(await part.locator('> .question').evaluateAll((all) => all.map(({ id }) => id))).toEqual(ids);
    }
  });

  it('have every section once, the folded ones together at the end, and no id twice', async () => {
    const { page } = shared;
    for (const { id, sections } of parts.flatMap(({ questions }) => questions)) {
      const question = page.locator(`[id="${id}"]`);
      const idsOf = (selector: string) =>
        question.locator(selector).evaluateAll((all) => all.map((one) => one.id));
      const [open, folded] = [false, true].map((are) =>
        sections.filter((section) => (section.folded ?? false) === are).map((section) => section.id),
      );
      expect(await idsOf('> section')).toEqual(open);
      expect(await idsOf('> .folds:last-child > section.folded')).toEqual(folded);
    }
    const twice = await page.evaluate(() => {
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
      return ids.filter((id, at) => ids.indexOf(id) !== at);
    });
    expect(twice).toEqual([]);
  });

  it('show a folded section across the page once a link leads to it, beside none', async () => {
    const { page, complaints } = await browser.open(address, {}, false);
    const folded = parts[0]!.questions.flatMap(({ id, sections }) =>
      sections.filter((section) => section.folded).map((section) => ({ question: id, id: section.id })),
    );
    expect(folded.length).toBeGreaterThan(15);
    const boxOf = (id: string) =>
      page
        .locator(`[id="${id}"]`)
        .evaluate((one) => (({ left, width, top }) => ({ left, width, top }))(one.getBoundingClientRect()));
    // Folded, several stand in one row.
    const tops = await Promise.all(
      folded
        .filter(({ question }) => question === parts[0]!.questions.find(({ id }) => id.endsWith('why'))!.id)
        .map(async ({ id }) => (await boxOf(id)).top),
    );
    expect(new Set(tops).size).toBeLessThan(tops.length);
    for (const { question, id } of folded) {
      await page.evaluate((hash) => (location.hash = hash), id);
      const details = page.locator(`[id="${id}"] > details`);
      await expect
        .poll(() => details.evaluate((box: HTMLDetailsElement) => box.open), { message: id })
        .toBe(true);
      const [section, whole] = [await boxOf(id), await boxOf(question)];
      expect([section.left, section.width], id).toEqual([whole.left, whole.width]);
    }
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('stand one below the other on a phone, with what is folded', async () => {
    const { page } = await browser.open(address, { viewport: { width: 390, height: 844 } }, false);
    const rows = await page.locator('.folds').evaluateAll((all) =>
      all.map((folds) => {
        const tops = [...folds.children].map((one) => one.getBoundingClientRect().top);
        return { sections: tops.length, rows: new Set(tops).size };
      }),
    );
    expect(rows.length).toBeGreaterThan(10);
    for (const one of rows) expect(one.rows).toBe(one.sections);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.close();
  });

  it('are shown whole on a projector', async () => {
    const { page } = await browser.open(`${address}?projector`, {}, false);
    const number = Number(/of (\d+)/.exec((await page.locator('.projector-bar output').textContent())!)![1]);
    const shown: string[] = [];
    for (let at = 0; at < number; at++) {
      shown.push((await page.locator('[data-shown="whole"]').getAttribute('id'))!);
      await page.keyboard.press('ArrowRight');
    }
    const [first] = parts;
    const slides = first!.questions.filter(({ sections }) => sections.some(({ folded }) => !folded));
    expect(slides.length).toBeGreaterThan(4);
    for (const { id } of slides) expect(shown).toContain(id);
    for (const { sections } of first!.questions)
      for (const { id } of sections) expect(shown).not.toContain(id);
    await page.close();
  });
});
