import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { expectUserError, runRvw } from './command-line/test-rvw.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rvw-import-'));
});
afterAll(() => rm(folder, { recursive: true }));

const SYNTAX = 'const one = 1;\nexport default { one two };\n';
const RENAME = ['rename the file to .mjs', 'set "type": "module"'];

// In processes of their own: a test runner imports modules in its own way.
it.concurrent.each([
  ['an error of syntax', { 'own.mjs': SYNTAX }, ['own.mjs:2:22']],
  [
    'one in a module that it imports',
    { 'outer.mjs': `import './inner.mjs';`, 'inner.mjs': SYNTAX },
    ['inner.mjs:2:22'],
  ],
  [
    'a name that is not exported',
    { 'asks.mjs': `\nimport { none } from './has.mjs';`, 'has.mjs': '' },
    ["'none'", 'asks.mjs:2:10'],
  ],
  [
    'what it throws itself',
    { 'throws.mjs': `\n\nthrow new Error('not today');` },
    ['not today', 'throws.mjs:3:7'],
  ],
  [
    'a package that is missing',
    { 'needs.mjs': `import '@nobody/none/part';` },
    ["'@nobody/none'", 'needs.mjs', 'npm install @nobody/none'],
  ],
  ['a file that is missing', { 'lacks.mjs': `import './gone.mjs';` }, ['gone.mjs', 'lacks.mjs']],
  [
    'an ES module in a package of CommonJS',
    { 'common/plugin.js': `import 'node:fs';`, 'common/package.json': '{"type":"commonjs"}' },
    [join('common', 'plugin.js:1:1'), ...RENAME],
  ],
  [
    'the same further in',
    {
      'esm.mjs': `import './common-too/plugin.js';`,
      'common-too/plugin.js': 'export default 1;',
      'common-too/package.json': '{"type":"commonjs"}',
    },
    [join('common-too', 'plugin.js:1:1'), ...RENAME],
  ],
])('a plugin that cannot be imported is refused with the place: %s', async (_, files, parts) => {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  const [plugin] = Object.keys(files);
  const outcome = await runRvw(['list', '--plugin', join(folder, plugin!)], {
    // Node's own warning about CommonJS stands before our line.
    environment: { NODE_NO_WARNINGS: '1' },
  });
  expect(outcome.out).toBe('');
  expectUserError(outcome, 2, ...parts);
});
