import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

import { removeOnExit } from '../../tasks/kit/remove-on-exit.js';

/** An empty page in a browser without a window. */
export interface BrowserPage {
  /**
   * Evaluates an expression in the page and waits for the promise that it may give.
   *
   * @returns its value, which has to be plain data
   * @throws Error when it throws, or when the browser is gone
   */
  evaluate(expression: string): Promise<unknown>;
  /** Ends the browser, and removes what it wrote. */
  close(): void;
}

const ARGUMENTS = [
  '--headless',
  '--remote-debugging-pipe',
  '--no-first-run',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** An answer of the DevTools protocol to the message of that number. */
interface Message {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** Messages end with a zero. */
const END = '\0';

/**
 * Starts Chromium and talks to it over a pipe in the DevTools protocol. It has a profile of its own, asks no network, and
 * ends when this process does.
 *
 * @param path of its program
 * @throws Error when it does not start
 */
export async function openBrowserPage(path: string): Promise<BrowserPage> {
  const profile = mkdtempSync(join(tmpdir(), 'rvw-chromium-'));
  // Its sandbox does not start for root; the page holds nothing but the network.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(path, [...ARGUMENTS, ...asRoot, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  // Not asked but killed, at once: whatever still ran would write to the profile again.
  const kill = (): void => {
    child.kill('SIGKILL');
  };
  process.once('exit', kill);
  const isRemoved = removeOnExit(profile);
  const [, , , to, from] = child.stdio as unknown as [null, null, null, Writable, Readable];
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  let gone: Error | undefined;
  const fail = (why: string): void => {
    gone ??= new Error(why);
    for (const { reject } of waiting.values()) reject(gone);
    waiting.clear();
  };
  child.on('error', ({ message }) => fail(`the browser does not start: ${message}`));
  child.on('exit', (code, signal) => {
    fail(`the browser ended with ${code ?? signal ?? 'nothing'}`);
    process.off('exit', kill);
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
    isRemoved();
  });
  to.on('error', ({ message }) => fail(`the browser does not listen: ${message}`));
  let unread = '';
  from.setEncoding('utf8');
  from.on('data', (text: string) => {
    const messages = (unread + text).split(END);
    unread = messages.pop()!;
    for (const message of messages) {
      const { id, result, error } = JSON.parse(message) as Message;
      const asked = id === undefined ? undefined : waiting.get(id);
      if (!asked) continue;
      waiting.delete(id!);
      if (error) asked.reject(new Error(error.message));
      else asked.resolve(result);
    }
  });

  let count = 0;
  const ask = (method: string, params: object, sessionId?: string): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (gone) {
        reject(gone);
        return;
      }
      waiting.set(++count, { resolve, reject });
      to.write(JSON.stringify({ id: count, method, params, ...(sessionId ? { sessionId } : {}) }) + END);
    });
  const { targetId } = (await ask('Target.createTarget', { url: 'about:blank' })) as { targetId: string };
  const { sessionId } = (await ask('Target.attachToTarget', { targetId, flatten: true })) as {
    sessionId: string;
  };
  return {
    evaluate: async (expression) => {
      const { result, exceptionDetails } = (await ask(
        'Runtime.evaluate',
        { expression, awaitPromise: true, returnByValue: true },
        sessionId,
      )) as {
        result: { readonly value: unknown };
        exceptionDetails?: { readonly text: string; readonly exception?: { readonly description?: string } };
      };
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
    close: kill,
  };
}
