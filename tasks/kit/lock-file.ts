import { createHash, randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import os from 'node:os';
import { promisify } from 'node:util';
import { z } from 'zod';

import { UserError } from '../contract/index.js';
import { oneLine, reasonOf } from './one-line.js';
import { removeOnExit } from './remove-on-exit.js';

const holderSchema = z.object({
  process: z.int().positive(),
  machine: z.string(),
  /** When the process started, as the system words it: process ids come again, in containers soon. */
  started: z.string().nullable(),
  /** When it took the lock. */
  since: z.iso.datetime().exactOptional(),
});

type Holder = z.infer<typeof holderSchema>;

/** What a lock is for, in words. */
export interface LockUse {
  /** What another holds it for: "another run is writing to /out". */
  readonly busy: string;
  /** What to do instead: "wait for it". */
  readonly mend: string;
  /** What to do where the lock cannot be written: "free some space". */
  readonly unwritable: string;
}

/**
 * Takes a lock: a file that says which process of which machine is at work. What a process left that is gone is taken over,
 * by one of those who want it.
 *
 * @returns gives the lock back, which `process.exit` does, too
 * @throws UserError where another holds it, or it cannot be written
 */
export async function lockFile(
  path: string,
  { busy, mend, unwritable }: LockUse,
): Promise<() => Promise<void>> {
  const mine: Holder = {
    process: process.pid,
    machine: os.hostname(),
    started: await startOf(process.pid),
    since: new Date().toISOString(),
  };
  try {
    if (!(await take(path, mine)))
      throw new UserError(
        `${busy}${describeHolder(await readLock(path))}; ${mend}, or remove ${oneLine(path)} if nobody is at work`,
        { exitCode: 1 },
      );
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new UserError(`cannot write ${oneLine(path)}: ${reasonOf(cause)}; ${unwritable}`, {
      exitCode: 1,
      cause,
    });
  }
  const letBe = removeOnExit(path);
  return () => rm(path, { force: true }).finally(letBe);
}

/** Who holds a lock, as far as it says: ` (process 12, since 2026-01-31T12:00:00.000Z)`. */
function describeHolder(text: string): string {
  const holder = readHolder(text);
  if (!holder) return '';
  const { process: id, machine, since } = holder;
  const where = machine === os.hostname() ? '' : ` on ${oneLine(machine)}`;
  return ` (process ${id}${where}${since === undefined ? '' : `, since ${since}`})`;
}

/**
 * Takes a lock, or takes it over from a holder that is gone. Who takes over holds a second lock meanwhile that is named
 * after what was left: of several, one gets it, and whoever comes later finds another holder and does not take over.
 *
 * @returns false where another holds it
 */
async function take(path: string, mine: Holder): Promise<boolean> {
  const whole = `${path}.${randomUUID()}`;
  const letBe = removeOnExit(whole);
  try {
    await writeFile(whole, JSON.stringify(mine), { flag: 'wx' });
    // A link appears with its whole content, and only where nothing of the name is there.
    if (await succeeds(link(whole, path))) return true;
    const left = await readLock(path);
    if (!(await isStale(left))) return false;
    const turn = `${path}.after-${createHash('sha256').update(left).digest('hex').slice(0, 16)}`;
    if (!(await take(turn, mine))) return false;
    const letTurnBe = removeOnExit(turn);
    try {
      if ((await readLock(path)) !== left) return false;
      await rename(whole, path);
      return true;
    } finally {
      await rm(turn, { force: true }).finally(letTurnBe);
    }
  } finally {
    await rm(whole, { force: true }).finally(letBe);
  }
}

async function succeeds(attempt: Promise<void>): Promise<boolean> {
  try {
    await attempt;
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** What the lock says; nothing where it cannot be read or is gone. */
const readLock = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');

/**
 * True where the lock says of nobody who is at work: an empty one (a disk was full), one that cannot be read, our own,
 * or that of a process of this machine that is gone, also where another has its number by now.
 */
async function isStale(text: string): Promise<boolean> {
  const holder = readHolder(text);
  if (!holder) return true;
  const { process: id, machine, started } = holder;
  if (machine !== os.hostname()) return false;
  if (id === process.pid) return true;
  const running = await startOf(id);
  return running === null ? !isAlive(id) : started !== null && running !== started;
}

function readHolder(text: string): Holder | undefined {
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function isAlive(id: number): boolean {
  try {
    // Signal 0 only asks whether there is such a process (POSIX kill).
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** The place of the start time among what follows the name of the program in /proc/PID/stat (proc(5), field 22). */
const START_FIELD = 19;

/** When a process started, in the system's own words; null where there is no such process or it cannot be told. */
async function startOf(id: number): Promise<string | null> {
  if (os.platform() === 'linux') {
    const stat = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => undefined);
    return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[START_FIELD] ?? null;
  }
  const asked = promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(id)]);
  return asked.then(({ stdout }) => stdout.trim() || null).catch(() => null);
}
