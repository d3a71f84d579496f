import type { InitializeHook, LoadHook } from 'node:module';

import { instrumentFile } from './instrument.js';

/** Runs in the thread of Node's module hooks. */
let harness: string;

/** What holds no code, or is rewritten where it is compiled, or noticed when it runs. */
const UNTOUCHED = new Set<string>(['builtin', 'commonjs', 'json', 'wasm']);

/** Takes the folder that is not counted, as a URL that ends with a slash. */
export const initialize: InitializeHook<{ readonly harness: string }> = (given) => {
  harness = given.harness;
};

/** Rewrites a module as it is loaded. */
export const load: LoadHook = async (url, context, next) => {
  const loaded = await next(url, context);
  if (!url.startsWith('file:') || url.startsWith(harness) || UNTOUCHED.has(loaded.format ?? ''))
    return loaded;
  if (loaded.format !== 'module')
    throw new Error(`operations cannot be counted in ${url}: it is of the format ${loaded.format}`);
  const { source } = loaded;
  const text = typeof source === 'string' ? source : new TextDecoder().decode(source);
  return { ...loaded, source: instrumentFile(text, 'module', url) };
};
