import { cp, mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Results } from '../results/schema.js';
import { callRvw, expectUserError, readRun, runRvw } from './test-rvw.js';

const TOY_TASK = fileURLToPath(new URL('../fixtures/toy-task.mjs', import.meta.url));
const TASKS = ['alpha', 'beta', 'gamma'];

let folder: string;
const path = (...names: string[]): string => join(folder, ...names);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rvw-merge-'));
  for (const [at, task] of TASKS.entries())
    await writeFile(
      path(`${task}.mjs`),
      `import { toy, toyTask } from ${JSON.stringify(TOY_TASK)};
const wrong = (input) => (input % 7 === ${at} ? { kind: 'answer', answer: 1 - (input % 2) } : undefined);
export default {
  task: toyTask('${task}'),
  programs: [toy(import.meta.url, 'right', () => undefined), toy(import.meta.url, 'wrong', wrong)],
};
`,
    );
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs the three tasks, or some. */
async function run(out: string, words: readonly string[], tasks: readonly string[] = TASKS): Promise<void> {
  const outcome = await runRvw([
    'run',
    ...tasks.flatMap((task) => ['--plugin', path(`${task}.mjs`)]),
    ...['--quick', '--only', 'accuracy,surrogate,disagreements', '--out', path(out), ...words],
  ]);
  expect(outcome.code, outcome.error).toBe(0);
}

const merge = (out: string, ...parts: string[]) =>
  callRvw(['merge', ...parts.map((part) => path(part)), '--out', path(out)]);

const figuresOf = ({ cells, wider, comparisons, claims, tasks, repeatableSha256 }: Results) => ({
  cells,
  wider,
  comparisons,
  claims,
  tasks,
  repeatableSha256,
});

describe('shards of a run', () => {
  let whole: Results;
  beforeAll(async () => {
    await run('whole', []);
    for (const number of [1, 2, 3, 4]) await run(`shard-${number}`, ['--shard', `${number}/4`]);
    whole = await readRun(path('whole'));
  }, 200_000);

  it('take whole groups, and of more shards than groups the last has nothing to do', async () => {
    const tasks = await Promise.all(
      [1, 2, 3, 4].map(async (number) =>
        (await readRun(path(`shard-${number}`))).cells.map(({ task }) => task),
      ),
    );
    expect(tasks).toEqual([['alpha', 'alpha'], ['beta', 'beta'], ['gamma', 'gamma'], []]);
  });

  it('give what the run in one piece does, to the last digit, whichever comes first', async () => {
    const { code, out, error } = await merge('merged', 'shard-3', 'shard-1', 'shard-4', 'shard-2');
    expect(code, error).toBe(0);
    const merged = await readRun(path('merged'));
    expect(figuresOf(merged)).toEqual(figuresOf(whole));
    expect(out).toContain(`sha256 ${whole.repeatableSha256}`);
    expect(merged.merged?.parts.map(({ name, groups }) => [name, groups.length])).toEqual([
      ['shard 1 of 4', 1],
      ['shard 2 of 4', 1],
      ['shard 3 of 4', 1],
      ['shard 4 of 4', 0],
    ]);
    const page = await readFile(path('merged', 'index.html'), 'utf8');
    expect(page).toContain('Which shards were put together');
    const again = await callRvw(['report', path('merged', 'results.json')]);
    expect(again.out, again.error).toContain('the same figures to the last digit');
  });

  it('are missed by name, with what they would have measured, and healed by the one that was lost', async () => {
    // As a killed shard leaves its folder: without results.
    await mkdir(path('killed'));
    const { code, out } = await merge('holey', 'shard-1', 'killed', 'shard-3');
    expect(code).toBe(1);
    const said = 'shard 2 of 4 is missing: beta on numbers was not measured';
    expect(out).toContain(said);
    const { cells, merged } = await readRun(path('holey'));
    expect(merged?.missing).toEqual([expect.stringContaining(said)]);
    expect(cells.map(({ task, measures }) => [task, measures['accuracy']?.state])).toEqual([
      ['alpha', 'measured'],
      ['alpha', 'measured'],
      ['beta', 'skipped'],
      ['beta', 'skipped'],
      ['gamma', 'measured'],
      ['gamma', 'measured'],
    ]);
    expect(cells[2]!.measures['accuracy']).toMatchObject({ reason: 'shard 2 of 4 is missing' });
    for (const file of ['index.html', 'report.md'])
      expect(await readFile(path('holey', file), 'utf8')).toContain(
        'hard 2 of 4 is missing: beta on numbers',
      );
    await cp(path('shard-2'), path('killed'), { recursive: true });
    expect((await merge('holey', 'shard-1', 'killed', 'shard-3')).code).toBe(0);
    expect((await readRun(path('holey'))).repeatableSha256).toBe(whole.repeatableSha256);
  });

  it('are a run like others once they are put together, and each task stays with its machine', async () => {
    expect((await merge('parts', 'shard-1', 'shard-2', 'shard-3', 'shard-4')).code).toBe(0);
    await run('again', []);
    const { code, error } = await merge('both', 'parts', 'again');
    expect(code, error).toBe(0);
    const both = await readRun(path('both'));
    expect(both.merged?.parts.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['run 1 of 2, shard 2 of 4', 'run 2 of 2']),
    );
    await cp(path('parts'), path('elsewhere'), { recursive: true });
    const results = await readRun(path('parts'));
    // The first shard decides what the whole says of its machine; this is the second.
    results.merged!.parts[1]!.environment.cpu = 'Another processor';
    await writeFile(path('elsewhere', 'results.json'), JSON.stringify(results));
    expectUserError(
      await merge('refused', 'elsewhere', 'again'),
      2,
      'beta on numbers was measured on Another processor',
      'times of different machines are not one figure',
    );
  }, 60_000);

  it('are refused where they do not belong together, on one line each', async () => {
    await run('seed', ['--shard', '2/4', '--seed', '8']);
    await run('halves', ['--shard', '2/2']);
    await run('fewer', ['--shard', '2/4'], ['alpha', 'beta']);
    for (const [parts, ...words] of [
      [['shard-1', 'seed'], 'seed was 2017 and 8'],
      [['shard-1', 'halves'], 'shards of different runs', 'in 4 shards', 'in 2'],
      [['shard-1', 'fewer'], 'cannot be merged: programs was'],
      [['shard-1', 'whole'], 'one is a shard and the other a whole run'],
      [['shard-1', 'shard-1'], 'named twice'],
      [['shard-1', 'nowhere'], 'there is no folder', 'nowhere'],
      [['whole'], 'nothing to merge'],
    ] as const) {
      expectUserError(await merge('refused', ...parts), 2, ...words);
    }
    await cp(path('shard-1'), path('copy'), { recursive: true });
    expectUserError(await merge('refused', 'shard-1', 'copy'), 2, 'both hold shard 1 of 4');
    await truncate(path('copy', 'results.json'), 1000);
    expectUserError(await merge('refused', 'shard-2', 'copy'), 2, 'cut off');
    await cp(path('shard-1', 'results.json'), path('copy', 'results.json'));
    await truncate(path('copy', 'raw', 'accuracy--alpha--numbers--right--v8.json'), 100);
    expectUserError(await merge('refused', 'shard-2', 'copy'), 2, 'accuracy--alpha', 'cut off');
    await rm(path('copy', 'raw'), { recursive: true });
    expectUserError(await merge('refused', 'shard-2', 'copy'), 2, 'raw samples', 'not beside it');
    const results = await readRun(path('shard-1'));
    await cp(path('shard-1'), path('older'), { recursive: true });
    await writeFile(
      path('older', 'results.json'),
      JSON.stringify({ ...results, run: { ...results.run, version: '0.0.1' } }),
    );
    expectUserError(await merge('refused', 'shard-2', 'older'), 2, 'of versions', '0.0.1');
    expectUserError(await callRvw(['run', '--shard', '5/4']), 2, '"5/4"', 'such as 2/4');
  }, 120_000);
});

