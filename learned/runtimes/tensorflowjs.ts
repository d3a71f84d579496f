import {
  engine,
  getBackend,
  getKernel,
  setBackend,
  type KernelBackend,
  type KernelFunc,
  type TensorInfo,
} from '@tensorflow/tfjs-core';

import { sizeOf, type Graph } from '../graph/graph.js';
import type { Hold } from './operators.js';
import { makePlan, type Plan, type Step } from './plan.js';
import type { Outputs, RunningNetwork } from './runtime.js';

/**
 * Runs a graph on a backend of TensorFlow.js by calling the backend's kernels itself.
 *
 * The layers API, and even the operators below it, build tensors, scopes and gradient records around every kernel;
 * for one small example that costs more time and heap than the arithmetic. Here what can be known beforehand is, the
 * weights stay in the backend, and every intermediate result is given back as soon as its last reader has run.
 *
 * It uses no API of Node, so it runs in a page as well.
 *
 * @param backendName a backend that has been initialised with `setBackend` and whose kernels return plain tensor infos:
 *   `wasm` or `cpu`
 */
export function runGraph(backendName: string, graph: Graph): RunningNetwork {
  // Only one backend is current at a time; several may be open in one process.
  const use = (): KernelBackend => {
    // The promise is settled already: the backend is initialised, so the switch has happened when the call returns.
    if (getBackend() !== backendName) void setBackend(backendName);
    return engine().backend;
  };
  const held: TensorInfo[] = [];
  const place = (values: Float32Array, shape: number[]): TensorInfo => ({
    dataId: use().write(values, shape, 'float32'),
    shape,
    dtype: 'float32',
  });
  // Weights are shared between the plans of all batch sizes, keyed by the arrays they come from.
  const byValues = new Map<Float32Array, TensorInfo>();
  const hold: Hold = ({ shape, values }) => {
    let info = byValues.get(values);
    if (!info) {
      info = place(values, [...shape]);
      byValues.set(values, info);
      held.push(info);
    }
    return info;
  };
  const plans = new Map<number, PreparedPlan>();
  const planFor = (batch: number): PreparedPlan => {
    let plan = plans.get(batch);
    if (!plan) {
      plan = prepare(makePlan(graph, batch, hold), backendName);
      plans.set(batch, plan);
    }
    return plan;
  };
  const inputSize = sizeOf(graph.inputShape);

  const runBatch = (inputs: Float32Array, count: number): Outputs => {
    if (inputs.length !== count * inputSize) {
      throw new RangeError(`${inputs.length} numbers for ${count} inputs of ${inputSize}`);
    }
    const backend = use();
    const plan = planFor(count);
    return runPlan(plan, backend, place(inputs, plan.inputShape));
  };
  // The first plan puts the weights into the backend, so that loading pays for it and not the first decision.
  const operatorCalls = planFor(1).steps.filter(({ call }) => call.kernel !== 'Reshape').length;

  return {
    run: (input) => runBatch(input, 1),
    runBatch,
    operatorCalls,
    heldTensors: () => use().numDataIds(),
    dispose: () => {
      const backend = use();
      for (const { dataId } of held.splice(0)) backend.disposeData(dataId);
      byValues.clear();
      plans.clear();
    },
  };
}

/** A plan with its kernels looked up, and the objects that they are called with made once and filled anew each time. */
interface PreparedPlan {
  readonly inputShape: number[];
  readonly steps: readonly PreparedStep[];
  readonly outputs: readonly number[];
}

interface PreparedStep extends Step {
  readonly kernel: KernelFunc;
  /** Weights by name, and the inputs of the call that runs. */
  readonly arguments: Record<string, TensorInfo>;
  readonly names: readonly string[];
}

function prepare(plan: Plan, backendName: string): PreparedPlan {
  const steps = plan.steps.map((step) => {
    const { call, inputs } = step;
    return {
      ...step,
      kernel: getKernel(call.kernel, backendName).kernelFunc,
      // An array is an object with numbers for names: the way to give a list to the kernels that take one.
      arguments: (call.names ? { ...call.weights } : []) as Record<string, TensorInfo>,
      names: call.names ?? inputs.map((_, at) => String(at)),
    };
  });
  return { inputShape: [...plan.inputShape], steps, outputs: plan.outputs };
}

function runPlan(plan: PreparedPlan, backend: KernelBackend, input: TensorInfo): Outputs {
  const results: TensorInfo[] = [input];
  for (const step of plan.steps) {
    step.inputs.forEach((from, at) => (step.arguments[step.names[at]!] = results[from]!));
    const made = step.kernel({ inputs: step.arguments, attrs: step.call.attributes, backend });
    results.push(made as TensorInfo);
    for (const at of step.release) backend.disposeData(results[at]!.dataId);
  }
  const outputs = plan.outputs.map((at) => backend.readSync(results[at]!.dataId) as Float32Array);
  for (const at of new Set(plan.outputs)) backend.disposeData(results[at]!.dataId);
  return outputs;
}
