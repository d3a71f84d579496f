import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

import type { Results } from '../../harness/results/schema.js';
import { CHROMIUM_ARGUMENTS, findChromium } from '../../tasks/kit/find-chromium.js';
import type { TaskInReport } from '../in-page.js';
import { writeReport } from '../index.js';

/** The Chromium that page tests run in; undefined where there is none. */
export const CHROMIUM = findChromium();

/** Pages of a browser, and what they complained of. */
export interface Opened {
  readonly page: Page;
  readonly complaints: string[];
}

/** A browser with a folder for the pages that it opens. */
export class PageBrowser {
  private constructor(
    private readonly browser: Browser,
    readonly folder: string,
  ) {}

  static async start(): Promise<PageBrowser> {
    const browser = await chromium.launch({ executablePath: CHROMIUM!, args: CHROMIUM_ARGUMENTS });
    return new PageBrowser(browser, await mkdtemp(join(tmpdir(), 'report-')));
  }

  async close(): Promise<void> {
    await this.browser.close();
    await rm(this.folder, { recursive: true });
  }

  /** Makes the page of results, and returns its address. */
  async pageOf(results: Results, name: string, inPage: readonly TaskInReport[] = []): Promise<string> {
    return pathToFileURL((await writeReport(results, join(this.folder, name), inPage)).html).href;
  }

  /**
   * Opens a page, and notes whatever it complains of or asks the network for.
   *
   * @param drawn whether to wait for its charts
   * @param before runs in the page before anything of its own
   */
  async open(
    url: string,
    options: BrowserContextOptions = {},
    drawn = true,
    before?: () => void,
  ): Promise<Opened> {
    const page = await this.browser.newPage({ viewport: { width: 1280, height: 800 }, ...options });
    if (before) await page.addInitScript(before);
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('dialog', (dialog) => complaints.push(`dialog ${dialog.message()}`));
    page.on('request', (request) => {
      if (request.url() !== url && !/^(?:data|blob):/.test(request.url()))
        complaints.push(`request ${request.url()}`);
    });
    await page.goto(url);
    if (drawn) await page.waitForSelector('html[data-charts="drawn"]', { state: 'attached' });
    return { page, complaints };
  }
}

/** Runs in a page before its own scripts: holds back every frame that they wait for, until `release` is called. */
export function holdFrames(): void {
  const held: FrameRequestCallback[] = [];
  const request = requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = (callback) => held.push(callback);
  const release = () => {
    globalThis.requestAnimationFrame = request;
    for (const callback of held) request(callback);
  };
  Object.assign(globalThis, { release });
}

/** Lets a page have the frames that were held back. */
export const releaseFrames = (page: Page): Promise<void> =>
  page.evaluate(() => (globalThis as unknown as { release: () => void }).release());
