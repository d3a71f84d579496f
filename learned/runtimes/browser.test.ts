import { afterEach, describe, expect, it, vi } from 'vitest';

import { UserError } from '../../tasks/contract/index.js';
import { CHROMIUM_MEND, findChromium } from '../../tasks/kit/find-chromium.js';
import { createRandom } from '../../tasks/kit/random.js';
import { buildGraph } from '../graph/build.js';
import { sizeOf, type Graph } from '../graph/graph.js';
import { indexOfLargest } from '../running-program.js';
import { readNetwork } from '../weights.js';
import { browser } from './browser.js';
import { compiled } from './compiled.js';

const SMALL: Graph = {
  inputShape: [1],
  nodes: [
    { name: 'input', operator: { kind: 'input' }, inputs: [], outputShape: [1] },
    { name: 'softmax', operator: { kind: 'softmax' }, inputs: [0], outputShape: [1] },
  ],
  outputs: [1],
};

afterEach(() => vi.unstubAllEnvs());

if (findChromium() === undefined) {
  if (process.env['CI']) it('has a browser to run in', () => expect.fail(CHROMIUM_MEND));
  else console.warn(`tests of the runtime "browser" are skipped: ${CHROMIUM_MEND}`);
}

describe.skipIf(findChromium() === undefined)('in a browser', () => {
  it.each(['digits', 'tic-tac-toe', 'keyword-spotting'])(
    'the network of %s decides as it does compiled in Node',
    async (task) => {
      const { network } = await readNetwork(new URL(`../${task}/weights/`, import.meta.url));
      const graph = buildGraph(network);
      const [there, here] = [await browser.open(graph), await compiled.open(graph)];
      const random = createRandom(7, task);
      const count = 20;
      const inputs = Float32Array.from({ length: count * sizeOf(graph.inputShape) }, () => random.uniform());
      const [found, expected] = [await there.runBatch(inputs, count), await here.runBatch(inputs, count)];
      there.dispose();
      found.forEach((values, output) => {
        const size = values.length / count;
        values.forEach((value, at) => expect(value).toBeCloseTo(expected[output]![at]!, 6));
        for (let at = 0; at < values.length; at += size) {
          const answer = (outputs: Float32Array): number => indexOfLargest(outputs.subarray(at, at + size));
          expect(answer(values)).toBe(answer(expected[output]!));
        }
      });
    },
  );

  it('says its version, and that it is elsewhere', async () => {
    expect(await browser.availability()).toMatchObject({
      state: 'available',
      version: expect.stringMatching(/^\d+\./) as string,
      elsewhere: true,
    });
  });

  it('ends with what waits for it when the browser goes', async () => {
    const running = await browser.open(SMALL);
    running.dispose();
    await expect((async () => running.run(Float32Array.of(1)))()).rejects.toThrow(/the browser/);
  });
});

describe('without a browser', () => {
  it('it is missing, with what brings it', async () => {
    vi.stubEnv('RVW_CHROMIUM', '/nowhere/chromium');
    expect(await browser.availability()).toEqual({
      state: 'missing',
      why: 'there is no Chromium on this machine',
      mend: CHROMIUM_MEND,
    });
  });

  it('what does not start says so in a line', async () => {
    vi.stubEnv('RVW_CHROMIUM', process.execPath);
    const opening = browser.open(SMALL);
    await expect(opening).rejects.toBeInstanceOf(UserError);
    await expect(opening).rejects.toThrow(/runtime "browser" does not start: .*--runtime/);
  });
});
