import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode } from 'fast-png';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { RECORDED } from '../reports/fixture/index.js';
import type { TaskInReport } from '../reports/in-page.js';
import { writeReport } from '../reports/index.js';
import { takeFirstScreens } from '../reports/screenshots/first-screen.js';
import { findChromium } from '../tasks/kit/find-chromium.js';

/** Whoever clones the repository fetches them. */
const MOST_BYTES = 150_000;

function expectFirstScreen(file: Uint8Array, colours: string): void {
  expect(file.length).toBeLessThan(MOST_BYTES);
  const { width, height, data, palette } = decode(file);
  expect([width, height]).toEqual([1280, 800]);
  const [red, green, blue] = palette![data[0]!]!;
  expect((red! + green! + blue!) / 3 > 128).toBe(colours === 'light');
}

it.each(['light', 'dark'])(
  'the README’s picture of the first screen in %s colours is whole and small',
  async (colours) => {
    expectFirstScreen(await readFile(new URL(`./first-screen-${colours}.png`, import.meta.url)), colours);
  },
);

const CHROMIUM = findChromium();

// reports/page/page.test.ts says what to do where there is no browser.
describe.skipIf(CHROMIUM === undefined)('pictures of the first screen', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'screenshots-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const offers = RECORDED.tasks.map(({ id, programs }): TaskInReport => ({
    task: id,
    title: `Try ${id}`,
    reading: '',
    script: '',
    onFirstScreen: false,
    programs: programs.map((program) => ({ id: program.id, script: '', data: new Uint8Array() })),
  }));

  it('are taken in both sets of colours of a page that leads to what can be tried', async () => {
    const { html } = await writeReport(RECORDED, join(folder, 'whole'), offers);
    const taken = await takeFirstScreens(html, CHROMIUM!);
    expect(taken.map(({ colours }) => colours)).toEqual(['light', 'dark']);
    for (const { colours, png } of taken) expectFirstScreen(png, colours);
  });

  it('are refused of a page in which nothing can be tried: it is not what readers get', async () => {
    const { html } = await writeReport(RECORDED, join(folder, 'bare'));
    await expect(takeFirstScreens(html, CHROMIUM!)).rejects.toThrow(/write the page with "rvw report"$/);
  });
});
