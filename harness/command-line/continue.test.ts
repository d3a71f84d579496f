import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import os, { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { resultOf, type ResultOf } from '../measures/index.js';
import type { Results } from '../results/schema.js';
import { PROFILES } from '../run/profiles.js';
import { callRvw, changeSamples, expectUserError, readRun, runRvw, type RvwOptions } from './test-rvw.js';
import { accuracyFigure } from '../results/primary.js';

const TOYS = fileURLToPath(new URL('../fixtures/timed-toys.mjs', import.meta.url));

/** Its program is right only where it may run on processor 0 alone. */
const PLACES = fileURLToPath(new URL('../fixtures/pinned-toy.mjs', import.meta.url));

const MEASURES = ['accuracy', 'latency', 'work', 'interpretability'];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rvw-continue-'));
});
afterAll(() => rm(folder, { recursive: true }));

const wordsOf = (out: string, ...words: readonly string[]): string[] => [
  ...['run', '--plugin', TOYS, '--quick', '--seed', '7', '--launches', '5', '--only', MEASURES.join()],
  ...['--out', out, ...words],
];
const runToys = (out: string, words: readonly string[] = [], options?: RvwOptions) =>
  runRvw(wordsOf(out, ...words), options);

const ACCURACY_FILE = 'accuracy--timed-toys--numbers--steady--v8.json';
const accuracyFile = (out: string): string => join(out, 'raw', ACCURACY_FILE);

const lockOf = (holder: object): string =>
  JSON.stringify({ machine: os.hostname(), started: 'then', ...holder });

describe('a run that was killed', () => {
  let out: string;
  let before: number;
  let results: Results;

  beforeAll(async () => {
    out = join(folder, 'killed');
    await runToys(out, [], {
      watch: (error, end) => {
        if (error.includes('done: timed-toys: work of steady')) end('SIGKILL');
      },
    });
    const [place] = (await readdir(out)).filter((name) => name.startsWith('raw-'));
    before = (await stat(join(out, place!, ACCURACY_FILE))).mtimeMs;
  }, 300_000);

  it('is not continued by another request, which is told what differs', async () => {
    expect(await readdir(out)).not.toContain('results.json');
    const outcome = await callRvw(wordsOf(out, '--resume', '--seed', '8', '--launches', '3'));
    expectUserError(outcome, 2, 'seed was 7, is 8', 'launches was 5, is 3');
  });

  it('is continued: what it measured is kept, the rest is measured, and nothing is missing', async () => {
    const { code, error } = await runToys(out, ['--resume']);
    expect(code, error).toBe(0);
    expect((await stat(accuracyFile(out))).mtimeMs).toBe(before);
    results = await readRun(out);
    const { run, cells } = results;
    expect(run.resumedAt).toBeDefined();
    expect(run.interrupted).toBe(false);
    expect(cells).toHaveLength(3);
    for (const { measures } of cells)
      expect(Object.entries(measures).map(([id, { state }]) => [id, state])).toEqual(
        MEASURES.map((id) => [id, 'measured']),
      );
    expect(await readdir(out)).not.toContain('.rvw-lock');
  }, 600_000);

  const latency = (program: string): ResultOf<'latency'> =>
    resultOf(
      results.cells.find((each) => each.program === program)!,
      'latency',
    )!;

  it('never calls work that depends on the input by 5 % constant, nor any that does not depend on it', () => {
    // What is found of planted times is tested without a machine in planted.test.ts.
    expect(latency('five-percent').variation.verdict).not.toBe('constant');
    expect(latency('steady').variation.verdict).not.toBe('input-dependent');
    expect(latency('restless').variation.noisy).toBe(true);
  });

  describe('sets work against time', () => {
    it('ranks the inputs alike where the time comes from the work', () => {
      const { work } = latency('five-percent');
      expect(work?.inputs).toBe(PROFILES.quick.timedInputs);
      // Two sizes of work, so ties keep the correlation below 1: at best it is 0.87.
      expect(work?.correlation?.value).toBeGreaterThan(0.6);
      const operations = (of: 'fastest' | 'slowest') => work?.[of].map((input) => input.operations) ?? [];
      expect(Math.min(...operations('slowest'))).toBeGreaterThan(Math.max(...operations('fastest')));
      expect(work?.slowest[0]?.drawing).toContain('The number');
    });

    it('finds no order where the work is always the same', () => {
      expect(latency('steady').work?.correlation).toBeUndefined();
    });
  });

  describe('and its raw samples', () => {
    const copy = async (name: string): Promise<string> => {
      const to = join(folder, name);
      await mkdir(join(to, 'raw'), { recursive: true });
      await copyFile(join(out, 'results.json'), join(to, 'results.json'));
      for (const file of await readdir(join(out, 'raw')))
        await copyFile(join(out, 'raw', file), join(to, 'raw', file));
      return to;
    };

    it('give the same figures to the last digit when they are analysed again', async () => {
      const again = await copy('again');
      const { code, out: said } = await callRvw(['report', join(again, 'results.json')]);
      expect(code).toBe(0);
      expect(said).toContain('the same figures to the last digit');
      expect(await readFile(join(again, 'cells.csv'))).toEqual(await readFile(join(out, 'cells.csv')));
    });

    it('are what the figures come from: another timing gives another figure', async () => {
      const other = await copy('other');
      const path = join(other, 'raw', 'latency--timed-toys--numbers--steady--v8.json');
      await changeSamples(path, (text) => {
        const samples = JSON.parse(text) as { times: number[][] };
        samples.times = samples.times.map((launch) => launch.map((time) => 2 * time));
        return JSON.stringify(samples);
      });
      const { out: said } = await callRvw(['report', join(other, 'results.json')]);
      expect(said).toContain('figures differ');
      expect(await readFile(join(other, 'cells.csv'))).not.toEqual(await readFile(join(out, 'cells.csv')));
    });

    it('are refused where they are cut off, missing, or of another run, with the mend', async () => {
      const broken = await copy('broken');
      const report = () => callRvw(['report', join(broken, 'results.json')]);
      await truncate(accuracyFile(broken), 100);
      expectUserError(await report(), 2, accuracyFile(broken), 'cut off', '--resume');
      await rm(accuracyFile(broken));
      expectUserError(await report(), 2, accuracyFile(broken), 'missing');
      const path = join(broken, 'raw', 'run.json');
      const document = JSON.parse(await readFile(path, 'utf8')) as { run: string };
      await writeFile(path, JSON.stringify({ ...document, run: 'another' }));
      expectUserError(await report(), 2, 'another', '--resume');
    });

    it('may be gone: then the page is drawn from the results', async () => {
      const alone = await copy('alone');
      await rm(join(alone, 'raw'), { recursive: true });
      const { code, out: said } = await callRvw(['report', join(alone, 'results.json')]);
      expect(code).toBe(0);
      expect(said).toContain('No raw samples');
    });
  });
});

