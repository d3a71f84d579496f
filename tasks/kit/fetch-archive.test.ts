import { spawn } from 'node:child_process';
import { chmod, mkdtemp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { create } from 'tar';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { UserError } from '../contract/index.js';
import { download as downloadUpTo, hashFile, type Download } from './download.js';
import { fetchArchive, type Archive } from './fetch-archive.js';

const COMPILED = new URL('../../dist/tasks/kit/fetch-archive.js', import.meta.url).href;

/** A download of which no limit is asked. */
const download = (what: Omit<Download, 'mostBytes'>) => downloadUpTo({ mostBytes: 1e6, ...what });

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

let folder: string;
let handler: Handler;
let url: string;
let close: () => Promise<void>;
const ranges: (string | undefined)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fetch-'));
  ranges.length = 0;
  const server = createServer((request, response) => {
    ranges.push(request.headers.range);
    handler(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/archive.tar.gz`;
  close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
});

afterEach(async () => {
  await close();
  await rm(folder, { recursive: true, force: true });
});

/** Serves a file with ranges, as a web server does, and cuts the connection after `cutAfter` bytes of an answer. */
function serve(content: Buffer, { cutAfter = Infinity, etag = '"one"' } = {}): Handler {
  return (request, response) => {
    const asked = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1];
    const resumes = asked !== undefined && request.headers['if-range'] === etag;
    const from = resumes ? Number(asked) : 0;
    response.writeHead(resumes ? 206 : 200, { etag, 'content-length': content.length - from });
    const part = content.subarray(from);
    if (part.length <= cutAfter) response.end(part);
    else response.write(part.subarray(0, cutAfter), () => response.destroy());
  };
}

const big = Buffer.from(Array.from({ length: 300_000 }, (_, at) => (at * at) % 251));

describe('download', () => {
  it('takes a cut connection up where it broke, until the file is whole', async () => {
    handler = serve(big, { cutAfter: 100_000 });
    const path = join(folder, 'file');
    const shares: number[] = [];
    const hash = await download({ url, path, tell: (done) => shares.push(done) });
    expect((await readFile(path)).equals(big)).toBe(true);
    expect(hash).toBe(await hashFile(path));
    expect(ranges.length).toBeGreaterThan(2);
    expect(ranges[0]).toBeUndefined();
    expect(ranges.slice(1).every((range) => range?.startsWith('bytes='))).toBe(true);
    expect(shares.at(-1)).toBe(1);
    expect(await readdir(folder)).toEqual(['file']);
  });

  it('goes on where an earlier call was given up', async () => {
    let answers = 0;
    const cut = serve(big, { cutAfter: 100_000 });
    handler = (request, response) => (answers++ === 0 ? cut(request, response) : response.destroy());
    const path = join(folder, 'file');
    await expect(download({ url, path })).rejects.toThrow(/bytes are kept, so try again/);
    handler = serve(big);
    ranges.length = 0;
    await download({ url, path });
    expect(ranges).toEqual([expect.stringMatching(/^bytes=[1-9]\d*-$/)]);
    expect((await readFile(path)).equals(big)).toBe(true);
  });

  it('starts anew when the server has another file meanwhile', async () => {
    let answers = 0;
    const cut = serve(big, { cutAfter: 100_000 });
    const other = Buffer.from(big).reverse();
    const rest = serve(other, { etag: '"two"' });
    handler = (request, response) => (answers++ === 0 ? cut(request, response) : rest(request, response));
    await download({ url, path: join(folder, 'file') });
    expect((await readFile(join(folder, 'file'))).equals(other)).toBe(true);
  });

  it('deletes a file with the wrong hash', async () => {
    handler = serve(big);
    const attempt = download({ url, path: join(folder, 'file'), sha256: '0'.repeat(64) });
    await expect(attempt).rejects.toThrow(
      /is not the file that was expected: sha256 [0-9a-f]{64}, expected 0000/,
    );
    expect(await readdir(folder)).toEqual([]);
  });

  it.each([true, false])(
    'is ended beyond the size of the file, where the server says its size: %s',
    async (says) => {
      handler = (_, response) => {
        response.writeHead(200, says ? { 'content-length': big.length } : {});
        response.end(big);
      };
      const attempt = downloadUpTo({ url, path: join(folder, 'file'), mostBytes: 100_000 });
      await expect(attempt).rejects.toThrow(/\d{6} bytes or more, expected at most 100000/);
      expect(await readdir(folder)).toEqual([]);
    },
  );

  it('says what a server answered that has no such file', async () => {
    handler = (_, response) => response.writeHead(404).end('nothing here');
    const attempt = download({ url, path: join(folder, 'file') });
    await expect(attempt).rejects.toThrow(UserError);
    await expect(attempt).rejects.toThrow(/the server answered 404 Not Found/);
  });

  it('says that nobody answers', async () => {
    const attempt = download({ url: 'http://127.0.0.1:9/none', path: join(folder, 'file') });
    await expect(attempt).rejects.toThrow(/cannot be downloaded/);
  });

  it('says that a folder cannot be written', async () => {
    handler = serve(big);
    await writeFile(join(folder, 'occupied'), 'a file where a folder should be');
    const attempt = download({ url, path: join(folder, 'occupied', 'file') });
    await expect(attempt).rejects.toThrow(UserError);
    await expect(attempt).rejects.toThrow(/cannot be written/);
  });

  it('stops when told to, and keeps what it has', async () => {
    const stop = new AbortController();
    handler = (_, response) => {
      response.writeHead(200, { etag: '"one"', 'content-length': big.length });
      response.write(big.subarray(0, 1000));
    };
    const attempt = download({
      url,
      path: join(folder, 'file'),
      signal: stop.signal,
      tell: () => stop.abort(),
    });
    await expect(attempt).rejects.toThrow(/was stopped/);
    expect(await readdir(folder)).toContain('file.part');
  });
});

describe('fetchArchive', () => {
  const archive = (check: Archive['check']): Archive => ({
    id: 'tiny',
    url,
    mostBytes: 1e6,
    mostUnpackedBytes: 1e6,
    strip: 1,
    keep: (path) => path.startsWith('recordings/'),
    check,
  });
  const whole: Archive['check'] = async (unpacked) => ({
    facts: [`${(await readdir(join(unpacked, 'recordings'))).length} recordings`],
    problems: [],
  });

  /** An archive as GitHub packs them: everything inside a folder named after the commit. */
  async function pack(): Promise<Buffer> {
    await mkdir(join(folder, 'set-abc', 'recordings'), { recursive: true });
    await writeFile(join(folder, 'set-abc', 'recordings', 'one.wav'), 'sound');
    await writeFile(join(folder, 'set-abc', 'program.py'), 'not wanted');
    await create({ gzip: true, cwd: folder, file: join(folder, 'set.tar.gz') }, ['set-abc']);
    return readFile(join(folder, 'set.tar.gz'));
  }

  it('unpacks what is wanted, checks it, and records where it came from', async () => {
    handler = serve(await pack());
    const cacheFolder = join(folder, 'cache');
    const fetched = await fetchArchive(archive(whole), { cacheFolder });
    expect(fetched.facts).toEqual(['1 recordings']);
    expect(await readdir(fetched.folder)).toEqual(['fetched.json', 'recordings']);
    expect(await readFile(join(fetched.folder, 'recordings', 'one.wav'), 'utf8')).toBe('sound');
    const origin = JSON.parse(await readFile(join(fetched.folder, 'fetched.json'), 'utf8')) as object;
    expect(origin).toMatchObject({ url, sha256: fetched.sha256, hashWasKnown: false });
    expect(await readdir(join(cacheFolder, 'downloads'))).toEqual([]);
    expect(await readdir(join(cacheFolder, 'data'))).toEqual(['tiny']);
  });

  it('leaves what was there when the new content is wrong', async () => {
    handler = serve(await pack());
    const cacheFolder = join(folder, 'cache');
    await fetchArchive(archive(whole), { cacheFolder });
    const wrong: Archive['check'] = () => Promise.resolve({ facts: [], problems: ['theo: 0 recordings'] });
    await expect(fetchArchive(archive(wrong), { cacheFolder })).rejects.toThrow(/theo: 0 recordings/);
    expect(await readdir(join(cacheFolder, 'data'))).toEqual(['tiny']);
    expect(await readdir(join(cacheFolder, 'data', 'tiny'))).toContain('recordings');
  });

  it('refuses a damaged archive and leaves nothing behind', async () => {
    const packed = await pack();
    packed.fill(0, Math.floor(packed.length / 2));
    handler = serve(packed);
    const cacheFolder = join(folder, 'cache');
    await expect(fetchArchive(archive(whole), { cacheFolder })).rejects.toThrow(/cannot be unpacked/);
    expect(await readdir(join(cacheFolder, 'downloads'))).toEqual([]);
    expect(await readdir(join(cacheFolder, 'data'))).toEqual([]);
  });

  it('refuses an archive that unpacks to more than was expected, and leaves nothing behind', async () => {
    handler = serve(await pack());
    const cacheFolder = join(folder, 'cache');
    const attempt = fetchArchive({ ...archive(whole), mostUnpackedBytes: 4 }, { cacheFolder });
    await expect(attempt).rejects.toThrow(/unpacks to 5 bytes, expected at most 4/);
    expect(await readdir(join(cacheFolder, 'data'))).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('gives no file the rights of another user', async () => {
    await mkdir(join(folder, 'set-abc', 'recordings'), { recursive: true });
    await writeFile(join(folder, 'set-abc', 'recordings', 'one.wav'), 'sound');
    await chmod(join(folder, 'set-abc', 'recordings', 'one.wav'), 0o6755);
    handler = serve(await pack());
    const { folder: fetched } = await fetchArchive(archive(whole), { cacheFolder: join(folder, 'cache') });
    expect((await stat(join(fetched, 'recordings', 'one.wav'))).mode & 0o7000).toBe(0);
  });

  it('is refused while another process fetches the same, with who that is', async () => {
    const asked = new Promise<void>((resolve) => {
      // It never answers.
      handler = () => resolve();
    });
    const cacheFolder = join(folder, 'cache');
    const tiny = archive(whole);
    const script = `import { fetchArchive } from ${JSON.stringify(COMPILED)};
      await fetchArchive({ ...${JSON.stringify(tiny)}, keep: () => true, check: () => ({}) },
        { cacheFolder: ${JSON.stringify(cacheFolder)} });`;
    const other = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: 'ignore' });
    const gone = new Promise((resolve) => other.once('close', resolve));
    try {
      await asked;
      const attempt = fetchArchive(tiny, { cacheFolder });
      await expect(attempt).rejects.toThrow(UserError);
      await expect(attempt).rejects.toThrow(
        new RegExp(
          `^tiny is being fetched already \\(process ${other.pid}, since 20\\d\\d-.*Z\\); wait for it`,
        ),
      );
      await expect(attempt).rejects.toMatchObject({ exitCode: 1 });
    } finally {
      other.kill('SIGKILL');
      await gone;
    }
    // Who was killed is in nobody's way.
    handler = serve(await pack());
    await fetchArchive(tiny, { cacheFolder });
    expect(await readdir(join(cacheFolder, 'downloads'))).toEqual([]);
  });

  it('removes what a fetch that was killed had unpacked, and not what another is unpacking', async () => {
    handler = serve(await pack());
    const data = join(folder, 'cache', 'data');
    const names = [`tiny.unpacking-${2 ** 30}`, `tiny.unpacking-${process.ppid}`];
    for (const name of names) await mkdir(join(data, name), { recursive: true });
    await fetchArchive(archive(whole), { cacheFolder: join(folder, 'cache') });
    expect(await readdir(data)).toEqual(['tiny', names[1]]);
  });
});
