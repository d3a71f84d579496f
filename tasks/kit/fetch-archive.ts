import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import { extract } from 'tar';

import { UserError } from '../contract/index.js';
import { download, type TellProgress } from './download.js';
import { lockFile } from './lock-file.js';
import { oneLine, reasonOf } from './one-line.js';

/** A data set that can be fetched: an archive of files, packed with tar and gzip. */
export interface Archive {
  readonly id: string;
  readonly url: string;
  /** Of the archive, where it is known. */
  readonly sha256?: string;
  /** More than the archive has, packed; what is larger is another file. */
  readonly mostBytes: number;
  /** More than its files have, unpacked. */
  readonly mostUnpackedBytes: number;
  /** How many leading folders of the archive's paths to leave out. */
  readonly strip: number;
  /** Which files to unpack, by their path without the leading folders. */
  keep(path: string): boolean;
  /** Looks at the unpacked folder. */
  check(folder: string): Promise<DataCheck>;
}

/** What a check of a data set's folder found. */
export interface DataCheck {
  /** What is there, in one line a fact. */
  readonly facts: readonly string[];
  /** What is wrong, in one line a thing; empty for a whole data set. */
  readonly problems: readonly string[];
}

/** How to fetch. */
export interface FetchOptions {
  readonly cacheFolder: string;
  readonly tell?: TellProgress;
  readonly signal?: AbortSignal;
}

/** What was fetched. */
export interface Fetched {
  readonly folder: string;
  /** Of the archive as it arrived. */
  readonly sha256: string;
  readonly facts: readonly string[];
}

/** Written into the folder of a fetched data set: where it came from. */
const ORIGIN = 'fetched.json';

/**
 * Fetches a data set into the cache folder: download, hash, unpack, check, and only then into place. What is broken
 * off goes on next time; what is wrong never takes the place of what was right. One process at a time: another is refused.
 *
 * @throws UserError when another process is fetching it, the download fails, the archive is damaged, or its content is not what it should be
 */
export async function fetchArchive(archive: Archive, options: FetchOptions): Promise<Fetched> {
  const folder = join(options.cacheFolder, 'data', archive.id);
  const file = join(options.cacheFolder, 'downloads', `${archive.id}.tar.gz`);
  await mkdir(dirname(file), { recursive: true }).catch((error: unknown) => {
    throw asUserError(error, dirname(file));
  });
  // Two that write the same files would break both; who waited for the other would not see how far it is.
  const unlock = await lockFile(join(dirname(file), `${archive.id}.lock`), {
    busy: `${archive.id} is being fetched already`,
    mend: 'wait for it, name another folder with --cache-dir',
    unwritable: 'free some space, or name another folder with --cache-dir',
  });
  try {
    return await fetchAlone(archive, options, folder, file);
  } finally {
    await unlock();
  }
}

async function fetchAlone(
  archive: Archive,
  options: FetchOptions,
  folder: string,
  file: string,
): Promise<Fetched> {
  const { tell = () => undefined } = options;
  const sha256 = await download({ ...options, ...archive, path: file });
  await removeLeftOvers(folder);
  const unpacked = `${folder}.unpacking-${process.pid}`;
  try {
    await unpack(archive, file, unpacked, tell);
    tell(1, `checking ${archive.id}`);
    const { facts, problems } = await archive.check(unpacked);
    if (problems.length > 0) {
      throw new UserError(
        `${archive.id} from ${archive.url} is not what it should be: ${problems.slice(0, 3).join('; ')}; to use it nevertheless, unpack it and name its folder with --data-dir`,
        { exitCode: 1 },
      );
    }
    const origin = { url: archive.url, sha256, hashWasKnown: archive.sha256 !== undefined, facts };
    await writeFile(join(unpacked, ORIGIN), `${JSON.stringify(origin, undefined, 2)}\n`);
    await rm(folder, { recursive: true, force: true });
    await mkdir(dirname(folder), { recursive: true });
    await rename(unpacked, folder);
    await rm(file, { force: true });
    return { folder, sha256, facts };
  } catch (error) {
    // What does not fit on the disk today may tomorrow; what is wrong stays wrong.
    if (error instanceof UserError) await rm(file, { force: true });
    throw asUserError(error, folder);
  } finally {
    await rm(unpacked, { recursive: true, force: true });
  }
}

/** Removes what fetches that were killed had unpacked: folders named after processes that are gone. */
async function removeLeftOvers(folder: string): Promise<void> {
  const names = await readdir(dirname(folder)).catch(() => []);
  const stem = `${basename(folder)}.unpacking-`;
  const left = names.filter((name) => name.startsWith(stem) && !isAlive(Number(name.slice(stem.length))));
  await Promise.all(left.map((name) => rm(join(dirname(folder), name), { recursive: true, force: true })));
}

async function unpack(archive: Archive, file: string, folder: string, tell: TellProgress): Promise<void> {
  let files = 0;
  let bytes = 0;
  await mkdir(folder, { recursive: true });
  try {
    await extract({
      file,
      cwd: folder,
      strip: archive.strip,
      strict: true,
      filter: (path, entry) => {
        const isPlain = !('type' in entry) || entry.type === 'File' || entry.type === 'OldFile';
        const inside = path
          .split('/')
          .filter((name) => name !== '.')
          .slice(archive.strip)
          .join('/');
        if (!isPlain || !archive.keep(inside)) return false;
        bytes += entry.size;
        // An error thrown here would reach nobody; what would be too much is not unpacked, and refused after.
        return bytes <= archive.mostUnpackedBytes;
      },
      onReadEntry: (entry) => {
        files++;
        // No archive gives its files another user's rights.
        entry.mode = (entry.mode ?? 0o644) & 0o777;
        if (files % 500 === 0) tell(0, `unpacking ${archive.id}: ${files} files`);
      },
    });
  } catch (cause) {
    if (!isDamage(cause)) throw cause;
    throw new UserError(
      `the archive of ${archive.id} cannot be unpacked (${reasonOf(cause)}); fetch it again`,
      { cause, exitCode: 1 },
    );
  }
  if (bytes > archive.mostUnpackedBytes)
    throw new UserError(
      `the archive of ${archive.id} unpacks to ${bytes} bytes, expected at most ${archive.mostUnpackedBytes}; it is not the data set`,
      { exitCode: 1 },
    );
}

/** True where there is a process of this number. */
function isAlive(id: number): boolean {
  try {
    // Signal 0 only asks (POSIX kill).
    return process.kill(id, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** True for what tar and gzip find wrong in an archive; false for what the disk cannot do. */
function isDamage(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(TAR_|Z_)/.test(code);
}

function asUserError(error: unknown, folder: string): UserError {
  if (error instanceof UserError) return error;
  return new UserError(
    `${oneLine(folder)} cannot be written (${reasonOf(error)}); free some space, or name another folder with --cache-dir`,
    { cause: error, exitCode: 1 },
  );
}
