import { runGraphPlainly } from '../engine/run-graph.js';
import type { Outputs } from '../runtimes/runtime.js';
import { unpackGraph } from './packed-graph.js';

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
export function openInPage(data: Uint8Array): Promise<NetworkInPage> {
  const running = runGraphPlainly(unpackGraph(data));
  return Promise.resolve({
    engine: 'this package’s plain loops in JavaScript',
    // Plain loops answer at once, whatever other runtimes do.
    run: (input) => running.run(input) as Outputs,
  });
}
