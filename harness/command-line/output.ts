import { writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import type { Writable } from 'node:stream';

/** Verbs whose product is files: what they print only tells of it. */
const WRITE_FILES: readonly (string | undefined)[] = ['run', 'report', 'merge', 'train', 'history'];

let lost: NodeJS.ErrnoException | undefined;

/**
 * Lets the process go on where what it says can no longer be written: its reader is gone, the disk behind it is full, the
 * terminal was closed. Nothing that is measured is lost with it.
 */
export function outliveOutput(): void {
  for (const stream of [process.stdout, process.stderr]) writeToTheEnd(stream);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => (lost ??= error));
  // There is nobody left to tell.
  process.stderr.on('error', () => undefined);
}

/**
 * Node's stream for files writes once and ignores how much was written, so that a disk that fills up would leave half of
 * it without a word, and where nothing could be written it throws in older versions of Node.
 */
function writeToTheEnd(stream: Writable & { readonly fd: number }): void {
  // Pipes and terminals are sockets, which do it right.
  if (stream instanceof Socket) return;
  stream._write = (chunk: Uint8Array, _encoding, done) => {
    try {
      writeFileSync(stream.fd, chunk);
    } catch (error) {
      done(error as Error);
      return;
    }
    done();
  };
}

/**
 * Waits until everything is printed, and judges what was not.
 *
 * A reader that went away has what it wanted (`rvw list | head -1`): no error, so that a script under `pipefail` goes on,
 * as with ripgrep. Output that should be somewhere and is not, is one, unless files are what the verb is for.
 *
 * @param code the exit code without regard to that
 * @param verb what was done
 * @returns the exit code
 */
export async function judgeOutput(code: number, verb: string | undefined): Promise<number> {
  await new Promise<void>((resolve) => process.stdout.write('', () => resolve()));
  if (!lost || lost.code === 'EPIPE') return code;
  console.error(`rvw: cannot write to the standard output: ${lost.message}; send it somewhere else`);
  return code === 0 && !WRITE_FILES.includes(verb) ? 1 : code;
}
