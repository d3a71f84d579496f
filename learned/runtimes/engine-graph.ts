import {
  engine,
  getBackend,
  setBackend,
  tensor,
  tidy,
  type NamedTensorMap,
  type Tensor,
} from '@tensorflow/tfjs-core';

import { sizeOf, type Graph } from '../graph/graph.js';
import type { Hold } from './operators.js';
import { makePlan, type Plan } from './plan.js';
import type { Outputs, RunningNetwork } from './runtime.js';

/**
 * Runs a graph on a backend whose kernels call operators themselves, and so need tensors and the engine's bookkeeping
 * around them, as those of `tensorflow` do. For other backends {@link runGraph} is quicker.
 *
 * @param backendName a backend that has been initialised with `setBackend`
 */
export function runGraphOnEngine(backendName: string, graph: Graph): RunningNetwork {
  const use = (): void => {
    // The promise is settled already: the backend is initialised, so the switch has happened when the call returns.
    if (getBackend() !== backendName) void setBackend(backendName);
  };
  use();
  const held = new Map<Float32Array, Tensor>();
  const hold: Hold = ({ shape, values }) => {
    const kept = held.get(values) ?? tensor(values, [...shape]);
    held.set(values, kept);
    return kept;
  };
  const plans = new Map<number, Plan>();
  const planFor = (batch: number): Plan => {
    const plan = plans.get(batch) ?? makePlan(graph, batch, hold);
    plans.set(batch, plan);
    return plan;
  };
  const inputSize = sizeOf(graph.inputShape);

  const runBatch = (inputs: Float32Array, count: number): Outputs => {
    if (inputs.length !== count * inputSize) {
      throw new RangeError(`${inputs.length} numbers for ${count} inputs of ${inputSize}`);
    }
    use();
    const plan = planFor(count);
    let outputs: Outputs = [];
    tidy(() => {
      const results: Tensor[] = [tensor(inputs, [...plan.inputShape])];
      for (const { call, inputs: places } of plan.steps) {
        const given = places.map((at) => results[at]!);
        const named = call.names
          ? { ...call.weights, ...Object.fromEntries(given.map((result, at) => [call.names![at]!, result])) }
          : given;
        results.push(
          engine().runKernel<Tensor>(call.kernel, named as unknown as NamedTensorMap, call.attributes),
        );
      }
      outputs = plan.outputs.map((at) => results[at]!.dataSync() as Float32Array);
    });
    return outputs;
  };

  return {
    run: (input) => runBatch(input, 1),
    runBatch,
    operatorCalls: planFor(1).steps.filter(({ call }) => call.kernel !== 'Reshape').length,
    heldTensors: () => {
      use();
      return engine().backend.numDataIds();
    },
    dispose: () => {
      use();
      for (const kept of held.values()) kept.dispose();
      held.clear();
      plans.clear();
    },
  };
}
