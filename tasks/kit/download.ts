import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { UserError } from '../contract/index.js';
import { oneLine, reasonOf } from './one-line.js';

/** What a download or an unpacking tells about its progress. */
export type TellProgress = (done: number, message: string) => void;

/** What to download, and where to. */
export interface Download {
  readonly url: string;
  readonly path: string;
  /** Of the whole file, where it is known. */
  readonly sha256?: string;
  /** More than the file has: what grows beyond is not the file. */
  readonly mostBytes: number;
  readonly tell?: TellProgress;
  readonly signal?: AbortSignal;
}

/** Tries in a row that bring nothing new before a download is given up. */
const FRUITLESS_TRIES = 3;

/**
 * Downloads a file, whole or not at all: it grows beside its place with `.part` at its end, and is renamed when it is
 * complete. A connection that is cut is taken up where it broke, within a call and by a later one, as long as the
 * server still has the same file (RFC 9110, section 13.1.5, If-Range).
 *
 * A file that is there already is taken as it is, unless its hash is known and another.
 *
 * @returns the SHA-256 of the file
 * @throws UserError when the server refuses, the connection stays broken, the disk is full, or the hash is another
 */
export async function download({
  url,
  path,
  sha256,
  mostBytes,
  tell = () => undefined,
  signal,
}: Download): Promise<string> {
  const part = `${path}.part`;
  try {
    await mkdir(dirname(path), { recursive: true });
    const kept = (await sizeOf(path)) > 0 ? await hashFile(path) : undefined;
    if (kept !== undefined && (sha256 === undefined || kept === sha256)) return kept;
    for (let fruitless = 0; ;) {
      const before = await sizeOf(part);
      const problem = await continueDownload(url, part, mostBytes, tell, signal);
      if (!problem) break;
      fruitless = (await sizeOf(part)) > before ? 0 : fruitless + 1;
      if (fruitless >= FRUITLESS_TRIES) {
        throw new UserError(
          `${url} cannot be downloaded: ${problem}; ${await sizeOf(part)} bytes are kept, so try again later, or download it by hand and name its folder with --data-dir`,
          { exitCode: 1 },
        );
      }
    }
    const found = await hashFile(part);
    if (sha256 !== undefined && found !== sha256) {
      await discard(part);
      throw new UserError(
        `${url} is not the file that was expected: sha256 ${found}, expected ${sha256}; it was deleted, try again`,
        { exitCode: 1 },
      );
    }
    await rename(part, path);
    await rm(`${part}.etag`, { force: true });
    return found;
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (signal?.aborted)
      throw new UserError(`the download of ${url} was stopped; run it again to go on`, { exitCode: 1 });
    throw new UserError(
      `${oneLine(path)} cannot be written (${reason(error)}); free some space, or name another folder with --cache-dir`,
      {
        cause: error,
        exitCode: 1,
      },
    );
  }
}

/** One request. Returns why the file is not complete yet, or undefined when it is; throws what writing throws. */
async function continueDownload(
  url: string,
  part: string,
  mostBytes: number,
  tell: TellProgress,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  const have = await sizeOf(part);
  const etag = await readFile(`${part}.etag`, 'utf8').catch(() => '');
  // Without a validator the server may have another file by now, and halves of two files fit nowhere.
  const resumable = have > 0 && etag !== '';
  const headers: Record<string, string> = resumable ? { range: `bytes=${have}-`, 'if-range': etag } : {};
  let response: Response;
  try {
    response = await fetch(url, { headers, ...(signal && { signal }) });
  } catch (error) {
    if (signal?.aborted) throw error;
    return reason(error);
  }
  if (response.status === 416) {
    await discard(part);
    return 'the server has another file now';
  }
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    return `the server answered ${response.status} ${response.statusText}`.trim();
  }
  const from = response.status === 206 ? have : 0;
  const length = response.headers.get('content-length');
  const total = length === null ? undefined : from + Number(length);
  const refuseBeyond = async (bytes: number): Promise<void> => {
    if (bytes <= mostBytes) return;
    await discard(part);
    throw new UserError(
      `${url} is not the file that was expected: ${bytes} bytes or more, expected at most ${mostBytes}; it was deleted, try again later`,
      { exitCode: 1 },
    );
  };
  if (total !== undefined && total > mostBytes) {
    await response.body.cancel();
    await refuseBeyond(total);
  }
  const validator = response.headers.get('etag') ?? '';
  if (from === 0) await writeFile(`${part}.etag`, validator.startsWith('W/') ? '' : validator);

  let done = from;
  let broken: unknown;
  const counter = new Transform({
    transform(chunk: Uint8Array, _, next) {
      done += chunk.length;
      const megabytes = `${(done / 1e6).toFixed(1)} MB`;
      if (total === undefined) tell(0, `downloading ${url}: ${megabytes}`);
      else tell(done / total, `downloading ${url}: ${megabytes} of ${(total / 1e6).toFixed(1)} MB`);
      next(done > mostBytes ? new TooLarge() : null, chunk);
    },
  });
  // What the network breaks ends the file early and is tried again; what the disk breaks is thrown.
  const chunks = async function* (body: NonNullable<Response['body']>): AsyncGenerator<Uint8Array> {
    const reader = body.getReader();
    try {
      for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
    } catch (error) {
      broken = error;
    } finally {
      await reader.cancel().catch(() => undefined);
    }
  };
  const file = createWriteStream(part, { flags: from > 0 ? 'a' : 'w' });
  try {
    await pipeline(chunks(response.body), counter, file);
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    // It may still be about to be opened: deleted before that, it would come back.
    if (!file.closed) await new Promise<void>((resolve) => file.once('close', () => resolve()));
    await refuseBeyond(done);
  }
  if (signal?.aborted) throw broken;
  if (broken !== undefined) return reason(broken);
  return total !== undefined && done < total
    ? `the connection was cut at ${done} of ${total} bytes`
    : undefined;
}

/** More came than the file has. */
class TooLarge extends Error {}

/** SHA-256 of a file, read piece by piece. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

async function discard(part: string): Promise<void> {
  await Promise.all([rm(part, { force: true }), rm(`${part}.etag`, { force: true })]);
}

/** Why, in words; fetch hides the reason in the cause. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { cause } = error;
  return cause instanceof Error ? `${reasonOf(error)}: ${reasonOf(cause)}` : reasonOf(error);
}
