import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { callRvw, expectUserError, readRun, runRvw } from './command-line/test-rvw.js';
import { resultOf } from './measures/index.js';
import type { RightAnswers } from './measures/accuracy/schema.js';

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
      const { correct, total } = resultOf(cell, 'accuracy') as RightAnswers;
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

const text = (member: string): string => `${member}: 'made up'`;
const source = `{ ${text('title')}, accuracy: 0.5, ${text('source')} }`;
const dataSet = (id: string, examples = '[]'): string =>
  `{ id: '${id}', ${['title', 'licence', 'citation', 'source'].map(text).join(', ')}, fingerprint: async () => '', load: async (split) => split === 'test' ? ${examples} : [] }`;
const program = (id: string, more = ''): string =>
  `{ id: '${id}', kind: 'handwritten', ${text('title')}, ${text('summary')}, runtimes: ['v8'], module: import.meta.url, load: async () => ({}), ${more} }`;
const measure = (id: string): string =>
  `{ id: '${id}', ${text('title')}, ${text('reading')}, scope: 'cell', result: { safeParse() {} }, summarise() {} }`;
const runtime = (id: string): string => `{ id: '${id}', async availability() {} }`;
const task = (id: string): string =>
  `{ id: '${id}', ${text('title')}, ${text('summary')}, floor: ${source}, reference: ${source}, dataSets: [${dataSet('numbers')}],
     features: { shape: [1], axes: ['number'], ${text('meaning')}, toVector() {}, fromVector() {} },
     score() {}, describeAnswer() {}, describeTruth() {}, draw() {} }`;

describe('data that nothing can be measured on', () => {
  it.each([
    [
      'without an example',
      '[]',
      ['"few" of task tic-tac-toe, its test split', 'holds no examples', '--split'],
    ],
    [
      'with one id twice',
      `[{ id: 'a', input: 1 }, { id: 'b', input: 1 }, { id: 'a', input: 1 }]`,
      ['"few"', 'examples 0 and 2', '"a"'],
    ],
  ])('%s is refused before anything is measured', async (_, examples, parts) => {
    const plugins = await pluginsOf(`{ for: 'tic-tac-toe', dataSets: [${dataSet('few', examples)}] }`);
    const words = ['run', 'tic-tac-toe', ...plugins, '--dataset', 'few', '--out', join(folder, 'none')];
    expectUserError(await callRvw(words), 2, ...parts);
  });
});

describe('a program that is made for the task that it stands beside', () => {
  const madeBy = (maker: string): Promise<string[]> =>
    pluginsOf(`{ for: 'tic-tac-toe', programs: [${maker}] }`);

  it('is told the task, and where its plugin is', async () => {
    const plugins = await madeBy(
      `(task, { module }) => ({ ...${program('made')}, title: task.title + ' by ' + module })`,
    );
    const { out } = await callRvw(['list', ...plugins]);
    expect(out).toContain(`program  made — Tic-tac-toe by ${pathToFileURL(plugins[1]!).href}; runs on v8`);
  });

  it.each([
    ['nothing', 'undefined', ['programs[0] is a function that gives no program for the task "tic-tac-toe"']],
    [
      'half a program',
      `({ ...${program('made')}, kind: 'made' })`,
      ['the programs of task "tic-tac-toe"', '].kind is "made": expected "handwritten" or "learned"'],
    ],
    ['one of a name that is taken', `(${program('handwritten')})`, ['"handwritten"', 'rename']],
  ])('is refused before anything runs where it is %s', async (_, made, parts) => {
    expectUserError(await callRvw(['list', ...(await madeBy(`() => ${made}`))]), 2, ...parts);
  });
});

