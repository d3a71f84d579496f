import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { resultOf } from '../measures/index.js';
import type { AttackSamples } from '../measures/attack/schema.js';
import { readRun, runRvw } from './test-rvw.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rvw-audit-'));
  const words = ['run', 'digits', '--program', 'learned', '--only', 'attack', '--quick', '--out', folder];
  const { code, error } = await runRvw(words);
  expect(code, error).toBe(0);
}, 300_000);
afterAll(() => rm(folder, { recursive: true }));

it('who looks inside a trained network comes nearer than who sees its answers alone', async () => {
  const { cells } = await readRun(folder);
  const { program, runtime } = cells[0]!;
  const name = `attack--digits--mnist--${program}--${runtime}.json`;
  const text = await readFile(join(folder, 'raw', name), 'utf8');
  const { inputs, fromInside } = (JSON.parse(text) as { samples: AttackSamples }).samples;
  expect(fromInside).toHaveLength(inputs.length);
  fromInside!.forEach(({ smallest }, at) => {
    expect(smallest.pgd).toBeLessThan(1.01 * (inputs[at]!.smallest?.distance ?? Infinity));
  });
  expect(resultOf(cells[0]!, 'attack')!.fromInside).toMatchObject({ audit: 'holds', asNear: { value: 1 } });
});
