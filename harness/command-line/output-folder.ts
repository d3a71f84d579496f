import { access, constants, rmdir } from 'node:fs/promises';
import { dirname } from 'node:path';

import { UserError } from '../../tasks/contract/index.js';
import { makeFolder } from '../../tasks/kit/make-folder.js';
import { reasonOf } from '../../tasks/kit/one-line.js';
import { lockFolder } from '../lock.js';

/**
 * Works in an output folder, which is made where it is missing: it can be written, which is seen before anything is measured and
 * not after, and nobody else writes to it meanwhile. A folder that was made for work that leaves nothing in it, such as a
 * wrong word, goes again.
 *
 * @param folder an absolute path
 * @throws UserError where it cannot be written, or another run writes to it
 */
export async function inOutputFolder(folder: string, work: () => Promise<void>): Promise<void> {
  const made = await makeWritable(folder);
  const unlock = await lockFolder(folder);
  try {
    await work();
  } finally {
    await unlock();
    if (made !== undefined) await removeEmpty(folder, made);
  }
}

async function makeWritable(folder: string): Promise<string | undefined> {
  try {
    const made = await makeFolder(folder);
    await access(folder, constants.W_OK);
    return made;
  } catch (cause) {
    throw new UserError(`cannot write to ${folder}: ${reasonOf(cause)}; choose another folder with --out`, {
      exitCode: 1,
      cause,
    });
  }
}

/** Removes a folder and those above it up to the topmost, as long as they are empty. */
async function removeEmpty(folder: string, topmost: string): Promise<void> {
  try {
    await rmdir(folder);
  } catch {
    // It holds something, or is gone.
    return;
  }
  if (folder !== topmost) await removeEmpty(dirname(folder), topmost);
}
