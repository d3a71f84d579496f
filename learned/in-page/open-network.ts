import { openCompiled } from '../compiled/open.js';
import { unpackCompiled } from '../compiled/pack.js';
import type { Outputs } from '../runtimes/runtime.js';

/** A network that is ready in the page. */
export interface NetworkInPage {
  /** What runs it, in words after `runs on`. */
  readonly engine: string;
  /** Runs one input, at once. */
  readonly run: (input: Float32Array) => Outputs;
}

/**
 * Gets a packed network ready in the page: the one place that knows what runs it there.
 *
 * @param data what `networkInPage` gave
 */
export async function openInPage(data: Uint8Array): Promise<NetworkInPage> {
  const { run } = await openCompiled(unpackCompiled(data));
  return { engine: 'WebAssembly compiled for this network', run };
}
