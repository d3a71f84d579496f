import { compileNetwork } from '../compiled/compile.js';
import type { CompiledNetwork, Constants } from '../compiled/compiled-network.js';
import { openCompiled } from '../compiled/open.js';
import type { Graph } from '../graph/graph.js';
import { bytesOf } from '../quantise.js';
import { runOneByOne } from '../runtimes/one-by-one.js';
import type { Outputs, RunningNetwork } from '../runtimes/runtime.js';
import { openBrowserPage } from './chromium.js';

/** A network that runs in a browser. */
export interface NetworkInBrowser extends RunningNetwork {
  /**
   * Times decisions where they are made, without the way there and back.
   *
   * @param input one example, which is decided on again and again
   * @returns nanoseconds of one decision: the mean over so many, by the page's clock
   */
  timeInside(input: Float32Array, decisions: number): Promise<number>;
}

/**
 * Runs a compiled network in a page of a browser: the same bytes, opened by the same function as anywhere else.
 *
 * @param path of a Chromium
 * @throws Error when the browser does not start
 * @example
 * const running = await runInBrowser(graph, findChromium()!);
 * const outputs = await running.run(pixels);
 */
export async function runInBrowser(graph: Graph, path: string): Promise<NetworkInBrowser> {
  const network = compileNetwork(graph);
  const page = await openBrowserPage(path);
  const call = (name: keyof InPage, ...given: readonly unknown[]): Promise<unknown> =>
    page.evaluate(`${name}(${given.map((value) => JSON.stringify(value)).join()})`);
  try {
    await page.evaluate(
      `(${prepare.toString()})(${openCompiled.toString()}, ${runOneByOne.toString()}, ${JSON.stringify(asText(network))})`,
    );
  } catch (error) {
    page.close();
    throw error;
  }
  const runBatch = async (inputs: Float32Array, count: number): Promise<Outputs> => {
    const outputs = (await call('decide', base64Of(bytesOf(inputs)), count)) as string[];
    return outputs.map((text) => new Float32Array(new Uint8Array(Buffer.from(text, 'base64')).buffer));
  };
  return {
    run: (input) => runBatch(input, 1),
    runBatch,
    timeInside: async (input, decisions) =>
      (await call('timeDecisions', base64Of(bytesOf(input)), decisions)) as number,
    operatorCalls: network.operatorCalls,
    dispose: () => page.close(),
  };
}

/** A compiled network as plain JSON: its bytes and numbers in base64. */
interface NetworkText extends Omit<CompiledNetwork, 'bytes' | 'constants'> {
  readonly bytes: string;
  readonly constants: readonly (Omit<Constants, 'values'> & { readonly values: string })[];
}

const base64Of = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

const asText = (network: CompiledNetwork): NetworkText => ({
  ...network,
  bytes: base64Of(network.bytes),
  constants: network.constants.map((constants) => ({
    ...constants,
    values: base64Of(bytesOf(constants.values)),
  })),
});

/** What the page is asked: numbers come and go in base64, which keeps every bit of them. */
interface InPage {
  decide(inputs: string, count: number): string[];
  timeDecisions(input: string, decisions: number): number;
}

/** Runs in the page, and so knows nothing but what it is given. */
async function prepare(
  open: typeof openCompiled,
  oneByOne: typeof runOneByOne,
  text: NetworkText,
): Promise<void> {
  const bytesIn = (base64: string): Uint8Array =>
    Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const floatsIn = (base64: string): Float32Array => new Float32Array(bytesIn(base64).buffer);
  const textOf = ({ buffer, byteOffset, byteLength }: Float32Array): string =>
    btoa(
      Array.from(new Uint8Array(buffer, byteOffset, byteLength), (byte) => String.fromCharCode(byte)).join(
        '',
      ),
    );
  const { run } = await open({
    ...text,
    bytes: bytesIn(text.bytes),
    constants: text.constants.map(({ values, ...place }) => ({ ...place, values: floatsIn(values) })),
  });
  const inPage: InPage = {
    decide: (inputs, count) => oneByOne(run, floatsIn(inputs), count, text.input.length).map(textOf),
    timeDecisions: (input, decisions) => {
      const given = floatsIn(input);
      const start = performance.now();
      for (let left = decisions; left > 0; left--) run(given);
      return ((performance.now() - start) * 1e6) / decisions;
    },
  };
  Object.assign(globalThis, inPage);
}
