import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder with those above it that are missing. Node's own `mkdir` with `recursive` tries for ever where the folder above
 * is there and the system says that it is not (`ENOENT`), as it does in `/proc`.
 *
 * @param folder an absolute path
 * @returns the topmost folder that was made; undefined where all were there
 * @throws the system's error where it cannot be made, or is a file
 */
export async function makeFolder(folder: string): Promise<string | undefined> {
  if (await isFolder(folder)) return undefined;
  const above = dirname(folder);
  const topmost = above === folder ? undefined : await makeFolder(above);
  try {
    await mkdir(folder);
    return topmost ?? folder;
  } catch (error) {
    // Another process was faster.
    if (await isFolder(folder)) return topmost;
    throw error;
  }
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
