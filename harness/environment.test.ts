import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { describeGit } from './environment.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rvw-git-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('the commit of a run is that of the folder it works in, which need not be this package', async () => {
  expect(describeGit(folder)).toBeNull();
  const git = (...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b', ...words], {
      cwd: folder,
      encoding: 'utf8',
    }).trim();
  git('init', '--quiet');
  await writeFile(join(folder, 'rules.ts'), 'export {};\n');
  git('add', '.');
  git('commit', '--quiet', '--message', 'rules');
  const commit = git('rev-parse', 'HEAD');
  expect(describeGit(folder)).toEqual({ commit, dirty: false });
  await writeFile(join(folder, 'rules.ts'), '');
  expect(describeGit(folder)).toEqual({ commit, dirty: true });
});

it('there is none where the folder is gone', () => {
  expect(describeGit(join(folder, 'gone'))).toBeNull();
});
