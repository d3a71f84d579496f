import { Module, register } from 'node:module';
import { fileURLToPath } from 'node:url';

import { COUNTER, counter } from './counter.js';
import { watchForeignCode } from './foreign-code.js';
import { instrumentFile } from './instrument.js';
import { countNatives } from './natives.js';

/**
 * What a process imports before all else, by `--import`, to count operations: every module that it loads from then on is
 * rewritten to count them, packages included, but for the harness itself.
 */

const HARNESS = new URL('../../../', import.meta.url);

Object.defineProperty(globalThis, COUNTER, { value: counter });
watchForeignCode();
register('./load-hooks.js', { parentURL: import.meta.url, data: { harness: HARNESS.href } });

/** What CommonJS compiles; the hooks above see modules only. */
interface Compiling {
  _compile: (this: Compiling, content: string, filename: string, format?: string) => unknown;
}
const { prototype } = Module as unknown as { readonly prototype: Compiling };
const compile = prototype._compile;
const harness = fileURLToPath(HARNESS);
prototype._compile = function (content, filename, format) {
  const type = format === 'module' ? 'module' : 'script';
  const counting = filename.startsWith(harness) ? content : instrumentFile(content, type, filename);
  return compile.call(this, counting, filename, format);
};

countNatives();
