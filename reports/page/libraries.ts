import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';

const LIBRARIES = [
  { name: 'vega', file: 'vega.min.js' },
  { name: 'vega-lite', file: 'vega-lite.min.js' },
  { name: 'vega-embed', file: 'vega-embed.min.js' },
] as const;

/** The scripts of the page, to be inlined in this order: the chart libraries as they ship, then the page's own. */
export async function pageScripts(): Promise<readonly string[]> {
  const libraries = await Promise.all(
    LIBRARIES.map(async ({ name, file }) => inlinable(await readFile(buildFile(name, file), 'utf8'))),
  );
  return [...libraries, await clientScript()];
}

/** A package's browser build stands beside its entry, wherever npm put the package. */
function buildFile(name: string, file: string): string {
  return join(dirname(createRequire(import.meta.url).resolve(name)), file);
}

/** The page's own script, from TypeScript or from what the build made of it. */
async function clientScript(): Promise<string> {
  const here = fileURLToPath(import.meta.url);
  const extension = extname(here) === '.ts' ? 'ts' : 'js';
  const source = await readFile(join(dirname(here), `client.${extension}`), 'utf8');
  const { code } = await transform(source, {
    loader: extension,
    format: 'iife',
    minify: true,
    target: 'es2022',
  });
  return inlinable(code);
}

/** In a script element, `</script>` ends the script wherever it stands, and source maps point to files that are not there. */
function inlinable(script: string): string {
  return script
    .replace(/^\/\/# sourceMappingURL=.*$/gm, '')
    .replace(/<\/(script)/gi, '<\\/$1')
    .replace(/<!--/g, '<\\!--');
}

/** Data as the content of a script element: no `<`, so nothing in it can end the element. */
export function inlineJson(data: unknown): string {
  return JSON.stringify(data).replace(/</g, '\\u003c');
}
