import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Makes a folder that is kept for later runs: filled beside its place and then renamed, so that nobody sees half of it, and
 * several may make it at once.
 *
 * @param fill fills an empty folder
 * @returns the folder
 */
export async function keptFolder(place: string, fill: (folder: string) => Promise<void>): Promise<string> {
  if (existsSync(place)) return place;
  await mkdir(dirname(place), { recursive: true });
  const unfinished = await mkdtemp(join(dirname(place), `${basename(place)}.part-`));
  try {
    await fill(unfinished);
    await rename(unfinished, place).catch((error: unknown) => {
      // Another run was faster.
      if (!existsSync(place)) throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return place;
}
