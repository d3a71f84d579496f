// Pictures of a page's first screen for the README, light and dark: node dist/reports/screenshots/take.js PAGE FOLDER

import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

import { CHROMIUM_ARGUMENTS, CHROMIUM_MEND, findChromium } from '../../tasks/kit/find-chromium.js';
import { smallPng } from './small-png.js';

/** The screen that the first screen is made for. */
const SCREEN = { width: 1280, height: 800 };

const [html, folder] = process.argv.slice(2);
if (!html || !folder) throw new Error('say which page, and into which folder');
const executablePath = findChromium();
if (executablePath === undefined) throw new Error(`no Chromium was found: ${CHROMIUM_MEND}`);

const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGUMENTS });
for (const colorScheme of ['light', 'dark'] as const) {
  const page = await browser.newPage({ viewport: SCREEN, colorScheme });
  await page.goto(pathToFileURL(resolve(html)).href);
  // What can be touched shows what it is for.
  await page.locator('[data-pad][data-state="ready"]').getByRole('button', { name: 'Show me one' }).click();
  const path = join(folder, `first-screen-${colorScheme}.png`);
  await writeFile(path, smallPng(await page.screenshot()));
  console.log(path);
}
await browser.close();
