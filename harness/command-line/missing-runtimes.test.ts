import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Results } from '../results/schema.js';
import { expectUserError, runRvw, type Outcome } from './test-rvw.js';

const HIDE = fileURLToPath(new URL('../fixtures/without-packages.mjs', import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rvw-test-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe.each([
  { runtime: 'tensorflow', without: '@tensorflow/tfjs-node', mend: 'npm run setup:tensorflow' },
  { runtime: 'onnx', without: 'onnxruntime-node', mend: 'npm install onnxruntime-node' },
])('without $without', ({ runtime, without, mend }) => {
  const rvw = (...words: string[]): Promise<Outcome> =>
    runRvw(words, {
      environment: {
        RVW_CACHE: join(folder, 'cache'),
        WITHOUT: without,
        NODE_OPTIONS: `--import ${JSON.stringify(HIDE)}`,
      },
    });

  it('the doctor says so, and how to mend it', async () => {
    const { code, out } = await rvw('doctor');
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`✗ ${runtime}: .*${without} is not installed\n +mend: .*${mend}`));
    expect(out).toContain('✓ wasm');
  });

  it('a run goes on with the rest, and lists what is missing', async () => {
    const out = join(folder, runtime);
    const { code, error } = await rvw(
      ...['run', 'tic-tac-toe', '--quick', '--only', 'accuracy,portability', '--out', out],
    );
    expect(code, error).toBe(0);
    const results = JSON.parse(await readFile(join(out, 'results.json'), 'utf8')) as Results;
    expect(results.cells.map(({ state }) => state)).toEqual(['measured', 'measured']);
    expect(results.cells.map((cell) => cell.runtime)).not.toContain(runtime);
    const listed = results.portability!.flatMap(({ runtimes }) => runtimes);
    expect(listed.find((entry) => entry.runtime === runtime)).toMatchObject({ state: 'missing' });
    expect(listed.find((entry) => entry.runtime === 'wasm')).toMatchObject({ state: 'measured' });
  });

  it('a run that asks for it by name is refused: never another one in silence', async () => {
    expectUserError(
      await rvw('run', 'tic-tac-toe', '--runtime', runtime),
      2,
      `"${runtime}" is missing`,
      mend,
    );
  });

  it('so is a training', async () => {
    if (runtime !== 'tensorflow') return;
    expectUserError(
      await rvw('train', 'tic-tac-toe', '--runtime', runtime, '--out', join(folder, 'trained')),
      2,
      `"${runtime}"`,
      mend,
    );
  });
});
