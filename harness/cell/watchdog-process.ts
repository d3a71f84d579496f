/**
 * The program of the watchdog: see `watchdog.ts`. On its standard input it is told which processes to end, a line each
 * time, which holds all of them; the end of its input is the end of its parent.
 *
 * Ctrl-C reaches it as it reaches its parent. A parent that is still there a second after the next one is stuck, where no
 * handler of its own is ever called, and is ended.
 */
import { createInterface } from 'node:readline';

/** Milliseconds that a parent has to end by itself when Ctrl-C was pressed again. */
const TIME_TO_END = 1000;

const parent = process.ppid;
let watched: readonly number[] = [];
let interrupted = false;

function kill(ids: readonly number[]): void {
  for (const id of ids) {
    try {
      process.kill(id, 'SIGKILL');
    } catch {
      // It is gone already.
    }
  }
}

function onInterruption(): void {
  if (interrupted) setTimeout(() => kill([parent, ...watched]), TIME_TO_END);
  interrupted = true;
}

process
  .on('SIGINT', onInterruption)
  .on('SIGTERM', () => undefined)
  .on('SIGHUP', () => undefined);

createInterface({ input: process.stdin })
  .on('line', (line) => (watched = JSON.parse(line) as number[]))
  .on('close', () => {
    kill(watched);
    process.exit();
  });
