import { constants, readSync, type Stats } from 'node:fs';
import { open, stat } from 'node:fs/promises';

import { UserError } from '../contract/index.js';
import { oneLine, reasonOf } from './one-line.js';

/** Bytes that are read where they are needed: of a file that is refused by its header, nothing else is read. */
export interface Bytes {
  readonly size: number;
  /** The bytes from `at`, as many as `length` says; fewer only where they end. */
  readonly read: (at: number, length: number) => Uint8Array;
}

/**
 * Opens a file, reads from it, and closes it. Only regular files are opened: a pipe would wait for a writer that never
 * comes, and a device never ends.
 *
 * What is read is read at once, without giving way to other work: files that are read at the same time are in memory
 * one after the other.
 *
 * @param name how an error names the file
 * @throws UserError for what is no file or cannot be read, and all that `use` throws
 */
export async function withRegularFile<Result>(
  path: string,
  name: string,
  use: (bytes: Bytes) => Result | Promise<Result>,
): Promise<Result> {
  const refuse = (what: string, cause?: unknown): never => {
    throw new UserError(`${oneLine(name)} ${what}; replace or remove it`, { cause });
  };
  const check = (found: Stats): void => {
    if (!found.isFile()) refuse(`is ${kindOf(found)} and no file`);
  };
  const failed = (cause: unknown): never => refuse(`cannot be read (${reasonOf(cause)})`, cause);

  check(await stat(path).catch(failed));
  // It may have become a pipe since, and opening one must not wait for its writer. Windows has no such flag.
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(failed);
  try {
    const found = await handle.stat();
    check(found);
    const read = (at: number, length: number): Uint8Array => {
      try {
        return readUpTo(handle.fd, at, Math.min(length, found.size - at));
      } catch (cause) {
        return failed(cause);
      }
    };
    return await use({ size: found.size, read });
  } finally {
    await handle.close();
  }
}

/** The bytes from a place of an open file; fewer where it has become shorter. */
function readUpTo(descriptor: number, at: number, length: number): Uint8Array {
  const bytes = new Uint8Array(Math.max(0, length));
  let filled = 0;
  while (filled < bytes.length) {
    const got = readSync(descriptor, bytes, filled, bytes.length - filled, at + filled);
    if (got === 0) break;
    filled += got;
  }
  return bytes.subarray(0, filled);
}

/** What stands under a name that is no regular file. */
function kindOf(found: Stats): string {
  if (found.isDirectory()) return 'a folder';
  if (found.isFIFO()) return 'a named pipe';
  if (found.isSocket()) return 'a socket';
  return 'a device';
}
