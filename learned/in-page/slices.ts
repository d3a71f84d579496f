import type { Outputs, RunningNetwork } from '../runtimes/runtime.js';

/** The page may do other things after so many milliseconds, a frame: nobody feels a wait of that length. */
const SLICE = 16;

/** What tells the time, and waits until all else that is due in the page was done. */
export interface Pauses {
  readonly now: () => number;
  readonly rest: () => Promise<void>;
}

const PAUSES: Pauses = {
  now: () => performance.now(),
  rest: () => new Promise((resolve) => setTimeout(resolve)),
};

/**
 * A network whose batches are run input by input, with a rest whenever a frame's time is over: what explains by hundreds of
 * decisions then holds up nobody.
 *
 * @param run runs one input, at once
 * @param signal ends a batch at its next rest, by an error
 */
export function inSlices(
  run: (input: Float32Array) => Outputs,
  signal: AbortSignal,
  { now, rest }: Pauses = PAUSES,
): Pick<RunningNetwork, 'run' | 'runBatch'> {
  let since = now();
  return {
    run,
    runBatch: async (inputs, count) => {
      const size = inputs.length / count;
      const results: Outputs[] = [];
      for (let at = 0; at < count; at++) {
        if (now() - since >= SLICE) {
          await rest();
          signal.throwIfAborted();
          since = now();
        }
        results.push(run(inputs.subarray(at * size, (at + 1) * size)));
      }
      return results[0]!.map((_, output) => joined(results.map((outputs) => outputs[output]!)));
    },
  };
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const length = parts[0]!.length;
  const whole = new Float32Array(parts.length * length);
  parts.forEach((part, at) => whole.set(part, at * length));
  return whole;
}
