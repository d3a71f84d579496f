import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { readRun, runRvw } from '../command-line/test-rvw.js';
import { resultOf } from '../measures/index.js';
import { bundleSource } from '../sources/bundle.js';
import { traceOf } from './author-lines.js';
import { compileModule } from './compile.js';
import { findConfig, findModule } from './find.js';

const TOY_TASK = fileURLToPath(new URL('../fixtures/toy-task.mjs', import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rvw-typescript-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Writes files into a folder of their own, and says where. */
async function filesOf(files: Readonly<Record<string, string>>): Promise<string> {
  const own = await mkdtemp(join(folder, 'files-'));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(own, path)), { recursive: true });
    await writeFile(join(own, path), text);
  }
  return own;
}

const compile = (path: string): Promise<string> => compileModule(path, join(folder, 'cache'));
const importCompiled = async (path: string): Promise<Record<string, unknown>> =>
  (await import(await compile(path))) as Record<string, unknown>;

/** Throws on one number, in its seventh line. */
const RULES = `import type { Decision } from 'rules-vs-weights';

enum Answer { Even, Odd }

/** Is the number odd? */
export function decide(input: number): Decision<number> {
  if (input === 7 && globalThis.process.env['SEVEN'] === 'no') throw new Error('seven is not for me');
  return { kind: 'answer', answer: input % 2 === 0 ? Answer.Even : Answer.Odd };
}

export const module: string = import.meta.url;
`;
const PLUGIN = `import { definePlugin } from 'rules-vs-weights';
import { toy, toyTask } from ${JSON.stringify(TOY_TASK)};
import { decide, module } from './rules.js';

export default definePlugin<number, number>({
  task: toyTask('typed-toys'),
  programs: [toy(module, 'typed', decide)],
});
`;
const CONFIG = `import { defineConfig } from 'rules-vs-weights';
export default defineConfig({ plugins: ['./toys.rvw.ts'] });
`;
const PACKAGE = '{ "name": "toys", "type": "module" }';

describe('a plugin and a configuration in TypeScript', () => {
  let own: string;
  beforeAll(async () => {
    own = await filesOf({
      'package.json': PACKAGE,
      'rvw.config.ts': CONFIG,
      'toys.rvw.ts': PLUGIN,
      'rules.ts': RULES,
      'below/empty.txt': '',
    });
  });

  it('are found from a folder below, and measured as JavaScript is', async () => {
    const { code, error } = await runRvw(
      ['run', '--quick', '--only', 'accuracy,work,interpretability', '--out', join(folder, 'run')],
      { folder: join(own, 'below'), environment: { RVW_CACHE: join(folder, 'cache') } },
    );
    expect(code, error).toBe(0);
    const { cells } = await readRun(join(folder, 'run'));
    expect(cells.map(({ task, program }) => [task, program])).toEqual([['typed-toys', 'typed']]);
    const [cell] = cells;
    expect(resultOf(cell!, 'accuracy')).toMatchObject({ correct: 40, total: 40 });
    expect(cell!.measures['work']!.state).toBe('measured');
    // The rules alone, not the toys and the plugin that they come with.
    expect(resultOf(cell!, 'interpretability')).toMatchObject({ complexity: { files: 1 } });
  });

  it('a plugin that is not there is told with the configuration that names it', async () => {
    const broken = await filesOf({ 'package.json': PACKAGE, 'rvw.config.ts': CONFIG });
    const { code, error } = await runRvw(['list'], {
      folder: broken,
      environment: { RVW_CACHE: join(folder, 'cache') },
    });
    expect(code).toBe(2);
    expect(error).toContain(`toys.rvw.ts; give the path of a module`);
    expect(error).toContain(`(named in ${join(broken, 'rvw.config.ts')})`);
  });

  it('errors name their author’s lines', async () => {
    const { code, error } = await runRvw(
      ['run', '--verbose', '--quick', '--only', 'accuracy', '--out', join(folder, 'failed')],
      { folder: own, environment: { RVW_CACHE: join(folder, 'cache'), SEVEN: 'no' } },
    );
    expect(code).toBe(1);
    expect(error).toContain('threw on example toy-7: seven is not for me');
    expect(error).toMatch(/\(.*rules\.ts:7:\d+\)/);
  });
});

