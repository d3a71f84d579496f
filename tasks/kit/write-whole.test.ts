import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os, { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { writeWhole } from './write-whole.js';

const COMPILED = new URL('../../dist/tasks/kit/write-whole.js', import.meta.url).href;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'write-whole-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('writeWhole', () => {
  it('writes a file, makes its folder, and leaves nothing beside it', async () => {
    const path = join(folder, 'new', 'file.txt');
    await writeWhole(path, 'first');
    await writeWhole(path, Uint8Array.of(65, 66));
    expect(await readFile(path, 'utf8')).toBe('AB');
    expect(await readdir(join(folder, 'new'))).toEqual(['file.txt']);
  });

  it('names the file that cannot be written, with the mend', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    await expect(writeWhole(join(file, 'below'), 'text', 'choose another')).rejects.toThrow(
      /cannot write .*below: .*; choose another$/,
    );
  });

  // A limit on the size of files cuts a write short as a full disk does: some of it is written, the rest is not.
  it.skipIf(os.platform() === 'win32')(
    'leaves the old file and no part where the disk takes only some',
    async () => {
      const full = join(folder, 'full');
      const path = join(full, 'results.json');
      await writeWhole(path, 'old');
      const script = `import { writeWhole } from ${JSON.stringify(COMPILED)};
      await writeWhole(${JSON.stringify(path)}, 'x'.repeat(200_000)).then(
        () => console.log('written'),
        (error) => console.log(error.name, error.message),
      );`;
      const command = `ulimit -f 20; exec "$0" --input-type=module --eval "$1"`;
      const { stdout } = spawnSync('bash', ['-c', command, process.execPath, script], {
        encoding: 'utf8',
        cwd: fileURLToPath(new URL('.', import.meta.url)),
      });
      expect(stdout).toMatch(/^UserError cannot write .*results\.json/);
      expect(await readFile(path, 'utf8')).toBe('old');
      expect(await readdir(full)).toEqual(['results.json']);
    },
  );
});
