import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { rvw } from '../run-rvw.js';
import { findings, runWords, whyBroken, type Extent, type Try } from './tries.js';

const PLACES = 10;
const PLACES_IN_SHORT = 1;

const MEGABYTES = 64;

/**
 * Lets a small disk fill up at places from the first byte of a run to its last: what the run before wrote stays whole, or what
 * the run wrote is whole, and the exit code is 0 only where it wrote everything.
 */
export async function tryFullDisk(extent: Extent): Promise<Try[]> {
  const { short, folder } = extent;
  const disk = join(folder, 'disk');
  await mkdir(disk);
  try {
    await promisify(execFile)('mount', ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m`, 'tmpfs', disk]);
  } catch {
    return [{ what: 'a full disk', outcome: 'not tried: no small disk can be mounted here', lost: false }];
  }
  try {
    return await fillUp(disk, extent, short ? PLACES_IN_SHORT : PLACES);
  } finally {
    await promisify(execFile)('umount', [disk]);
  }
}

async function fillUp(disk: string, extent: Extent, places: number): Promise<Try[]> {
  const { folder, seed } = extent;
  const [old, out, filler] = [join(folder, 'old'), join(disk, 'out'), join(disk, 'filler')];
  await rvw(runWords(extent, old, seed + 1));
  const oldFindings = await findings(old);
  const restore = async (): Promise<number> => {
    await rm(out, { recursive: true, force: true });
    await rm(filler, { force: true });
    await cp(old, out, { recursive: true });
    return freeBytes(disk);
  };
  // A run on a folder of its own writes what it needs at most, beside what is there.
  const free = await restore();
  await rvw(runWords(extent, join(disk, 'alone'), seed));
  const needed = free - (await freeBytes(disk));
  const newFindings = await findings(join(disk, 'alone'));
  await rm(join(disk, 'alone'), { recursive: true });
  const tries: Try[] = [];
  for (let place = 0; place < places; place++) {
    const left = Math.round((needed * (place + 0.5)) / places);
    await writeFile(filler, Buffer.alloc((await restore()) - left));
    const { code, said } = await rvw(runWords(extent, out, seed));
    const found = await findings(out);
    const broken = await whyBroken(out, join(folder, 'report'));
    const page = await readFile(join(out, 'index.html'), 'utf8');
    const whole = broken === undefined && page.trimEnd().endsWith('</html>');
    const holds = found === newFindings ? 'new' : found === oldFindings ? 'older' : 'cut short';
    // What could not be kept is reported as failed, by the results and the exit code.
    const honest = code === 0 ? holds === 'new' : code === 1;
    tries.push({
      what: `${Math.round(left / 1024)} kB left of ${Math.round(needed / 1024)} kB that a run writes`,
      outcome: `exit ${code}, results ${holds}, ${whole ? 'whole' : `BROKEN: ${broken ?? 'its page is cut off'}`}${honest ? '' : `, UNSAID: ${said.trim().split('\n').at(-1)}`}`,
      lost: !whole || !honest,
    });
  }
  return tries;
}

async function freeBytes(disk: string): Promise<number> {
  const { bavail, bsize } = await statfs(disk);
  return bavail * bsize;
}
