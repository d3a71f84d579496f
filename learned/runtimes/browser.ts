import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { UserError } from '../../tasks/contract/index.js';
import { CHROMIUM_MEND, findChromium } from '../../tasks/kit/find-chromium.js';
import type { NetworkRuntime } from './runtime.js';

/**
 * The compiled network in a page of Chromium, where one is found: the bytes that `compiled` runs in Node. A decision goes to
 * another process and back, which takes longer than most networks do.
 */
export const browser: NetworkRuntime = {
  id: 'browser',
  title: 'Compiled for the network, in Chromium',
  availability: async () => {
    const path = findChromium();
    if (path === undefined)
      return { state: 'missing', why: 'there is no Chromium on this machine', mend: CHROMIUM_MEND };
    try {
      return {
        state: 'available',
        version: await versionOf(path),
        details: 'SIMD, 1 thread, in a process of its own',
        elsewhere: true,
      };
    } catch (error) {
      return {
        state: 'missing',
        why: `its Chromium does not say its version: ${firstLine(error)}`,
        mend: CHROMIUM_MEND,
      };
    }
  },
  open: async (graph) => {
    const { runInBrowser } = await import('../browser/run-in-browser.js');
    const path = findChromium();
    try {
      if (path === undefined) throw new Error('there is none');
      return await runInBrowser(graph, path);
    } catch (cause) {
      if (cause instanceof UserError) throw cause;
      throw new UserError(
        `runtime "browser" does not start: ${firstLine(cause)}; ${CHROMIUM_MEND}, or choose another with --runtime`,
        { cause },
      );
    }
  },
};

/** The number of the browser's version, as it prints it. */
async function versionOf(path: string): Promise<string> {
  const { stdout } = await promisify(execFile)(path, ['--version']);
  return /\d+(?:\.\d+)+/.exec(stdout)?.[0] ?? stdout.trim();
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0]!;