describe('a run', () => {
  it('that is cut short before it has anything leaves what is there as it was', async () => {
    const out = join(folder, 'nothing');
    await mkdir(out);
    await writeFile(join(out, 'results.json'), 'of another run');
    const { code, error, out: said } = await runToys(out, ['--resume', '--max-time', '0.001']);
    expect(code).toBe(1);
    expect(error).toContain('starts from the beginning');
    expect(said).toContain('Nothing was measured');
    expect(await readFile(join(out, 'results.json'), 'utf8')).toBe('of another run');
  });

  it('whose code was edited measures again what the edited module belongs to, and names it', async () => {
    const plugin = join(folder, 'edited');
    await mkdir(plugin);
    const toys = fileURLToPath(new URL('../fixtures/toy-task.mjs', import.meta.url));
    const write = (name: string, ...lines: string[]) => writeFile(join(plugin, name), lines.join('\n'));
    const program = (id: string) => [
      `import { toy } from ${JSON.stringify(toys)};`,
      `import { decide } from './${id}-rules.mjs';`,
      `export const ${id} = toy(import.meta.url, '${id}', decide);`,
    ];
    const rule = (answer: number) => `export const decide = () => ({ kind: 'answer', answer: ${answer} });`;
    for (const id of ['one', 'other']) {
      await write(`${id}.mjs`, ...program(id));
      await write(`${id}-rules.mjs`, rule(0));
    }
    await write(
      'plugin.mjs',
      `import { toyTask } from ${JSON.stringify(toys)};`,
      "import { one } from './one.mjs';",
      "import { other } from './other.mjs';",
      "export default { task: toyTask('edited-toys'), programs: [one, other] };",
    );
    const out = join(plugin, 'out');
    const run = (...words: string[]) =>
      runRvw(['run', '--plugin', join(plugin, 'plugin.mjs'), '--only', 'accuracy', '--out', out, ...words]);
    expect((await run()).error).not.toContain('measured again');
    const hashes = async () =>
      (await readRun(out)).cells.map((cell) => resultOf(cell, 'accuracy')!.decisionsSha256);
    const [one, other] = await hashes();
    expect(one).toBe(other);
    const samples = await readFile(join(out, 'raw', 'accuracy--edited-toys--numbers--other--v8.json'));
    await write('one-rules.mjs', rule(1));
    const { error } = await run('--resume');
    expect(error).toMatch(/the program edited-toys\/one is measured again: .*one-rules\.mjs changed/);
    expect(error).not.toContain('edited-toys/other is');
    const [changed, kept] = await hashes();
    expect(changed).not.toBe(one);
    expect(kept).toBe(other);
    expect(await readFile(join(out, 'raw', 'accuracy--edited-toys--numbers--other--v8.json'))).toEqual(
      samples,
    );
  });

  it('whose one program was edited measures again what of the other hangs on its answers', async () => {
    const plugin = join(folder, 'edited-answers');
    await mkdir(plugin);
    const toys = fileURLToPath(new URL('../fixtures/toy-task.mjs', import.meta.url));
    const write = (id: string, answer: string) =>
      writeFile(
        join(plugin, `${id}.mjs`),
        `import { toy } from ${JSON.stringify(toys)};
export const ${id} = toy(import.meta.url, '${id}', (input) => ({ kind: 'answer', answer: ${answer} }));`,
      );
    await write('one', 'input % 2');
    await write('other', 'input % 2');
    await writeFile(
      join(plugin, 'plugin.mjs'),
      `import { toyTask } from ${JSON.stringify(toys)};
import { one } from './one.mjs';
import { other } from './other.mjs';
export default { task: toyTask('edited-answers'), programs: [one, other] };`,
    );
    const run = async (out: string, ...words: string[]) => {
      const { code, error } = await runRvw([
        ...['run', '--plugin', join(plugin, 'plugin.mjs'), '--quick', '--only', 'accuracy,attack'],
        ...['--out', join(plugin, out), ...words],
      ]);
      expect(code, error).toBe(0);
      return { error, results: await readRun(join(plugin, out)) };
    };
    await run('out');
    await write('other', '0');
    const { error, results: continued } = await run('out', '--resume');
    // Attacked is where all programs are right, and that is elsewhere now.
    expect(error).toContain(
      'attack of edited-answers, numbers, one, v8 is measured again: accuracy of edited-answers, numbers, other, v8 changed',
    );
    const measured = (continued.run.collecting ?? []).map(({ measure, of }) => `${measure} of ${of[2]}`);
    expect(measured.sort()).toEqual(['accuracy of other', 'attack of one', 'attack of other']);
    const { results: anew } = await run('anew');
    expect(continued.cells).toEqual(anew.cells);
    expect((await run('out', '--resume')).results.run.collecting).toBeUndefined();
  }, 120_000);

  it('takes over what a dead one left, ends when its time is over, with what was measured, and says so', async () => {
    const out = join(folder, 'short');
    await mkdir(out);
    // Beyond the largest id that Linux gives (4,194,304).
    await writeFile(join(out, '.rvw-lock'), lockOf({ process: 2 ** 30 }));
    const { code, error, out: said } = await runToys(out, ['--max-time', '0.5']);
    expect(code, error).toBe(0);
    expect(said).toContain('cut short after 0.5 s');
    const { run, cells } = await readRun(out);
    expect(run).toMatchObject({ interrupted: true, timeLimit: { seconds: 0.5, reached: true } });
    for (const { measures } of cells)
      expect(measures['interpretability']).toEqual({
        state: 'skipped',
        reason: 'the time that --max-time allows was over',
      });
    expect(await readFile(join(out, 'report.md'), 'utf8')).toContain('time limit of 0.5 s');
  });

  it('refuses launches, times and processors that make no sense', async () => {
    const refused = (...words: string[]) => callRvw(wordsOf(join(folder, 'senseless'), ...words));
    expectUserError(await refused('--launches', '0'), 2, '"0"', '1 to 1000');
    expectUserError(await refused('--max-time', '-3'), 2, '"-3"');
    const beyond = String(os.cpus().length);
    expectUserError(await refused('--pin', beyond), 2, `"${beyond}"`);
  });

  it('that is to be pinned where there is no taskset', async () => {
    vi.stubEnv('PATH', '');
    const outcome = await callRvw(wordsOf(join(folder, 'unpinned'), '--pin', '0'));
    vi.unstubAllEnvs();
    expectUserError(outcome, 2, 'taskset', 'leave --pin out');
  });

  it('leaves a folder alone in which another is at work', async () => {
    const out = join(folder, 'locked');
    await mkdir(out);
    await writeFile(join(out, '.rvw-lock'), lockOf({ process: 1, machine: 'elsewhere' }));
    expectUserError(await callRvw(wordsOf(out)), 1, 'another run is writing', '.rvw-lock');
  });
});

const pinnable = os.platform() === 'linux';

describe.skipIf(!pinnable)('--pin', () => {
  it('keeps programs on one processor, and records it', async () => {
    const out = join(folder, 'pinned');
    const words = ['run', '--plugin', PLACES, '--quick', '--only', 'accuracy', '--pin', '0', '--out', out];
    const { code, error } = await runRvw(words);
    expect(code, error).toBe(0);
    const results = await readRun(out);
    expect(results.run.pin).toBe(0);
    const [cell] = results.cells;
    expect(accuracyFigure(resultOf(cell!, 'accuracy')!).value).toBe(1);
  });
});
