import { UserError } from '../../tasks/contract/index.js';
import { nearest } from '../../tasks/kit/nearest.js';
import { browser } from './browser.js';
import { compiled } from './compiled.js';
import { cpu } from './cpu.js';
import { networkRuntimeIds, type NetworkRuntimeId } from './ids.js';
import { onnx } from './onnx.js';
import { plain } from './plain.js';
import type { NetworkRuntime } from './runtime.js';
import { tensorflow } from './tensorflow.js';
import { wasm } from './wasm.js';

const byId: Readonly<Record<NetworkRuntimeId, NetworkRuntime>> = {
  wasm,
  tensorflow,
  onnx,
  compiled,
  cpu,
  plain,
  browser,
};

/** Every runtime that networks may run on; the first is the default. */
export const networkRuntimes = networkRuntimeIds.map((id) => byId[id]);

/**
 * The runtime of that name, and no other.
 *
 * @throws UserError when there is none, with the nearest name, or when this machine lacks it, with what brings it
 * @example
 * const runtime = await requireRuntime('wasm');
 */
export async function requireRuntime(
  id: string,
  among: readonly NetworkRuntime[] = networkRuntimes,
): Promise<NetworkRuntime> {
  const ids = among.map((runtime) => runtime.id);
  const runtime = among.find((candidate) => candidate.id === id);
  if (!runtime) {
    throw new UserError(`unknown runtime "${id}"; ${nearest(id, ids)}`);
  }
  const availability = await runtime.availability();
  if (availability.state === 'missing') {
    throw new UserError(
      `runtime "${id}" is missing here: ${availability.why}; ${availability.mend}, or choose another with --runtime`,
    );
  }
  return runtime;
}
