import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { readRun, runRvw } from './test-rvw.js';

const TOY_TASK = fileURLToPath(new URL('../fixtures/toy-task.mjs', import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rvw-kept-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Two programs, one with a helper and one with a table of its own, that the plugin names and does not import. */
function filesOf(ending: string): Readonly<Record<string, string>> {
  // A plugin that is compiled has the package by its name wherever it lies.
  const own =
    ending === 'ts' ? 'rules-vs-weights' : fileURLToPath(new URL('../../dist/index.js', import.meta.url));
  const input = ending === 'ts' ? 'input: number' : 'input';
  return {
    'package.json': '{ "name": "toys", "type": "module" }',
    [`toys.${ending}`]: `import { definePlugin, rules } from ${JSON.stringify(own)};
import { toyTask } from ${JSON.stringify(TOY_TASK)};
export default definePlugin({
  task: toyTask('kept-toys'),
  programs: [
    rules(new URL('./one.${ending}', import.meta.url), { id: 'one' }),
    rules(new URL('./other.${ending}', import.meta.url), { id: 'other' }),
  ],
});
`,
    [`one.${ending}`]: `import { parity } from './helper.${ending}';
export const decide = (${input}) => parity(input);
`,
    [`helper.${ending}`]: `export const parity = (${input}) => input % 2;\n`,
    [`other.${ending}`]: `import { readFileSync } from 'node:fs';
const table = JSON.parse(readFileSync(new URL('./table.json', import.meta.url), 'utf8'));
export const decide = (${input}) => table[input % 2];
`,
    'table.json': '[0, 1]',
  };
}

const MEASURES = ['accuracy', 'attack', 'surrogate', 'disagreements'];

describe.each(['ts', 'mjs'])('what has not changed, of a plugin in .%s', (ending) => {
  let own: string;
  let runs = 0;
  beforeAll(async () => {
    own = join(folder, ending);
    await mkdir(own);
    for (const [name, text] of Object.entries(filesOf(ending))) await writeFile(join(own, name), text);
    await run();
  }, 120_000);

  /** Runs the suite, and says what it measured itself. */
  async function run(...words: string[]) {
    const out = join(own, `out-${runs++}`);
    const {
      code,
      error,
      out: said,
    } = await runRvw(
      [
        ...['run', '--plugin', join(own, `toys.${ending}`), '--quick', '--only', MEASURES.join()],
        ...['--cache-dir', join(own, 'cache'), '--out', out, ...words],
      ],
      { environment: { RVW_FRESH: '' } },
    );
    expect(code, error).toBe(0);
    const results = await readRun(out);
    const measured = (results.run.collecting ?? []).map(({ measure, of }) =>
      [measure, ...of.slice(2, 3)].join(' '),
    );
    return { results, measured: measured.sort(), error, said, out };
  }

  it('is not measured again, and gives the same figures to the last digit, as it does with --fresh', async () => {
    const first = await readRun(join(own, 'out-0'));
    const { results, measured, said, out } = await run();
    expect(measured).toEqual([]);
    const { cells, wider, comparisons, run: description } = results;
    expect({ cells, wider, comparisons }).toEqual({
      cells: first.cells,
      wider: first.wider,
      comparisons: first.comparisons,
    });
    expect(description.kept).toMatchObject([{ run: first.run.id, measurements: { length: 7 } }]);
    for (const text of [said, await readFile(join(out, 'index.html'), 'utf8')])
      expect(text).toContain(
        `7 measurements were kept from run ${first.run.id} (${first.run.startedAt.slice(0, 10)})`,
      );
    const fresh = await run('--fresh');
    expect(fresh.measured).toHaveLength(7);
    expect(fresh.results.cells).toEqual(first.cells);
    expect(fresh.results.wider).toEqual(first.wider);
    expect(fresh.results.run.kept).toBeUndefined();
  }, 120_000);

  it('is measured again of the one program whose helper was edited, and of no other', async () => {
    await writeFile(
      join(own, `helper.${ending}`),
      `${filesOf(ending)[`helper.${ending}`]}export const edited = 1;\n`,
    );
    const { measured, results } = await run();
    // What is of both programs is of the edited one, too; the other is attacked where both are right, as before.
    expect(measured).toEqual(['accuracy one', 'attack one', 'disagreements', 'surrogate one']);
    expect(results.run.kept).toHaveLength(1);
  }, 60_000);

  it('is measured again where a table that it reads was edited, with what hangs on its answers', async () => {
    await writeFile(join(own, 'table.json'), '[0, 0]');
    const { measured } = await run();
    expect(measured).toEqual([
      'accuracy other',
      // Attacked is where both are right, and that is elsewhere now.
      'attack one',
      'attack other',
      'disagreements',
      'surrogate other',
    ]);
  }, 60_000);

  it('is measured again where what was kept is damaged, with a word', async () => {
    const kept = join(own, 'cache/samples');
    for (const name of await readdir(kept)) await truncate(join(kept, name), 50);
    const { measured, error } = await run();
    expect(measured).toHaveLength(7);
    expect(error).toMatch(
      /accuracy of kept-toys, numbers, one, v8 is measured again: .* is damaged, it is cut off/,
    );
    expect((await run()).measured).toEqual([]);
  }, 60_000);
});
