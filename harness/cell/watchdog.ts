import { spawn, type ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('./watchdog-process.js', import.meta.url));

/** Processes that must not outlive this one. */
const watched = new Set<number>();

let watchdog: ChildProcess | undefined;

/**
 * Starts the watchdog of this process, unless it is there: a process of its own that ends those that are watched when this
 * one is gone, however it went, and this one where it is stuck and Ctrl-C is pressed twice.
 *
 * A cell cannot see to that itself while its program keeps it busy. A second thread in it could, but would count in what
 * is measured there, memory above all; the watchdog costs the cells nothing.
 */
export function startWatchdog(): void {
  if (watchdog) return;
  const started = spawn(process.execPath, [PROGRAM], { stdio: ['pipe', 'ignore', 'ignore'] });
  watchdog = started;
  // Whoever ends it gets another one, as long as there is something to watch.
  const replace = (): void => {
    if (watchdog !== started) return;
    watchdog = undefined;
    if (watched.size > 0) startWatchdog();
  };
  started.once('exit', replace).once('error', () => undefined);
  started.stdin.on('error', () => undefined);
  // It does not keep this process alive.
  started.unref();
  if (started.stdin instanceof Socket) started.stdin.unref();
  tell();
}

/** Has a process ended when this one is gone. */
export function watch(child: ChildProcess): void {
  const { pid } = child;
  // It could not be started, which is said elsewhere.
  if (pid === undefined) return;
  watched.add(pid);
  startWatchdog();
  tell();
  child.once('exit', () => {
    watched.delete(pid);
    tell();
  });
}

function tell(): void {
  watchdog?.stdin?.write(`${JSON.stringify([...watched])}\n`);
}
