import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { RECORDED } from '../../reports/fixture/index.js';
import { programsMarkdown } from '../../reports/programs-table.js';
import { callRvw, expectUserError } from './test-rvw.js';

let folder: string;
let path: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rvw-table-'));
  path = join(folder, 'results.json');
});
afterAll(() => rm(folder, { recursive: true }));

it('prints the table and nothing else, and writes nothing', async () => {
  await writeFile(path, JSON.stringify(RECORDED));
  expect(await callRvw(['table', path])).toEqual({
    code: 0,
    out: `${programsMarkdown(RECORDED)}\n`,
    error: '',
  });
  expect(await readdir(folder)).toEqual(['results.json']);
});

it('says on one line what is no results file', async () => {
  await writeFile(path, '{"schemaVersion": 3, "run"');
  expectUserError(await callRvw(['table', path]), 2, path, 'cut off');
  expectUserError(await callRvw(['table', join(folder, 'none.json')]), 2, 'none.json');
});
