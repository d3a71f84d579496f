import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What the program is called: Debian's, Ubuntu's, and Google's own. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'Google Chrome', 'chrome.exe'];

/** Where it lies without being on the PATH. */
const FOLDERS = ['/usr/bin', '/Applications/Google Chrome.app/Contents/MacOS'];

/**
 * The path of a Chromium on this machine: what `RVW_CHROMIUM` says, else the first on the PATH; undefined where there is none.
 */
export function findChromium(): string | undefined {
  const named = process.env['RVW_CHROMIUM'];
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...FOLDERS];
  const paths = named ? [named] : folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return paths.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** What brings one. */
export const CHROMIUM_MEND =
  'install Chromium (Debian: "apt-get install chromium"), or name its program in RVW_CHROMIUM';

/** How it is started by Playwright: without a window, and without asking the network for anything of its own. */
export const CHROMIUM_ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
