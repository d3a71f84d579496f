import { rmSync } from 'node:fs';

const paths = new Set<string>();

/** What cannot be removed stays: the process is about to end, and nobody listens any more. */
function removeAll(): void {
  for (const path of paths) {
    try {
      rmSync(path, { recursive: true, force: true });
    } catch {
      // The others are still removed.
    }
  }
}

/**
 * Has a file or folder removed where the process ends in the midst of using it, as a second Ctrl-C makes it.
 *
 * @returns lets it be, once it is gone or has its place
 */
export function removeOnExit(path: string): () => void {
  if (paths.size === 0) process.once('exit', removeAll);
  paths.add(path);
  return () => {
    paths.delete(path);
    if (paths.size === 0) process.off('exit', removeAll);
  };
}
