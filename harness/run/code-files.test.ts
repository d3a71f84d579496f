import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { CodeFiles } from './code-files.js';

let folder: string;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'rvw-code-')));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(path: string, text = ''): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

/** What is reached from the plugin, beside itself. */
const reached = (from = 'plugin.mjs', apart: readonly string[] = []): string[] =>
  [
    ...new CodeFiles(join(folder, 'out')).reach(
      [join(folder, from)],
      new Set(apart.map((path) => join(folder, path))),
    ),
  ]
    .map((path) => relative(folder, path))
    .filter((path) => path !== from)
    .sort();

describe('the files of a program', () => {
  it.each([
    ['a module that is imported', "import { rules } from './rules.mjs';", 'rules.mjs'],
    ['one that a module imports that is imported', "export * from '../deeper.mjs';", 'rules.mjs'],
    ['one after a comment that doesn’t close its quote', "/* it's */ import './rules.mjs';", 'rules.mjs'],
    ['one that is imported when it is needed', 'const late = () => import(`./rules.mjs`);', 'rules.mjs'],
    ['one that is required without its ending', "const rules = require('./rules');", 'rules.js'],
    ['a table that is read', "readFile(new URL('./table.json', import.meta.url));", 'table.json'],
    ['a table by its name alone', "join(import.meta.dirname, 'table.json')", 'table.json'],
    ['weights in a folder', "new URL('./weights/', import.meta.url)", 'weights/model.bin'],
    ['weights by the parts of their path', "join(here, 'weights', 'model.bin')", 'weights/model.bin'],
    ['one of several', 'import(`./tables/${language}.mjs`)', 'tables/english.mjs'],
    ['one of several beside it', 'import(`./${language}.mjs`)', 'english.mjs'],
    ['one below a folder that is filled in', 'readFile(`${here}/weights/model.bin`)', 'weights/model.bin'],
  ])('hold %s', async (_, text, path) => {
    await write('plugin.mjs', "import './sub/part.mjs';");
    await write('sub/part.mjs', text);
    await write('deeper.mjs', "import './sub/rules.mjs';");
    await write(`sub/${path}`);
    expect(reached()).toContain(`sub/${path}`);
  });

  it('hold the source of a module that is named by what it is compiled to', async () => {
    await write('plugin.ts', "import type { Rules } from './rules.js';");
    await write('rules.ts');
    expect(reached('plugin.ts')).toEqual(['rules.ts']);
  });

  it('hold the version and the modules of a package, and the versions of those that it needs', async () => {
    await write('plugin.mjs', "import { flowers } from 'flowers/table';");
    await write(
      'node_modules/flowers/package.json',
      JSON.stringify({ exports: { '.': './index.js' }, dependencies: { soil: '1' } }),
    );
    await write('node_modules/flowers/index.js');
    await write('node_modules/soil/package.json', '{}');
    expect(reached()).toEqual([
      'node_modules/flowers/index.js',
      'node_modules/flowers/package.json',
      'node_modules/soil/package.json',
    ]);
  });

  it('hold what a package is made of that is linked, as its author changes it', async () => {
    await write('app/plugin.mjs', "import { flowers } from 'flowers';");
    await write('flowers/package.json', JSON.stringify({ main: './index.js' }));
    await write('flowers/index.js', "export * from './petals.js';");
    await write('flowers/petals.js');
    await mkdir(join(folder, 'app/node_modules'));
    await symlink(join(folder, 'flowers'), join(folder, 'app/node_modules/flowers'));
    expect(reached('app/plugin.mjs')).toEqual([
      'flowers/index.js',
      'flowers/package.json',
      'flowers/petals.js',
    ]);
  });

  it('may be missing: what fails for that fails where it is needed', () => {
    expect(reached('nowhere.mjs')).toEqual([]);
  });

  it('do not hold the folder that it lies in, what a run writes, or what is set apart', async () => {
    await write('plugin.mjs', "import './mine.mjs'; run('../', './', './out/');");
    await write('mine.mjs', "import './helper.mjs';");
    await write('helper.mjs');
    await write('out/results.json');
    await write('unrelated.csv');
    expect(reached()).toEqual(['helper.mjs', 'mine.mjs']);
    expect(reached('plugin.mjs', ['mine.mjs'])).toEqual([]);
  });
});
