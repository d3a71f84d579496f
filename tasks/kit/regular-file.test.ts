import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { UserError } from '../contract/index.js';
import { withRegularFile } from './regular-file.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'regular-file-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const onWindows = process.platform === 'win32';

describe('withRegularFile', () => {
  it('reads any part of a file, and of one that has become shorter what is left', async () => {
    const path = join(folder, 'file');
    await writeFile(path, 'abcdef');
    await withRegularFile(path, 'file', async ({ size, read }) => {
      const text = (at: number, length: number): string => new TextDecoder().decode(read(at, length));
      expect(size).toBe(6);
      expect([text(0, 2), text(4, 100), text(6, 1), text(100, 1)]).toEqual(['ab', 'ef', '', '']);
      await truncate(path, 3);
      expect(text(0, 6)).toBe('abc');
    });
  });

  it('follows links to files', async () => {
    await writeFile(join(folder, 'file'), 'abc');
    await symlink(join(folder, 'file'), join(folder, 'link'));
    expect(await withRegularFile(join(folder, 'link'), 'link', ({ size }) => size)).toBe(3);
  });
});

describe('what is no regular file is refused by name, and waited for by nobody', () => {
  const refusal = async (name: string): Promise<string> => {
    const found: unknown = await withRegularFile(join(folder, name), name, () => undefined).catch(
      (error: unknown) => error,
    );
    expect(found).toBeInstanceOf(UserError);
    return (found as UserError).message;
  };

  it.skipIf(onWindows)('a named pipe', async () => {
    execFileSync('mkfifo', [join(folder, 'x.wav')]);
    expect(await refusal('x.wav')).toBe('x.wav is a named pipe and no file; replace or remove it');
  });

  it('a folder', async () => {
    await mkdir(join(folder, 'x.wav'));
    expect(await refusal('x.wav')).toBe('x.wav is a folder and no file; replace or remove it');
  });

  it.skipIf(onWindows)('a socket', async () => {
    const server = createServer().listen(join(folder, 'x.wav'));
    await new Promise((resolve) => server.once('listening', resolve));
    expect(await refusal('x.wav')).toBe('x.wav is a socket and no file; replace or remove it');
    server.close();
  });

  it.skipIf(onWindows)('a device', async () => {
    await symlink('/dev/zero', join(folder, 'x.wav'));
    expect(await refusal('x.wav')).toBe('x.wav is a device and no file; replace or remove it');
  });

  it('a link that leads nowhere, on one line', async () => {
    await symlink(join(folder, 'no\nwhere'), join(folder, 'a\nb.wav'));
    expect(await refusal('a\nb.wav')).toMatch(
      /^a\\nb\.wav cannot be read \(ENOENT: [^\n]*\); replace or remove it$/,
    );
  });
});