describe('a compiled module', () => {
  it('knows where its source lies, and what lies beside it', async () => {
    const own = await filesOf({
      'package.json': PACKAGE,
      'data.txt': 'beside',
      'numbers.json': '{ "one": 1 }',
      'plain.mjs': 'export const plain = import.meta.url;\n',
      'deep/named.ts': 'export const named: string = "named";\n',
      'main.mts': `import { readFileSync } from 'node:fs';
import numbers from './numbers.json';
import { plain } from './plain.mjs';
export const text = readFileSync(new URL('./data.txt', import.meta.url), 'utf8');
export const url = import.meta.url;
export const named = (await import(new URL('./deep/named.js', import.meta.url).href)).named;
export { numbers, plain };
export default 1;
`,
    });
    const entry = join(own, 'main.mts');
    const compiled = await compile(entry);
    const { compiledModules } = (await import(compiled)) as { compiledModules: Record<string, string> };
    const main = (await import(compiledModules[pathToFileURL(entry).href]!)) as Record<string, unknown>;
    expect(main).toMatchObject({
      text: 'beside',
      url: pathToFileURL(entry).href,
      plain: pathToFileURL(join(own, 'plain.mjs')).href,
      named: 'named',
      numbers: { one: 1 },
    });
  });

  it('is compiled anew when a file that it imports was edited, and else is not', async () => {
    const own = await filesOf({
      'main.ts': `export { one as default } from './one.js';`,
      'one.ts': 'export const one = 1;',
    });
    const before = await compile(join(own, 'main.ts'));
    expect(await compile(join(own, 'main.ts'))).toBe(before);
    await writeFile(join(own, 'one.ts'), 'export const one = 2;');
    expect((await importCompiled(join(own, 'main.ts')))['default']).toBe(2);
    // A run that is continued looks at this file alone.
    const text = (module: string): Promise<string> => readFile(new URL(module), 'utf8');
    expect(await text(await compile(join(own, 'main.ts')))).not.toBe(await text(before));
  });

  it('knows its own place, though a copy of it elsewhere was compiled before', async () => {
    const files = { 'place.ts': `export const place: string = import.meta.url;\nexport default {};\n` };
    for (const own of [await filesOf(files), await filesOf(files)]) {
      const path = join(own, 'place.ts');
      const { compiledModules } = await importCompiled(path);
      expect(Object.keys(compiledModules as object)).toEqual([pathToFileURL(path).href]);
    }
  });

  it('is of the same bytes wherever its source lies', async () => {
    const near = await filesOf({ 'rules.ts': RULES });
    const far = await filesOf({ 'a/folder/far/away/rules.ts': RULES });
    const bytes = async (path: string): Promise<number> => {
      const { compiledModules } = await importCompiled(path);
      return (await bundleSource(Object.values(compiledModules as Record<string, string>)[0]!)).minifiedBytes;
    };
    expect(await bytes(join(near, 'rules.ts'))).toBe(await bytes(join(far, 'a/folder/far/away/rules.ts')));
  });

  it('leaves a class with private members and a frozen object as they are', async () => {
    const own = await filesOf({
      'main.ts': `class Counter { #count = 0; next(): number { return ++this.#count; } }
export default Object.freeze({ counter: new Counter() });`,
    });
    const { default: frozen } = await importCompiled(join(own, 'main.ts'));
    expect((frozen as { counter: { next(): number } }).counter.next()).toBe(1);
  });

  it.each([
    [
      'what is no TypeScript',
      `export default {\n  a: 1,,\n};`,
      /main\.ts:2:8: Expected identifier but found ","/,
    ],
    [
      'what imports what is not there',
      `import './nowhere.js';\nexport default 1;`,
      /main\.ts:1:8: Could not resolve "\.\/nowhere\.js"/,
    ],
  ])('is refused with its line: %s', async (_, text, message) => {
    const own = await filesOf({ 'main.ts': text });
    await expect(compile(join(own, 'main.ts'))).rejects.toThrow(message);
  });

  it('that throws when it is imported has its author’s line in its trace', async () => {
    const own = await filesOf({ 'main.ts': `interface Nothing {}\n\nthrow new Error('not today');` });
    const error: unknown = await importCompiled(join(own, 'main.ts')).catch((thrown: unknown) => thrown);
    expect(traceOf(error)).toContain('main.ts:3:7');
  });
});

describe('the name of a plugin', () => {
  it('is a path, or a package as its folder sees it', async () => {
    const own = await filesOf({
      'package.json': PACKAGE,
      'node_modules/plain-plugin/package.json':
        '{ "name": "plain-plugin", "exports": { "import": "./plugin.mjs" } }',
      'node_modules/plain-plugin/plugin.mjs': 'export default 1;',
      'node_modules/@typed/plugin/package.json':
        '{ "name": "@typed/plugin", "type": "module", "main": "index.ts" }',
      'node_modules/@typed/plugin/index.ts': 'export default 2 as number;',
    });
    const find = (name: string) => findModule(name, own, join(folder, 'cache'));
    expect((await find('plain-plugin')).source).toBe(join(own, 'node_modules/plain-plugin/plugin.mjs'));
    const { source, module } = await find('@typed/plugin');
    expect(source).toBe(join(own, 'node_modules/@typed/plugin/index.ts'));
    expect(await readFile(new URL('index.ts.mjs', module), 'utf8')).not.toContain('as number');
    await expect(find('./plain-plugin')).rejects.toThrow('there is no plugin');
    await expect(find('plain-plugins')).rejects.toThrow('neither a file nor an installed package');
  });

  it('is guessed where it names a folder, or a file that is not there', async () => {
    const own = await filesOf({
      'irises/iris.rvw.ts': '',
      'irises/rules.ts': '',
      'empty/notes.txt': '',
    });
    const find = (name: string) => findModule(name, own, join(folder, 'cache'));
    await expect(find('irises')).rejects.toThrow('such as irises/iris.rvw.ts');
    await expect(find('./empty')).rejects.toThrow(/empty is a folder; give the path of its module$/);
    await expect(find('./irises/iris.rvw.js')).rejects.toThrow('did you mean irises/iris.rvw.ts?');
    await expect(find('./empty/iris.rvw.js')).rejects.toThrow('give the path of a module');
  });

  it('stands in one configuration, in the folder or above it within its package', async () => {
    const own = await filesOf({
      'rvw.config.mjs': '',
      'inner/package.json': '{}',
      'inner/deep/empty.txt': '',
      'outer/deep/empty.txt': '',
      'two/rvw.config.js': '',
      'two/rvw.config.ts': '',
    });
    expect(findConfig(join(own, 'outer', 'deep'))).toBe(join(own, 'rvw.config.mjs'));
    expect(findConfig(join(own, 'inner', 'deep'))).toBeUndefined();
    expect(() => findConfig(join(own, 'two'))).toThrow('2 configurations');
  });
});
