import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

import { uncaughtIn } from './uncaught.js';

/** What Node writes when these lines run. */
const outputOf = (code: string): string =>
  spawnSync(process.execPath, ['--input-type=module', '--eval', code], { encoding: 'utf8' }).stderr;

it.each([
  ['a timer', `setTimeout(() => { throw new TypeError('from a timer'); }, 0);`, 'TypeError: from a timer'],
  ['a promise', `Promise.reject(new Error('nobody waits'));`, 'Error: nobody waits'],
  ['what it printed before', `console.error('^'); throw new Error('after it');`, 'Error: after it'],
])('is the error that nobody caught: of %s', (_, code, said) => {
  expect(uncaughtIn(outputOf(code))).toBe(said);
});

it('is the reason where it is no error', () => {
  expect(uncaughtIn(outputOf(`Promise.reject({ code: 42 });`))).toMatch(/UnhandledPromiseRejection/);
});

it('is nothing where the process ended itself', () => {
  expect(uncaughtIn(outputOf(`console.error('goodbye'); process.exit(3);`))).toBeUndefined();
  expect(uncaughtIn('')).toBeUndefined();
});
