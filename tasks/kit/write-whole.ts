import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

import { UserError } from '../contract/user-error.js';
import { makeFolder } from './make-folder.js';
import { removeOnExit } from './remove-on-exit.js';

/**
 * Writes a file whole or not at all: beside its place, to the end, on the disk, then renamed. What could not be written
 * leaves no trace, and the old file stays. Makes the folder where it is missing.
 *
 * @param mend what a person can do where it fails, for example `choose another folder with --out`
 * @throws UserError naming the file, when the folder cannot be made or the file not be written
 */
export async function writeWhole(
  path: string,
  content: string | Uint8Array,
  mend = 'make room, or choose another folder',
): Promise<void> {
  const beside = `${path}.${randomUUID()}.part`;
  const letBe = removeOnExit(beside);
  try {
    await makeFolder(dirname(resolve(path)));
    const file = await open(beside, 'wx');
    try {
      // A handle writes until all is written: a disk that fills up on the way is an error, not a shorter file.
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (cause) {
    await rm(beside, { force: true }).catch(() => undefined);
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(`cannot write ${path}: ${reason}; ${mend}`, { exitCode: 1, cause });
  } finally {
    letBe();
  }
}
