import { UserError } from '../../tasks/contract/index.js';
import { openChecks } from './plugin-checks.js';

/** What a test runner gives: that of vitest and that of Node, for two. */
export interface TestRunner {
  readonly describe: (title: string, define: () => void) => unknown;
  readonly it: (title: string, run: () => Promise<void>) => unknown;
}

/**
 * Tests whether a plugin is fit to be measured: what `rvw check` looks at, a test each. What it would only note is no
 * failure.
 *
 * @param plugin the URL of the plugin's module
 * @param runner the functions of the test runner in use
 * @example
 * import { describe, it } from 'vitest';
 * import { contractTests } from 'rules-vs-weights/test';
 *
 * await contractTests(new URL('./iris.rvw.ts', import.meta.url), { describe, it });
 */
export async function contractTests(plugin: URL, { describe, it }: TestRunner): Promise<void> {
  const opened = await openChecks([plugin.href], {}).catch((error: unknown) => {
    if (error instanceof UserError) return error;
    throw error;
  });
  describe('the contract of rules-vs-weights', () => {
    it('loads', () => (opened instanceof UserError ? Promise.reject(opened) : Promise.resolve()));
    if (opened instanceof UserError) return;
    for (const { title, run } of opened.checks)
      it(title, async () => {
        const { faults } = await run();
        if (faults.length > 0) throw new Error(faults.join('\n'));
      });
  });
}
