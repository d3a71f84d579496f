import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

import { UserError } from '../../tasks/contract/index.js';
import type { NetworkRuntime } from './runtime.js';

const require = createRequire(import.meta.url);

const MEND = setupCommand(fileURLToPath(new URL('./setup-tensorflow.js', import.meta.url)));

/**
 * TensorFlow's native C library through @tensorflow/tfjs-node, an optional dependency: its install script downloads the
 * library from outside the npm registry, which many networks forbid.
 */
export const tensorflow: NetworkRuntime = {
  id: 'tensorflow',
  title: 'TensorFlow, native',
  availability: async () => {
    let manifest: string;
    try {
      manifest = require.resolve('@tensorflow/tfjs-node/package.json');
    } catch {
      return {
        state: 'missing',
        why: 'the optional package @tensorflow/tfjs-node is not installed',
        mend: MEND,
      };
    }
    // Loading it takes a second and two hundred megabytes; that its parts are there is told from their names.
    const lacks = await missingPart(dirname(manifest));
    if (lacks) return { state: 'missing', why: `@tensorflow/tfjs-node lacks its ${lacks}`, mend: MEND };
    const { version } = require(manifest) as { version: string };
    return { state: 'available', version, details: 'CPU, as many threads as cores' };
  },
  open: async (graph) => {
    const [{ startBackend }, { runGraphOnEngine }] = await Promise.all([
      import('./start.js'),
      import('./engine-graph.js'),
    ]);
    try {
      await startBackend('tensorflow');
    } catch (cause) {
      throw new UserError(
        `runtime "tensorflow" does not load: ${(cause as Error).message.split('\n')[0]!}; ${MEND}, or choose another with --runtime`,
        { cause },
      );
    }
    return runGraphOnEngine('tensorflow', graph);
  },
};

/**
 * How to run the setup: by its npm script on a checkout, by its file where this package is installed in another project,
 * which has no such script.
 *
 * @param script where the setup lies
 * @example
 * setupCommand('/home/me/rules-vs-weights/dist/learned/runtimes/setup-tensorflow.js');
 * // run "npm run setup:tensorflow"
 */
export function setupCommand(script: string): string {
  const parts = script.split(sep);
  const from = parts.lastIndexOf('node_modules');
  if (from < 0) return 'run "npm run setup:tensorflow"';
  return `run "node ${parts.slice(from).join('/')}" in the project's own folder`;
}

/**
 * The part of @tensorflow/tfjs-node that its install script should have brought and did not; undefined when all is there.
 *
 * @param folder of the installed package
 */
export async function missingPart(folder: string): Promise<string | undefined> {
  const list = (path: string): Promise<string[]> => readdir(join(folder, path)).catch(() => []);
  const addons = await Promise.all((await list('lib')).map((version) => list(join('lib', version))));
  if (!addons.flat().includes('tfjs_binding.node')) return 'native addon';
  const libraries = await list(join('deps', 'lib'));
  return libraries.some((name) => /tensorflow/.test(name)) ? undefined : 'TensorFlow library';
}
