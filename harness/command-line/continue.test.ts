import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import os, { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Results } from '../results/schema.js';
import { expectUserError, runRvw, type Outcome, type RvwOptions } from './test-rvw.js';

const TOYS = fileURLToPath(new URL('../fixtures/timed-toys.mjs', import.meta.url));

/** Its program is right only where it may run on processor 0 alone. */
const PLACES = fileURLToPath(new URL('../fixtures/pinned-toy.mjs', import.meta.url));

/** Every measure that has samples. */
const MEASURES = 'accuracy,interpretability,memory,latency';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rvw-continue-'));
});
afterAll(() => rm(folder, { recursive: true }));

const runToys = (out: string, words: readonly string[] = [], options?: RvwOptions) =>
  runRvw(
    ['run', '--plugin', TOYS, '--quick', '--seed', '7', '--only', MEASURES, '--out', out, ...words],
    options,
  );

const readResults = async (out: string): Promise<Results> =>
  JSON.parse(await readFile(join(out, 'results.json'), 'utf8')) as Results;

/** Without the progress before it: the request is known only when the data is. */
const lastWords = (outcome: Outcome): Outcome => ({
  ...outcome,
  error: outcome.error.trim().split('\n').at(-1)!,
});

const accuracyFile = (out: string): string =>
  join(out, 'raw', 'accuracy--timed-toys--numbers--steady--v8.json');

describe('a run that was killed', () => {
  let out: string;
  let before: number;

  beforeAll(async () => {
    out = join(folder, 'killed');
    await runToys(out, [], {
      watch: (error, end) => {
        if (error.includes('done: timed-toys: memory of steady')) end('SIGKILL');
      },
    });
    before = (await stat(accuracyFile(out))).mtimeMs;
  }, 300_000);

  it('is not continued by another request, which is told what differs', async () => {
    expect(await readdir(out)).not.toContain('results.json');
    const outcome = await runToys(out, ['--resume', '--seed', '8', '--launches', '3']);
    expectUserError(lastWords(outcome), 2, 'seed was 7, is 8', 'launches was 2, is 3');
  });

  it('is continued: what it measured is kept, the rest is measured, and nothing is missing', async () => {
    const { code, error } = await runToys(out, ['--resume']);
    expect(code, error).toBe(0);
    expect((await stat(accuracyFile(out))).mtimeMs).toBe(before);
    const { run, cells } = await readResults(out);
    expect(run.resumedAt).toBeDefined();
    expect(run.interrupted).toBe(false);
    expect(cells.map(({ state }) => state)).toEqual(['measured', 'measured', 'measured']);
    for (const cell of cells) {
      for (const measure of MEASURES.split(',')) expect(cell).toHaveProperty(measure);
    }
    expect(await readdir(out)).not.toContain('.rvw-lock');
  }, 600_000);

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
      const { code, out: said } = await runRvw(['report', join(again, 'results.json')]);
      expect(code).toBe(0);
      expect(said).toContain('the same figures to the last digit');
      expect(await readFile(join(again, 'cells.csv'))).toEqual(await readFile(join(out, 'cells.csv')));
    });

    it('are what the figures come from: another timing gives another figure', async () => {
      const other = await copy('other');
      const path = join(other, 'raw', 'latency--timed-toys--numbers--steady--v8.json');
      const document = JSON.parse(await readFile(path, 'utf8')) as { times: number[][] };
      document.times = document.times.map((launch) => launch.map((time) => 2 * time));
      await writeFile(path, JSON.stringify(document));
      const { out: said } = await runRvw(['report', join(other, 'results.json')]);
      expect(said).toContain('figures differ');
      expect(await readFile(join(other, 'cells.csv'))).not.toEqual(await readFile(join(out, 'cells.csv')));
    });

    it('are refused where they are cut off, missing, or of another run, with the mend', async () => {
      const broken = await copy('broken');
      const report = () => runRvw(['report', join(broken, 'results.json')]);
      await truncate(accuracyFile(broken), 100);
      expectUserError(await report(), 2, accuracyFile(broken), 'cut off', 'remove its folder');
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
      const { code, out: said } = await runRvw(['report', join(alone, 'results.json')]);
      expect(code).toBe(0);
      expect(said).toContain('No raw samples');
    });
  });
});

describe('a run', () => {
  it('that there is nothing to continue of', async () => {
    expectUserError(lastWords(await runToys(join(folder, 'nothing'), ['--resume'])), 2, 'no run to continue');
  });

  it('ends when its time is over, with what was measured, and says so', async () => {
    const out = join(folder, 'short');
    const { code, error, out: said } = await runToys(out, ['--max-time', '0.5']);
    expect(code, error).toBe(0);
    expect(said).toContain('cut short after 0.5 s');
    const { run, cells } = await readResults(out);
    expect(run).toMatchObject({ interrupted: true, timeLimit: { seconds: 0.5, reached: true } });
    expect(cells.map((cell) => cell.state === 'skipped' && cell.reason)).toContain(
      'the time that --max-time allows was over',
    );
    expect(await readFile(join(out, 'report.md'), 'utf8')).toContain('time limit of 0.5 s');
  });

  it('refuses launches, times and processors that make no sense', async () => {
    const out = join(folder, 'senseless');
    expectUserError(await runToys(out, ['--launches', '0']), 2, '"0"', '1 to 1000');
    expectUserError(await runToys(out, ['--max-time', '-3']), 2, '"-3"');
    const beyond = String(os.cpus().length);
    expectUserError(await runToys(out, ['--pin', beyond]), 2, `"${beyond}"`);
  });

  it('that is to be pinned where there is no taskset', async () => {
    const outcome = await runToys(join(folder, 'unpinned'), ['--pin', '0'], { environment: { PATH: '' } });
    expectUserError(outcome, 2, 'taskset', 'leave --pin out');
  });

  it('leaves a folder alone in which another is at work, and takes over what a dead one left', async () => {
    const out = join(folder, 'locked');
    await mkdir(out);
    const lock = (id: number) =>
      writeFile(join(out, '.rvw-lock'), JSON.stringify({ process: id, machine: os.hostname() }));
    await lock(process.pid);
    expectUserError(await runToys(out), 1, 'another run is writing', '.rvw-lock');
    // Beyond the largest id that Linux gives (4,194,304).
    await lock(2 ** 30);
    const { code, error } = await runToys(out, ['--max-time', '0.1']);
    expect(code, error).toBe(0);
  });
});

const pinnable = os.platform() === 'linux';

describe.skipIf(!pinnable)('--pin', () => {
  it('keeps programs on one processor, and records it', async () => {
    const out = join(folder, 'pinned');
    const words = ['run', '--plugin', PLACES, '--quick', '--only', 'accuracy', '--pin', '0', '--out', out];
    const { code, error } = await runRvw(words);
    expect(code, error).toBe(0);
    const results = await readResults(out);
    expect(results.run.pin).toBe(0);
    const [cell] = results.cells;
    expect(cell?.state === 'measured' && cell.accuracy?.share.value).toBe(1);
  });
});
