import { describe, expect, it } from 'vitest';

import { createRandom } from '../../tasks/kit/random.js';
import { buildGraph } from '../graph/build.js';
import { indexOfLargest } from '../running-program.js';
import { sizeOf } from '../graph/graph.js';
import { compiled } from '../runtimes/compiled.js';
import { plain } from '../runtimes/plain.js';
import { wasm } from '../runtimes/wasm.js';
import { readNetwork } from '../weights.js';

const SHIPPED = {
  digits: { folder: 'digits/weights', blank: 0.8 },
  'tic-tac-toe': { folder: 'tic-tac-toe/weights', blank: 0.6 },
  'keyword spotting': { folder: 'keyword-spotting/weights', blank: 0 },
  'keyword spotting, synthetic': { folder: 'keyword-spotting/weights-synthetic', blank: 0 },
};

describe.each(Object.entries(SHIPPED))('the network of %s', (name, { folder, blank }) => {
  it.each([plain, compiled])('decides on $id as on TensorFlow.js', async (runtime) => {
    const { network } = await readNetwork(new URL(`../${folder}/`, import.meta.url));
    const graph = buildGraph(network);
    const [own, other] = [await runtime.open(graph), await wasm.open(graph)];
    const random = createRandom(7, `inputs of ${name}`);
    for (let round = 0; round < 5; round++) {
      const input = Float32Array.from({ length: sizeOf(graph.inputShape) }, () =>
        random.chance(blank) ? 0 : random.uniform(),
      );
      const [found, expected] = [await own.run(input), await other.run(input)];
      expect(found.length).toBe(expected.length);
      found.forEach((values, output) =>
        values.forEach((value, at) => expect(Math.abs(value - expected[output]![at]!)).toBeLessThan(1e-4)),
      );
      expect(indexOfLargest(found[0]!)).toBe(indexOfLargest(expected[0]!));
    }
    other.dispose();
  });
});
