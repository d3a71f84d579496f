import { readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import { join } from 'node:path';

import { UserError } from '../tasks/contract/index.js';

const LOCK_FILE = '.rvw-lock';

/**
 * Takes a folder for one run: a file that only one process can create holds its id. What a process left that is gone
 * is taken over.
 *
 * @returns gives the folder back
 * @throws UserError where another run is writing to it
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, LOCK_FILE);
  const mine = JSON.stringify({ process: process.pid, machine: os.hostname() });
  if (!(await create(path, mine))) {
    if (!(await isStale(path))) refuse(folder, path);
    await rm(path, { force: true });
    // Another run may have been faster in taking it over.
    if (!(await create(path, mine))) refuse(folder, path);
  }
  return () => rm(path, { force: true });
}

function refuse(folder: string, path: string): never {
  throw new UserError(
    `another run is writing to ${folder}; wait for it, choose another folder with --out, or remove ${path} if no run is under way`,
    { exitCode: 1 },
  );
}

/** @returns false where the file is there already */
async function create(path: string, content: string): Promise<boolean> {
  try {
    await writeFile(path, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** True where the process that wrote the lock ran on this machine and is gone. */
async function isStale(path: string): Promise<boolean> {
  const holder = await readHolder(path);
  if (holder.machine !== os.hostname() || holder.process === undefined) return false;
  try {
    // Signal 0 only asks whether there is such a process (POSIX kill).
    process.kill(holder.process, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

async function readHolder(path: string): Promise<{ process?: number; machine?: string }> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as { process?: number; machine?: string };
  } catch {
    // Gone by now, or not yet written whole: somebody is at work.
    return {};
  }
}
