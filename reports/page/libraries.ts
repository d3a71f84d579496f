import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** What the build makes of the page's own script, beside this file. */
export const PAGE_SCRIPT = './page-script.js';

/** What the build makes of the chart library, beside this file. */
export const CHART_LIBRARY = './chart-library.js';

/** The page's own script, to be inlined. */
export async function pageScript(): Promise<string> {
  return inlinable(await built(PAGE_SCRIPT));
}

/** The chart library as the page's script starts it, to the letter. */
export const chartLibrary = (): Promise<string> => built(CHART_LIBRARY);

/** What the build made; the sources use the last build's. */
function built(name: string): Promise<string> {
  const compiled = new URL(name, import.meta.url);
  return readFile(
    existsSync(compiled) ? compiled : new URL(`../../dist/reports/page/${name}`, import.meta.url),
    'utf8',
  );
}

/** In a script element, `</script>` ends the script wherever it stands. */
function inlinable(script: string): string {
  return script.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--');
}
