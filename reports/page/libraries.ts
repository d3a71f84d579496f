import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

/** Transforms of Vega that no chart uses; it registers every one that it imports. */
const UNUSED = /^vega-(?:crossfilter|force|geo|hierarchy|label|regression|wordcloud)$/;

const leaveOut: Plugin = {
  name: 'leave-out',
  setup(bundle) {
    bundle.onResolve({ filter: UNUSED }, ({ path }) => ({ path, namespace: 'unused' }));
    bundle.onLoad({ filter: UNUSED, namespace: 'unused' }, () => ({ contents: 'export {};' }));
  },
};

/** The page's own script with the chart library, to be inlined: from TypeScript or from what the build made of it. */
export async function pageScript(): Promise<string> {
  const here = fileURLToPath(import.meta.url);
  const { outputFiles } = await build({
    entryPoints: [join(dirname(here), `client${extname(here)}`)],
    bundle: true,
    format: 'iife',
    minify: true,
    target: 'es2022',
    write: false,
    plugins: [leaveOut],
  });
  return inlinable(outputFiles[0]!.text);
}

/** In a script element, `</script>` ends the script wherever it stands. */
function inlinable(script: string): string {
  return script.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--');
}

/** Data as the content of a script element: no `<`, so nothing in it can end the element. */
export function inlineJson(data: unknown): string {
  return JSON.stringify(data).replace(/</g, '\\u003c');
}
