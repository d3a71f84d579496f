import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { UserError } from '../../tasks/contract/index.js';
import { runGraphPlainly } from '../engine/run-graph.js';
import { sizeOf, type Graph } from '../graph/graph.js';
import type { Outputs } from '../runtimes/runtime.js';
import { compileNetwork } from './compile.js';
import { openCompiled } from './open.js';
import { packCompiled, unpackCompiled } from './pack.js';
import { randomGraph, randomInput } from './test-random-graph.js';

const anyGraph = fc
  .record({ seed: fc.integer(), operators: fc.integer({ min: 1, max: 9 }) })
  .map(({ seed, operators }) => ({ graph: randomGraph(seed, operators), seed }));

/** Sums of 32-bit floats in another order differ by this much of the largest number that went into them. */
const ROUNDING = 1e-5;

function expectClose(found: Outputs, expected: Outputs): void {
  expect(found.map(({ length }) => length)).toEqual(expected.map(({ length }) => length));
  found.forEach((values, output) => {
    const scale = expected[output]!.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
    values.forEach((value, at) => {
      const difference = Math.abs(value - expected[output]![at]!);
      if (!(difference <= ROUNDING * scale))
        expect.fail(`output ${output}, number ${at}: ${value} instead of ${expected[output]![at]}`);
    });
  });
}

describe('a compiled network', () => {
  it('computes what the plain loops compute, whatever the operators and shapes, again and again', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(anyGraph, async ({ graph, seed }) => {
        graph.nodes.forEach(({ operator }) => seen.add(operator.kind));
        const { run } = await openCompiled(compileNetwork(graph));
        const plain = runGraphPlainly(graph);
        // The second decision finds what the first one left in the memory.
        for (const which of [1, 2]) {
          const input = randomInput(graph, seed + which);
          expectClose(run(input), await plain.run(input));
        }
      }),
      { numRuns: 300, seed: 2017 },
    );
    expect([...seen].sort()).toEqual([
      'activation',
      'add',
      'affine',
      'average-pool',
      'concatenate',
      'conv2d',
      'dense',
      'depthwise',
      'global-average-pool',
      'input',
      'max-pool',
      'reshape',
      'softmax',
      'zero-pad',
    ]);
  });

  it('is the same bytes whenever it is compiled', () => {
    const [one, other] = [compileNetwork(randomGraph(7, 9)), compileNetwork(randomGraph(7, 9))];
    expect(one).toEqual(other);
  });

  it('gives every decision arrays of its own, and leaves its input alone', async () => {
    const graph = randomGraph(11, 5);
    const { run } = await openCompiled(compileNetwork(graph));
    const input = randomInput(graph, 1);
    const first = run(input);
    const kept = first.map((values) => values.slice());
    run(randomInput(graph, 2));
    expect(first).toEqual(kept);
    expect(input).toEqual(randomInput(graph, 1));
  });

  it('refuses an input of another size', async () => {
    const graph = randomGraph(11, 5);
    const { run } = await openCompiled(compileNetwork(graph));
    const size = sizeOf(graph.inputShape);
    expect(() => run(new Float32Array(size + 1))).toThrow(`${size + 1} numbers for 1 inputs of ${size}`);
  });

  it('says so where there are too many layers for the assembler', () => {
    const layers = 2000;
    const graph: Graph = {
      inputShape: [1],
      nodes: Array.from({ length: layers }, (_, at) => ({
        name: `layer-${at}`,
        operator: at === 0 ? { kind: 'input' } : { kind: 'softmax' },
        inputs: at === 0 ? [] : [at - 1],
        outputShape: [1],
      })),
      outputs: [layers - 1],
    };
    expect(() => compileNetwork(graph)).toThrow(UserError);
    expect(() => compileNetwork(graph)).toThrow(/too many layers.*--runtime/);
  });

  it('says which layer it cannot compile', () => {
    const graph: Graph = {
      inputShape: [3],
      nodes: [
        { name: 'input', operator: { kind: 'input' }, inputs: [], outputShape: [3] },
        { name: 'sum', operator: { kind: 'add' }, inputs: [0, 0, 0], outputShape: [3] },
      ],
      outputs: [1],
    };
    expect(() => compileNetwork(graph)).toThrow(UserError);
    expect(() => compileNetwork(graph)).toThrow(/layer "sum" adds 3 images.*--runtime/);
  });
});

describe('a packed network', () => {
  it('is what was packed, to the last bit', () => {
    fc.assert(
      fc.property(anyGraph, ({ graph }) => {
        const network = compileNetwork(graph);
        expect(unpackCompiled(packCompiled(network, 32))).toEqual(network);
      }),
      { numRuns: 30, seed: 2017 },
    );
  });

  it('with 8 bits has kernels that are off by at most half a step of their channel, and whole biases', () => {
    fc.assert(
      fc.property(anyGraph, ({ graph }) => {
        const network = compileNetwork(graph);
        const packed = packCompiled(network, 8);
        const found = unpackCompiled(packed);
        expect(found.bytes).toEqual(network.bytes);
        found.constants.forEach(({ columns, values }, at) => {
          const given = network.constants[at]!.values;
          const isBias = given.length === columns;
          for (let column = 0; column < columns; column++) {
            const inColumn = (numbers: Float32Array): number[] =>
              [...numbers].filter((_, place) => place % columns === column);
            const largest = Math.max(...inColumn(given).map(Math.abs));
            const most = isBias ? 0 : largest / 127 / 2 + 1e-6 * largest;
            const [exact, rounded] = [inColumn(given), inColumn(values)];
            exact.forEach((value, row) => {
              if (Math.abs(rounded[row]! - value) > most) expect.fail(`${rounded[row]} for ${value}`);
            });
          }
        });
      }),
      { numRuns: 30, seed: 2017 },
    );
  });

  it('that is cut off is refused', () => {
    const packed = packCompiled(compileNetwork(randomGraph(7, 3)), 32);
    expect(() => unpackCompiled(packed.slice(0, -1))).toThrow(/cut off/);
  });
});
