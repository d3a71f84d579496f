import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { agilityPlan } from '../measures/agility/plans.js';
import { resultOf } from '../measures/index.js';
import { PROFILES } from '../run/profiles.js';
import { callRvw, changeSamples, readRun, runRvw } from './test-rvw.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'variants-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('a run measures programs without some of their parts, and with rounded weights', async () => {
  const words = [
    'run',
    'digits',
    '--quick',
    '--only',
    'agility,homogeneity,portability',
    '--runtime',
    'wasm',
    '--out',
    folder,
  ];
  const outcome = await runRvw(words);
  expect(outcome.code, outcome.error).toBe(0);
  const { cells, claims } = await readRun(folder);
  const [byHand, learned] = cells;

  const rules = resultOf(byHand!, 'agility')!;
  if (rules.kind !== 'rules') throw new Error('no rules');
  expect(rules.whole.accuracy.n).toBe(agilityPlan({ profile: PROFILES.quick }).examples);
  const byId = new Map(rules.groups.map((group) => [group.id, group]));
  // Of all rules, likeness to drawn shapes is what the program leans on most.
  expect(byId.get('shapes')!.difference.value).toBeLessThan(0);
  expect(byId.get('shapes')!.accuracy.value).toBeLessThan(rules.whole.accuracy.value);

  const network = resultOf(learned!, 'agility')!;
  if (network.kind !== 'network') throw new Error('no network');
  expect(network.widths.map(({ width }) => width)).toEqual([0.25, 0.5, 1, 2]);
  expect(network.widths.every(({ latency }) => latency.value > 0)).toBe(true);

  expect(byHand!.measures['homogeneity']!.state).toBe('not applicable');
  const rounded = resultOf(learned!, 'homogeneity')!;
  expect(rounded.operators[0]).toMatchObject({ name: 'conv2d', calls: 5 });
  expect(rounded.quantised.map(({ bits }) => bits)).toEqual([8, 4]);
  expect(rounded.quantised[1]!.bytes.value).toBeLessThan(rounded.float.bytes.value / 6);
  // What comes of it hangs on times.
  expect(claims.find(({ id }) => id === 'agile')!.verdict).not.toBe('not measured');
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  for (const title of ['Agility', 'Homogeneity']) expect(page).toContain(`>${title}</h5>`);
});

describe('what other forms of the programs did', () => {
  let copy: string;
  beforeAll(async () => {
    copy = join(folder, 'copy');
    await cp(join(folder, 'raw'), join(copy, 'raw'), { recursive: true });
    await cp(join(folder, 'results.json'), join(copy, 'results.json'));
  });
  const report = () => callRvw(['report', join(copy, 'results.json')]);

  it('gives the same figures when it is analysed again', async () => {
    expect((await report()).out).toContain('the same figures to the last digit');
  });

  it.each([
    ['agility--digits--mnist--handwritten--v8.json', /"whole":\[1/, '"whole":[0'],
    ['homogeneity--digits--mnist--learned--wasm.json', /"right":\[1/, '"right":[0'],
    ['portability--digits--mnist--learned.json', /"answers":\["\d"/, '"answers":["none"'],
  ])('is what the figures come from: %s', async (name, before, after) => {
    const path = join(copy, 'raw', name);
    const text = await readFile(path, 'utf8');
    expect(text).toMatch(before);
    await changeSamples(path, (samples) => samples.replace(before, after));
    expect((await report()).out).toContain('figures differ');
    await writeFile(path, text);
  });
});
