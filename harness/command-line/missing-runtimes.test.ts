import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { resultOf } from '../measures/index.js';
import { expectUserError, readRun, runRvw, type Outcome } from './test-rvw.js';

const HIDE = fileURLToPath(new URL('../fixtures/without-packages.mjs', import.meta.url));

const MISSING = [
  { runtime: 'tensorflow', without: '@tensorflow/tfjs-node', mend: 'npm run setup:tensorflow' },
  { runtime: 'onnx', without: 'onnxruntime-node', mend: 'npm install onnxruntime-node' },
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rvw-test-'));
});
afterAll(() => rm(folder, { recursive: true }));

const rvw = (...words: string[]): Promise<Outcome> =>
  runRvw(words, {
    environment: {
      RVW_CACHE: join(folder, 'cache'),
      WITHOUT: MISSING.map(({ without }) => without).join(),
      NODE_OPTIONS: `--import ${JSON.stringify(HIDE)}`,
    },
  });

describe('without the packages that are optional', () => {
  it('the doctor says so, and how to mend it', async () => {
    const { code, out } = await rvw('doctor');
    expect(code).toBe(0);
    for (const { runtime, without, mend } of MISSING)
      expect(out).toMatch(new RegExp(`✗ ${runtime}: .*${without} is not installed\n +mend: .*${mend}`));
    expect(out).toContain('✓ wasm');
  });

  it('a run goes on with the rest, and lists what is missing', async () => {
    const out = join(folder, 'run');
    const words = ['run', 'tic-tac-toe', '--quick', '--program', 'learned'];
    const { code, error } = await rvw(...words, '--only', 'interpretability,portability', '--out', out);
    expect(code, error).toBe(0);
    const { cells, wider } = await readRun(out);
    expect(cells.map(({ measures }) => measures['interpretability']!.state)).toEqual(['measured']);
    const { runtimes } = resultOf(
      wider.find(({ scope }) => scope === 'program')!,
      'portability',
    )!;
    const stateOf = (name: string) => runtimes.find(({ runtime }) => runtime === name);
    expect(stateOf('wasm')).toMatchObject({ state: 'measured' });
    for (const { runtime } of MISSING) {
      expect(cells[0]!.runtime).not.toBe(runtime);
      expect(stateOf(runtime)).toMatchObject({ state: 'missing' });
    }
  });

  it.each(MISSING)(
    'a run that asks for $runtime is refused: never another one in silence',
    async (missing) => {
      const outcome = await rvw(
        'run',
        'tic-tac-toe',
        '--runtime',
        missing.runtime,
        '--out',
        join(folder, 'none'),
      );
      expectUserError(outcome, 2, `"${missing.runtime}" is missing`, missing.mend);
    },
  );

  it('so is a training', async () => {
    const [{ runtime, mend }] = MISSING as [(typeof MISSING)[number]];
    const outcome = await rvw('train', 'tic-tac-toe', '--runtime', runtime, '--out', join(folder, 'trained'));
    expectUserError(outcome, 2, `"${runtime}"`, mend);
  });
});
