import { bytesOf, joined, roundByChannel, scaled } from '../quantise.js';
import type { CompiledNetwork } from './compiled-network.js';

/** How a compiled network's numbers are kept in its packed form. */
export type PackedBits = 8 | 32;

/** What stands before the numbers. */
interface Header extends Omit<CompiledNetwork, 'bytes' | 'constants'> {
  readonly bits: PackedBits;
  readonly moduleLength: number;
  readonly constants: readonly { readonly offset: number; readonly columns: number; readonly rows: number }[];
}

/**
 * A compiled network as bytes, to be put into a page or a file: the length of a header, the header, the module, the numbers.
 *
 * @param bits 32 keeps every number. 8 rounds what stands in several rows, which are the kernels, as {@link roundByChannel} does;
 *   biases stay as they are. It is then the network with rounded weights.
 * @example
 * const page = Buffer.from(packCompiled(compileNetwork(graph), 8)).toString('base64');
 */
export function packCompiled(network: CompiledNetwork, bits: PackedBits): Uint8Array {
  const { bytes, constants, ...rest } = network;
  const header: Header = {
    ...rest,
    bits,
    moduleLength: bytes.length,
    constants: constants.map(({ offset, columns, values }) => ({
      offset,
      columns,
      rows: values.length / columns,
    })),
  };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const numbers = constants.flatMap(({ columns, values }) => {
    if (!isRounded(bits, values.length / columns)) return [bytesOf(values)];
    const { scales, integers } = roundByChannel(values, columns, 8);
    return [bytesOf(scales), bytesOf(integers)];
  });
  return joined([bytesOf(Uint32Array.of(text.length)), text, bytes, ...numbers]);
}

/**
 * Reads what {@link packCompiled} wrote. It uses no API of Node.
 *
 * @throws SyntaxError or RangeError when the bytes are damaged
 */
export function unpackCompiled(packed: Uint8Array): CompiledNetwork {
  let at = 0;
  const take = (length: number): Uint8Array => {
    if (at + length > packed.length)
      throw new RangeError(
        `a packed network is cut off: ${packed.length} bytes, at least ${at + length} expected`,
      );
    at += length;
    // A copy begins where numbers of four bytes may begin.
    return packed.slice(at - length, at);
  };
  const floats = (count: number): Float32Array => new Float32Array(take(4 * count).buffer);
  const [headerLength] = new Uint32Array(take(4).buffer);
  const { bits, moduleLength, constants, ...rest } = JSON.parse(
    new TextDecoder().decode(take(headerLength!)),
  ) as Header;
  return {
    ...rest,
    bytes: take(moduleLength),
    constants: constants.map(({ offset, columns, rows }) => {
      if (!isRounded(bits, rows)) return { offset, columns, values: floats(rows * columns) };
      const scales = floats(columns);
      const integers = new Int8Array(take(rows * columns).buffer);
      return { offset, columns, values: scaled(integers, scales) };
    }),
  };
}

const isRounded = (bits: PackedBits, rows: number): boolean => bits === 8 && rows > 1;
