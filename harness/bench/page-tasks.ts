// Does anything in a page hold up its reader? Opens it in Chromium, draws on the pad of the first screen, scrolls to the end,
// opens all that is folded and waits for every chart, and prints the longest tasks of the main thread with what they did, in time
// of the processor. The exit code is 1 where one after the page was loaded took more than 200 ms: `npm run build && node
// dist/harness/bench/page-tasks.js PAGE.html`.
import { resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { chromium, type Page } from 'playwright-core';

import { CHROMIUM_ARGUMENTS, CHROMIUM_MEND, findChromium } from '../../tasks/kit/find-chromium.js';
import { drawOnPad, openAll, scrollThrough } from './page/reader.js';
import { CATEGORIES, markChanges, tasksOf, type Task } from './page/tasks.js';

/** No task may hold up a reader for longer, in milliseconds. */
const MOST = 200;

/** So many tasks are shown. */
const SHOWN = 12;

const SCREEN = { width: 1280, height: 800 };

const [path] = process.argv.slice(2);
const executablePath = findChromium();
if (path === undefined) refuse('name the page: node dist/harness/bench/page-tasks.js PAGE.html');
if (executablePath === undefined) refuse(`no Chromium was found: ${CHROMIUM_MEND}`);

const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGUMENTS });
try {
  const page = await browser.newPage({ viewport: SCREEN });
  await page.addInitScript(markChanges);
  await browser.startTracing(page, { categories: CATEGORIES });
  await page.goto(pathToFileURL(resolve(path)).href);
  const drew = await read(page);
  const tasks = tasksOf(await browser.stopTracing());
  console.log(
    `${drew ? 'Drawn on the pad, scrolled' : 'No pad here; scrolled'} to the end, everything opened. The longest tasks of the main thread:`,
  );
  console.log('| when | time of the processor | what it did |\n|---|---|---|');
  for (const task of tasks.slice(0, SHOWN)) console.log(row(task));
  const { duration: longest } = tasks.find(({ afterLoad }) => afterLoad)!;
  console.log(
    `The longest after the page was loaded: ${longest.toFixed(0)} ms, ${longest <= MOST ? 'within' : 'ABOVE'} ${MOST} ms.`,
  );
  process.exitCode = longest <= MOST ? 0 : 1;
} finally {
  await browser.close();
}

/** Does in the page what a reader does. Says whether there was a pad. */
async function read(page: Page): Promise<boolean> {
  const drew = await drawOnPad(page);
  await scrollThrough(page);
  await openAll(page);
  await page.waitForFunction(() => document.querySelector('[data-chart]:not([data-drawn])') === null);
  return drew;
}

function row({ afterLoad, duration, did }: Task): string {
  return `| ${afterLoad ? 'after' : 'loading'} | ${duration.toFixed(0)} ms | ${did.join('; ')} |`;
}

function refuse(words: string): never {
  console.error(words);
  process.exit(2);
}
