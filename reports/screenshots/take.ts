// Pictures of the first screen for the README, light and dark: node dist/reports/screenshots/take.js PAGE FOLDER

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { CHROMIUM_MEND, findChromium } from '../../tasks/kit/find-chromium.js';
import { takeFirstScreens } from './first-screen.js';

const [html, folder] = process.argv.slice(2);
if (!html || !folder) throw new Error('say which page, as "rvw report" writes it, and into which folder');
const executablePath = findChromium();
if (executablePath === undefined) throw new Error(`no Chromium was found: ${CHROMIUM_MEND}`);

for (const { colours, png } of await takeFirstScreens(html, executablePath)) {
  const path = join(folder, `first-screen-${colours}.png`);
  await writeFile(path, png);
  console.log(path);
}
