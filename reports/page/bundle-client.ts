// Part of the build: bundles the page's own script, and the chart library that it starts. At report time it is only read, so that making
// a page starts no other process, which Ctrl-C would reach, too.

import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

import { CHART_LIBRARY, PAGE_SCRIPT } from './libraries.js';

/** Transforms of Vega that no chart uses; it registers every one that it imports. */
const UNUSED = /^vega-(?:crossfilter|force|geo|hierarchy|label|regression|wordcloud)$/;

const leaveOut: Plugin = {
  name: 'leave-out',
  setup(bundle) {
    bundle.onResolve({ filter: UNUSED }, ({ path }) => ({ path, namespace: 'unused' }));
    bundle.onLoad({ filter: UNUSED, namespace: 'unused' }, () => ({ contents: 'export {};' }));
  },
};

for (const [entry, outfile] of [
  ['./client.js', PAGE_SCRIPT],
  ['./client-library.js', CHART_LIBRARY],
] as const)
  await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    outfile: fileURLToPath(new URL(outfile, import.meta.url)),
    bundle: true,
    format: 'iife',
    minify: true,
    target: 'es2022',
    plugins: [leaveOut],
  });
