import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../command-line/main.js', import.meta.url));

/** How a command ended: its exit code, or null where a signal ended it. */
export interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** How a command is run. */
export interface RvwOptions {
  /** After so many milliseconds it is killed. */
  readonly killAfter?: number | undefined;
  /** The working folder; this process's own without it. */
  readonly folder?: string;
  /** A cache folder of its own. */
  readonly cache?: string;
}

/** Runs `rvw` in a process of its own, as a user does. */
export function rvw(words: readonly string[], { killAfter, folder, cache }: RvwOptions = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [MAIN, ...words], {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(folder === undefined ? {} : { cwd: folder }),
      // What an earlier try measured is to be measured again, or there would be nothing to disturb.
      env: { ...process.env, RVW_FRESH: '1', ...(cache === undefined ? {} : { RVW_CACHE: cache }) },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer) => (said += text.toString()));
    const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, said });
    });
  });
}
