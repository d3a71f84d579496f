import type { CompiledNetwork, OpenedNetwork, Region } from './compiled-network.js';

/**
 * Gets a compiled network ready to run. It names nothing outside of itself and uses no API of Node, so that it runs in a
 * page as well; under a Content-Security-Policy it needs `'wasm-unsafe-eval'` in `script-src`.
 *
 * @param network what `compileNetwork` made
 * @throws WebAssembly.CompileError where 128-bit SIMD is missing, or the bytes are damaged
 * @example
 * const { run } = await openCompiled(network);
 * const [probabilities] = run(pixels);
 */
export async function openCompiled(network: CompiledNetwork): Promise<OpenedNetwork> {
  // Of a copy it is certain that no other thread writes to it.
  const module = await WebAssembly.compile(new Uint8Array(network.bytes));
  // Functions that WebAssembly has no instruction for.
  const math = { exp: Math.exp, expm1: Math.expm1, tanh: Math.tanh };
  const { exports } = await WebAssembly.instantiate(module, { math });
  const { memory, run } = exports as { memory: WebAssembly.Memory; run: () => void };
  const view = ({ offset, length }: Region): Float32Array => new Float32Array(memory.buffer, offset, length);
  for (const { offset, values } of network.constants) view({ offset, length: values.length }).set(values);
  const given = view(network.input);
  const outputs = network.outputs.map(view);
  return {
    run: (input) => {
      if (input.length !== given.length)
        throw new RangeError(`${input.length} numbers for 1 inputs of ${given.length}`);
      given.set(input);
      run();
      return outputs.map((values) => values.slice());
    },
  };
}