describe('several runs of the same', () => {
  it('are one: what holds no times is that of each, and times are over runs', async () => {
    const words = ['--only', 'accuracy,latency', '--launches', '1'];
    for (const name of ['run-1', 'run-2', 'run-3']) await run(name, words, ['alpha']);
    const { code, error } = await merge('runs', 'run-1', 'run-2', 'run-3');
    expect(code, error).toBe(0);
    const [first, runs] = await Promise.all([readRun(path('run-1')), readRun(path('runs'))]);
    expect(runs.repeatableSha256).toBe(first.repeatableSha256);
    expect(runs.cells[0]!.measures['accuracy']).toEqual(first.cells[0]!.measures['accuracy']);
    expect(runs.cells[0]!.measures['latency']).toMatchObject({
      result: { launches: 3, median: { method: expect.stringContaining('over runs') as string } },
    });
    expect(runs.merged).toMatchObject({ of: 'runs', parts: { length: 3 } });
    const again = await callRvw(['report', path('runs', 'results.json')]);
    expect(again.out, again.error).toContain('the same figures to the last digit');
    // Whichever is named first.
    expect((await merge('turned', 'run-3', 'run-1', 'run-2')).code).toBe(0);
    expect(figuresOf(await readRun(path('turned')))).toEqual(figuresOf(runs));
    // A run is one observation, under whatever name it lies.
    await cp(path('run-1'), path('copy-of-run-1'), { recursive: true });
    const twice = ['both hold the run', 'counts once'];
    expectUserError(await merge('refused', 'run-1', 'run-2', 'copy-of-run-1'), 2, ...twice);
    expectUserError(await merge('refused', 'runs', 'run-2'), 2, ...twice);
    // Another edition of the data is other data, whatever else is the same.
    const edited = (await readFile(path('alpha.mjs'), 'utf8')).replace('% 7', '% 5');
    await writeFile(path('alpha.mjs'), edited);
    await run('edited', words, ['alpha']);
    expectUserError(await merge('refused', 'run-1', 'edited'), 2, 'alpha', 'is not the same in both');
  }, 120_000);
});
