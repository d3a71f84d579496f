import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { callRvw, expectUserError, readRun, runRvw } from './command-line/test-rvw.js';
import { resultOf } from './measures/index.js';

const pathOf = (name: string): string => fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));
const [MINE, TOYS] = [pathOf('my-tic-tac-toe.mjs'), pathOf('toys.mjs')];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rvw-plugins-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Writes plugin modules with these texts as their default exports, and words that name them. */
async function pluginsOf(...texts: readonly string[]): Promise<string[]> {
  const words = [];
  for (const [at, text] of texts.entries()) {
    // Node keeps a module that it has imported, so each has a name of its own.
    const path = join(await mkdtemp(join(folder, 'plugin-')), `${at}.mjs`);
    await writeFile(path, `export default ${text};\n`);
    words.push('--plugin', path);
  }
  return words;
}

describe('a plugin that adds to a task of the package', () => {
  it('has its program measured beside those that are there, on their data and its own', async () => {
    const out = join(folder, 'mine');
    const { code, error } = await runRvw([
      ...['run', 'tic-tac-toe', '--plugin', MINE, '--program', 'mine,handwritten', '--quick'],
      ...['--dataset', 'positions,two-boards', '--only', 'accuracy', '--out', out],
    ]);
    expect(code, error).toBe(0);
    const { tasks, cells, comparisons } = await readRun(out);
    expect(tasks[0]!.datasets.map(({ id }) => id)).toEqual(['positions', 'two-boards']);
    const right = cells.map((cell) => {
      const { correct, total } = resultOf(cell, 'accuracy')!;
      return [cell.dataset, cell.program, correct, total];
    });
    expect(right[0]).toEqual(['positions', 'handwritten', 4520, 4520]);
    expect(right.slice(2)).toEqual([
      ['two-boards', 'handwritten', 2, 2],
      // On the empty board any cell is right.
      ['two-boards', 'mine', 2, 2],
    ]);
    const [positions] = comparisons;
    expect(positions).toMatchObject({
      dataset: 'positions',
      a: { program: 'handwritten' },
      b: { program: 'mine' },
      verdict: 'a',
    });
  });

  it('and another that brings a task of its own are listed together', async () => {
    const { code, out } = await callRvw(['list', '--plugin', MINE, '--plugin', TOYS]);
    expect(code).toBe(0);
    const ofTicTacToe = out.slice(out.indexOf('tic-tac-toe — '), out.indexOf('keyword-spotting — '));
    expect(ofTicTacToe).toContain('program  handwritten — ');
    expect(ofTicTacToe).toContain('program  mine — The first free cell; runs on v8');
    expect(ofTicTacToe).toContain('data     two-boards — Two boards (CC0-1.0)');
    expect(out).toContain('toys — Toys');
    expect(out).toContain('program  leaking — ');
  });
});

describe('data that nothing can be measured on', () => {
  it.each([
    ['without an example', '[]', ['the test split of data set "few" holds no examples', '--split']],
    ['with one id twice', `[{ id: 'a' }, { id: 'b' }, { id: 'a' }]`, ['"few"', 'have the id "a"']],
  ])('%s is refused before anything is measured', async (_, examples, parts) => {
    const dataset = `{ id: 'few', fingerprint: async () => 'few', load: async () => ${examples} }`;
    const plugins = await pluginsOf(`{ for: 'tic-tac-toe', dataSets: [${dataset}] }`);
    const words = ['run', 'tic-tac-toe', ...plugins, '--dataset', 'few', '--out', join(folder, 'none')];
    expectUserError(await callRvw(words), 2, ...parts);
  });
});

describe('plugins that do not go together', () => {
  const task = `{ id: 'parity', dataSets: [{ id: 'numbers' }] }`;

  it.each([
    [
      'a program of a name that is taken',
      [`{ for: 'tic-tac-toe', programs: [{ id: 'handwritten', runtimes: ['v8'] }] }`],
      ['"handwritten"', 'program of task "tic-tac-toe"', 'rename one'],
    ],
    [
      'two programs of one name',
      [`{ task: ${task}, programs: [{ id: 'one' }] }`, `{ for: 'parity', programs: [{ id: 'one' }] }`],
      ['"one"', 'program of task "parity"', 'rename one'],
    ],
    [
      'a data set of a name that is taken',
      [`{ for: 'tic-tac-toe', dataSets: [{ id: 'positions' }] }`],
      ['"positions"', 'data set of task "tic-tac-toe"', 'rename one'],
    ],
    [
      'two tasks of one name',
      [`{ task: ${task}, programs: [] }`, `{ task: ${task}, programs: [] }`],
      ['"parity"', 'two plugins bring it', 'for'],
    ],
    [
      'a task that the package has',
      [`{ task: { id: 'digits', dataSets: [] }, programs: [] }`],
      ['"digits"', 'two plugins bring it'],
    ],
    [
      'programs for a task that nobody brings',
      [`{ for: 'tic-tac-to', programs: [] }`],
      ['"tic-tac-to"', 'did you mean "tic-tac-toe"?'],
    ],
    ['a measure that the package has', [`{ measures: [{ id: 'latency' }] }`], ['"latency"', 'rename it']],
    [
      'two measures of one name',
      [`{ measures: [{ id: 'beauty' }] }`, `{ measures: [{ id: 'beauty' }] }`],
      ['"beauty"', 'rename one'],
    ],
    ['a runtime that the package has', [`{ runtimes: [{ id: 'wasm' }] }`], ['runtime "wasm"', 'rename it']],
    ['a module without a plugin', ['7'], ['no plugin as its default export', 'definePlugin']],
    [
      'a plugin for a task that says nothing else',
      [`{ for: 'digits' }`],
      ['no plugin as its default export'],
    ],
  ])('%s', async (_, texts, parts) => {
    const plugins = await pluginsOf(...texts);
    expectUserError(await callRvw(['run', ...plugins, '--out', join(folder, 'none')]), 2, ...parts);
  });

  it('a plugin that is not there, or cannot be read', async () => {
    expectUserError(await callRvw(['list', '--plugin', join(folder, 'none.mjs')]), 2, 'none.mjs');
    expectUserError(await callRvw(['list', ...(await pluginsOf('{'))]), 2, '0.mjs cannot be imported');
  });
});
