import { call, func, memory as memoryOf, Module } from 'wasmati';

import { UserError } from '../../tasks/contract/index.js';
import { paddingOf } from '../engine/convolution.js';
import { sizeOf, type Graph, type GraphNode } from '../graph/graph.js';
import type { Step } from './assembler.js';
import type { CompiledNetwork } from './compiled-network.js';
import { fuseSums } from './fuse-sums.js';
import { asImage, isCompact, MemoryPlan, NO_BORDER, type Border, type Image } from './memory.js';
import { compacted, writeNode } from './write-node.js';

/** WebAssembly's memory comes in pages of so many bytes. */
const PAGE = 65_536;

/**
 * Compiles a network to WebAssembly with 128-bit SIMD, for its own shapes alone: every place of the memory is known
 * beforehand, so that a decision takes no room and asks no question. Images lie with their channels last, four a vector, and
 * with the zeros around them that the convolutions after them want, so that no loop has to look where the edge is.
 *
 * @returns plain data for `openCompiled`; nothing of it is tied to this process
 * @throws UserError when the network has an operator that cannot be compiled, or hundreds of layers
 * @example
 * const { run } = await openCompiled(compileNetwork(buildGraph(network)));
 */
export function compileNetwork(graph: Graph): CompiledNetwork {
  const { nodes, outputs } = fuseSums(graph);
  const memory = new MemoryPlan();
  const steps: Step[] = [];
  const images: Image[] = [];
  const given = memory.image(asImage(graph.inputShape), asImage(graph.inputShape).channels, NO_BORDER);
  nodes.forEach((node, at) => {
    images[at] = writeNode(node, {
      memory,
      steps,
      border: borderAround(at, nodes),
      inputs: at === 0 ? [given] : node.inputs.map((from) => images[from]!),
      shapes: node.inputs.map((from) => nodes[from]!.outputShape),
    });
    for (const from of new Set(node.inputs)) {
      const isRead =
        outputs.includes(from) || nodes.slice(at + 1).some(({ inputs }) => inputs.includes(from));
      // What is reshaped stays where it is, under another name.
      if (!isRead && node.operator.kind !== 'reshape') memory.release(images[from]!);
    }
  });
  const ends = outputs.map((at) => {
    const image = images[at]!;
    const { offset } = isCompact(image) ? image : compacted({ memory, steps }, image);
    return { offset, length: sizeOf(nodes[at]!.outputShape) };
  });

  const run = func({ in: [], out: [] }, () => steps.forEach((step) => call(step)));
  const pages = memoryOf({ min: Math.ceil(memory.bytes / PAGE) });
  return {
    bytes: assemble({ memory: pages, run }),
    constants: memory.constants,
    input: { offset: given.offset, length: sizeOf(graph.inputShape) },
    outputs: ends,
    operatorCalls: nodes.filter(({ operator: { kind } }) => kind !== 'input' && kind !== 'reshape').length,
  };
}

/** The bytes of a module. The assembler hands them on as arguments of a call, of which an engine takes some hundred thousand. */
function assemble(exports: Parameters<typeof Module>[0]['exports']): Uint8Array {
  try {
    return Module({ exports }).toBytes();
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new UserError(
      'the network has too many layers to be compiled; choose another runtime than "compiled" with --runtime',
      { cause },
    );
  }
}

/** The border around a node's output that the convolutions which read it want. */
function borderAround(at: number, nodes: readonly GraphNode[]): Border {
  const [rows, columns] = nodes[at]!.outputShape as [number, number];
  return nodes.reduce((border, { operator, inputs, outputShape }) => {
    if (inputs[0] !== at || (operator.kind !== 'conv2d' && operator.kind !== 'depthwise')) return border;
    const size = operator.filter.shape.slice(0, 2) as [number, number];
    const [top, left] = paddingOf(operator, nodes[at]!.outputShape, outputShape, size, operator.dilations);
    const behind = (axis: 0 | 1, before: number, there: number): number =>
      Math.max(
        0,
        (outputShape[axis]! - 1) * operator.strides[axis] +
          (size[axis] - 1) * operator.dilations[axis] +
          1 -
          before -
          there,
      );
    return {
      top: Math.max(border.top, top),
      left: Math.max(border.left, left),
      bottom: Math.max(border.bottom, behind(0, top, rows)),
      right: Math.max(border.right, behind(1, left, columns)),
    };
  }, NO_BORDER);
}
