import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { expectUserError, runRvw } from './command-line/test-rvw.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rvw-settled-'));
});
afterAll(() => rm(folder, { recursive: true }));

const NEVER = '() => new Promise(() => {})';
const dataSet = (load: string, fingerprint = `async () => 'odd'`) =>
  `export default { for: 'tic-tac-toe', dataSets: [{ id: 'odd', title: 'Odd', licence: 'CC0-1.0', citation: 'none', source: 'none',
    fingerprint: ${fingerprint}, load: ${load} }] };`;

// In processes of their own: Node ends them where nothing is under way any more.
it.concurrent.each([
  ['load', dataSet(NEVER), 1, ['the "load" of data set "odd" never finished']],
  [
    'fingerprint',
    dataSet(
      `async (split) => (split === 'test' ? [{ id: 'a', input: [0,0,0,0,0,0,0,0,0], truth: [0] }] : [])`,
      NEVER,
    ),
    1,
    ['the "fingerprint" of data set "odd" never finished'],
  ],
  ['import', 'await new Promise(() => {});', 1, ['the import of plugin', 'import.mjs never finished']],
  [
    'thrown',
    dataSet(`() => { throw new Error('no network'); }`),
    1,
    ['test split of data set "odd"', 'no network'],
  ],
])('what a plugin never finishes, or throws, is named: %s', async (name, text, exitCode, parts) => {
  const plugin = join(folder, `${name}.mjs`);
  await writeFile(plugin, text);
  const words = ['run', 'tic-tac-toe', '--plugin', plugin, '--dataset', 'odd', '--out', join(folder, name)];
  const outcome = await runRvw([...words, '--quick', '--only', 'accuracy']);
  expect(outcome.out).toBe('');
  expectUserError(outcome, exitCode, ...parts);
});
