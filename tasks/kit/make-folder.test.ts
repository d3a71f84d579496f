import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import os, { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { makeFolder } from './make-folder.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'make-folder-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('makes what is missing, and says from where on', async () => {
  const deep = join(folder, 'a', 'b', 'c');
  expect(await makeFolder(deep)).toBe(join(folder, 'a'));
  expect((await stat(deep)).isDirectory()).toBe(true);
  expect(await makeFolder(deep)).toBeUndefined();
  expect(await makeFolder(join(folder, 'a', 'd'))).toBe(join(folder, 'a', 'd'));
});

it('several may make it at once', async () => {
  const deep = join(folder, 'at', 'once', 'by', 'many');
  const made = await Promise.all(Array.from({ length: 8 }, () => makeFolder(deep)));
  expect(made).toContain(join(folder, 'at'));
});

it('a file in its place, or above it, is an error of the system', async () => {
  const file = join(folder, 'file');
  await writeFile(file, '');
  await expect(makeFolder(file)).rejects.toThrow(/EEXIST.*file/);
  await expect(makeFolder(join(file, 'below'))).rejects.toThrow(/file/);
});

it.runIf(os.platform() === 'linux')('ends where the system has no place for a folder', async () => {
  await expect(makeFolder('/proc/no-such-folder/below')).rejects.toThrow(/\/proc\/no-such-folder/);
});