describe('plugins that do not go together', () => {
  it.each([
    [
      'a program of a name that is taken',
      [`{ for: 'tic-tac-toe', programs: [${program('handwritten')}] }`],
      ['"handwritten"', 'program of task "tic-tac-toe"', 'in rules-vs-weights and ', 'rename one'],
    ],
    [
      'two programs of one name',
      [
        `{ task: ${task('parity')}, programs: [${program('one')}] }`,
        `{ for: 'parity', programs: [${program('one')}] }`,
      ],
      ['"one"', 'program of task "parity"', '0.mjs and ', '1.mjs', 'rename one'],
    ],
    [
      'a data set of a name that is taken',
      [`{ for: 'tic-tac-toe', dataSets: [${dataSet('positions')}] }`],
      ['"positions"', 'data set of task "tic-tac-toe"', 'rename one'],
    ],
    [
      'two tasks of one name',
      [`{ task: ${task('parity')} }`, `{ task: ${task('parity')} }`],
      ['"parity"', 'two plugins bring it', 'for'],
    ],
    ['a task that the package has', [`{ task: ${task('digits')} }`], ['"digits"', 'two plugins bring it']],
    [
      'a task that nobody brings a program for',
      [`{ task: ${task('parity')}, programs: [] }`],
      ['nobody brings a program for the task "parity"', 'name one'],
    ],
    [
      'programs for a task that nobody brings',
      [`{ for: 'tic-tac-to', programs: [${program('one')}] }`],
      ['"tic-tac-to"', 'did you mean "tic-tac-toe"?'],
    ],
    ['a measure that the package has', [`{ measures: [${measure('latency')}] }`], ['"latency"', 'rename it']],
    [
      'two measures of one name',
      [`{ measures: [${measure('beauty')}] }`, `{ measures: [${measure('beauty')}] }`],
      ['"beauty"', 'rename one'],
    ],
    [
      'a runtime that the package has',
      [`{ runtimes: [${runtime('wasm')}] }`],
      ['runtime "wasm"', 'rename it'],
    ],
    ['a module without a plugin', ['7'], ['0.mjs: its default export is 7', 'definePlugin']],
  ])('%s', async (_, texts, parts) => {
    const plugins = await pluginsOf(...texts);
    expectUserError(await callRvw(['run', ...plugins, '--out', join(folder, 'none')]), 2, ...parts);
  });

  it('a plugin that is not there, or cannot be read', async () => {
    expectUserError(await callRvw(['list', '--plugin', join(folder, 'none.mjs')]), 2, 'none.mjs');
    expectUserError(await callRvw(['list', ...(await pluginsOf('{'))]), 2, '0.mjs cannot be imported');
    expectUserError(
      await callRvw(['list', '--plugin', 'no-such-package']),
      2,
      '"no-such-package"',
      'install it',
    );
    expectUserError(await callRvw(['list', '--plugin', folder]), 2, 'is a folder');
  });

  it('one that ends the process does so with a word', async () => {
    const outcome = await runRvw(['list', ...(await pluginsOf('process.exit(0)'))]);
    expectUserError(
      outcome,
      2,
      '0.mjs ended the process while it was imported; leave process.exit out of it',
    );
  });

  it('what a getter of a plugin throws is told with the plugin', async () => {
    const task = `{ get id() { throw new TypeError('no rows today'); } }`;
    const plugins = await pluginsOf(`{ task: ${task}, programs: [] }`);
    expectUserError(await callRvw(['list', ...plugins]), 2, '0.mjs: no rows today');
  });

  it('all faults of a plugin are said at once, before anything runs', async () => {
    const plugins = await pluginsOf(
      `{ task: ${task('a task')}, programs: [{ id: 'one', kynd: 'handwritten' }] }`,
    );
    const { code, error } = await callRvw(['run', ...plugins, '--out', join(folder, 'none')]);
    expect(code).toBe(2);
    expect(error).toContain('task.id is "a task": expected lower-case words');
    expect(error).toContain('programs[0].kind is missing: add "handwritten" or "learned"');
    expect(error).toContain('programs[0].kynd is not known: did you mean "kind"?');
    expect(error).toContain('programs[0].load is missing: add a function');
  });
});

it('a title with what ends a line is listed on one', async () => {
  const plugins = await pluginsOf(
    `{ for: 'tic-tac-toe', programs: [{ ...${program('one', 'async load() {}')}, title: 'two\\nlines\\u001b[31m' }] }`,
  );
  const { out } = await callRvw(['list', ...plugins]);
  expect(out).toContain('one — two\\nlines\\u{1b}[31m; runs on');
});

it('a slip that costs little is pointed at, and what it does to the bytes is said', async () => {
  const plugins = await pluginsOf(
    `{ for: 'tic-tac-toe', programs: [${program('one', 'quantized() {}, async load() { return { decide: () => ({ kind: "abstain" }), dispose() {} } }')}, ${program('two', 'byName: true')}] }`,
  );
  const { code, out, error } = await runRvw([
    ...['run', 'tic-tac-toe', ...plugins, '--program', 'one', '--quick', '--only', 'accuracy'],
    ...['--out', join(folder, 'slips')],
  ]);
  expect(code, error).toBe(0);
  expect(out).toMatch(
    /note: plugin .*0\.mjs: programs\[0\]\.quantized is not known: did you mean "quantised"\?/,
  );
  expect(out).toContain('note: tic-tac-toe, one: shares its module with two');
});
