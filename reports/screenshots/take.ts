// Pictures of the first screen for the README, light and dark: node dist/reports/screenshots/take.js RESULTS FOLDER

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

import { readResults } from '../../harness/results/file.js';
import { writeReport } from '../index.js';
import { CHROMIUM_MEND, findChromium } from '../../tasks/kit/find-chromium.js';
import { CHROMIUM_ARGUMENTS } from './chromium.js';
import { smallPng } from './small-png.js';

/** The screen that the first screen is made for. */
const SCREEN = { width: 1280, height: 800 };

const [results, folder] = process.argv.slice(2);
if (!results || !folder) throw new Error('say which results file, and into which folder');
const executablePath = findChromium();
if (executablePath === undefined) throw new Error(`no Chromium was found: ${CHROMIUM_MEND}`);

const made = await mkdtemp(join(tmpdir(), 'screenshots-'));
const { html } = await writeReport(await readResults(results, []), made);
const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGUMENTS });
for (const colorScheme of ['light', 'dark'] as const) {
  const page = await browser.newPage({ viewport: SCREEN, colorScheme });
  await page.goto(pathToFileURL(html).href);
  const path = join(folder, `first-screen-${colorScheme}.png`);
  await writeFile(path, smallPng(await page.screenshot()));
  console.log(path);
}
await browser.close();
await rm(made, { recursive: true });
