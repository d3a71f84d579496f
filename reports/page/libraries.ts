import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** What the build makes of the page's own script and the chart library, beside this file. */
export const PAGE_SCRIPT = './page-script.js';

/** The page's own script with the chart library, to be inlined. The sources use the last build's. */
export async function pageScript(): Promise<string> {
  const compiled = new URL(PAGE_SCRIPT, import.meta.url);
  const path = existsSync(compiled)
    ? compiled
    : new URL(`../../dist/reports/page/${PAGE_SCRIPT}`, import.meta.url);
  return inlinable(await readFile(path, 'utf8'));
}

/** In a script element, `</script>` ends the script wherever it stands. */
export function inlinable(script: string): string {
  return script.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--');
}

/** Data as the content of a script element: no `<`, so nothing in it can end the element. */
export function inlineJson(data: unknown): string {
  return JSON.stringify(data).replace(/</g, '\\u003c');
}
