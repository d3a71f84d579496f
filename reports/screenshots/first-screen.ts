import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

import { CHROMIUM_ARGUMENTS } from '../../tasks/kit/find-chromium.js';
import { smallPng } from './small-png.js';

/** The screen that the first screen is made for. */
const SCREEN = { width: 1280, height: 800 };

/** The first screen of a page in one set of colours, as a PNG file. */
export interface FirstScreen {
  readonly colours: 'light' | 'dark';
  readonly png: Uint8Array;
}

/**
 * Takes pictures of the first screen of a page as `rvw report` writes it.
 *
 * @param html the path of the page
 * @param executablePath Chromium's
 * @throws Error where the page does not lead to what can be tried in it: then it is not the one that readers get
 */
export async function takeFirstScreens(
  html: string,
  executablePath: string,
): Promise<readonly FirstScreen[]> {
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGUMENTS });
  try {
    const taken: FirstScreen[] = [];
    for (const colours of ['light', 'dark'] as const) {
      const page = await browser.newPage({ viewport: SCREEN, colorScheme: colours });
      await page.goto(pathToFileURL(html).href);
      const links = await Promise.all(
        (await page.locator('.try-links a').all()).map((link) => link.boundingBox()),
      );
      if (links.length === 0 || links.some((box) => box === null || box.y + box.height > SCREEN.height))
        throw new Error(
          `the first screen of ${html} does not lead to what can be tried in it; write the page with "rvw report"`,
        );
      // What can be touched shows what it is for.
      const pad = page.locator('[data-pad]');
      if ((await pad.count()) > 0) {
        await pad.and(page.locator('[data-state="ready"]')).waitFor();
        await pad.getByRole('button', { name: 'Show me one' }).click();
        await pad.getByText(/^Right/).waitFor();
      }
      taken.push({ colours, png: smallPng(await page.screenshot()) });
    }
    return taken;
  } finally {
    await browser.close();
  }
}
