import { Refusal } from './bytes.js';
import { CODINGS, namedCoding, type Coding } from './codings.js';

/** How the samples of a file are written. */
export interface Format {
  readonly coding: Coding;
  readonly channels: number;
  readonly rate: number;
  /** Bits that a sample takes in the file. */
  readonly bits: number;
  /** Bits of them that the recorder filled: the upper ones. */
  readonly validBits: number;
  /** Bytes of one sample of all channels together; of IMA ADPCM, of one block. */
  readonly blockAlign: number;
}

/** Rates that a recording of speech may have: from half of a telephone's to a studio's. */
const RATES = { lowest: 4_000, highest: 384_000 } as const;

/** More channels than this is no recording of a word but a damaged header. */
const MOST_CHANNELS = 32;

/** The code that says that the real one stands further back, with the bits that are valid. */
const EXTENSIBLE = 0xfffe;

/** What follows the code of the coding in the sub-format of an extensible header (Microsoft's `KSDATAFORMAT_SUBTYPE`). */
const SUB_FORMAT_END = '0000-0010-8000-00aa00389b71';

/** Bytes of the plain header, of the extensible one, and of what the extensible one adds. */
const PLAIN_BYTES = 16;
const EXTENSIBLE_BYTES = 40;
const EXTENSION_BYTES = 22;

/**
 * Reads and checks the `fmt ` chunk.
 *
 * @throws Refusal for a coding that is not read, and for what cannot be true
 */
export function readFormat(view: DataView, bigEndian: boolean): Format {
  if (view.byteLength < PLAIN_BYTES) {
    throw new Refusal(
      `is no readable WAV file (its fmt chunk has ${view.byteLength} bytes, expected ${PLAIN_BYTES})`,
    );
  }
  const number = (at: number): number => view.getUint16(at, !bigEndian);
  const channels = number(2);
  const rate = view.getUint32(4, !bigEndian);
  const blockAlign = number(12);
  const bits = number(14);
  const extensible = number(0) === EXTENSIBLE;
  const code = extensible ? subFormat(view, bigEndian) : number(0);
  const coding = CODINGS.get(code);
  if (!coding || (extensible && coding === 'IMA ADPCM')) {
    const where = extensible ? ' in an extensible header' : '';
    throw new Refusal(
      `is coded as ${namedCoding(code)}${where}, expected integers, floating point, A-law, µ-law or IMA ADPCM`,
    );
  }
  // Recorders that leave the valid bits at zero mean all of them.
  const validBits = (extensible && coding === 'integers' && number(18)) || bits;
  const format = { coding, channels, rate, bits, validBits, blockAlign };
  check(format);
  if (coding === 'IMA ADPCM') checkBlocks(format, view.byteLength >= 20 ? number(18) : undefined);
  return format;
}

/** The code of the coding in an extensible header. */
function subFormat(view: DataView, bigEndian: boolean): number {
  if (view.byteLength < EXTENSIBLE_BYTES || view.getUint16(16, !bigEndian) < EXTENSION_BYTES) {
    throw new Refusal('has an extensible header that is cut off: its sub-format is missing');
  }
  const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
  const bytes = (from: number, to: number): string =>
    Array.from({ length: to - from }, (_, at) => hex(view.getUint8(from + at), 2)).join('');
  const code = view.getUint32(24, !bigEndian);
  const short = (at: number): string => hex(view.getUint16(at, !bigEndian), 4);
  const rest = `${short(28)}-${short(30)}-${bytes(32, 34)}-${bytes(34, 40)}`;
  if (code > 0xffff || rest !== SUB_FORMAT_END) {
    throw new Refusal(`has the sub-format ${hex(code, 8)}-${rest}, which is none of a known coding`);
  }
  return code;
}

/** Bits that a sample of each coding may have. */
const BITS: Readonly<Record<Coding, readonly number[]>> = {
  integers: [8, 16, 24, 32],
  'floating point': [32, 64],
  'A-law': [8],
  'µ-law': [8],
  'IMA ADPCM': [4],
};

function check({ coding, channels, rate, bits, validBits, blockAlign }: Format): void {
  if (channels < 1 || channels > MOST_CHANNELS) {
    throw new Refusal(`says that it has ${channels} channels, expected 1 to ${MOST_CHANNELS}`);
  }
  if (rate < RATES.lowest || rate > RATES.highest) {
    throw new Refusal(`says that its rate is ${rate} Hz, expected ${RATES.lowest} to ${RATES.highest}`);
  }
  if (!BITS[coding].includes(bits)) {
    throw new Refusal(`has samples of ${bits} bits as ${coding}, expected ${BITS[coding].join(', ')}`);
  }
  if (validBits > bits) throw new Refusal(`says that ${validBits} of its ${bits} bits are valid`);
  const expected = (channels * bits) / 8;
  if (coding !== 'IMA ADPCM' && blockAlign !== expected) {
    throw new Refusal(
      `says that a sample takes ${blockAlign} bytes, expected ${expected}: ${channels} times ${bits} bits`,
    );
  }
}

/** A block of IMA ADPCM begins with four bytes a channel; behind them, each four bytes are of one channel. */
function checkBlocks({ channels, blockAlign }: Format, stated: number | undefined): void {
  const unit = 4 * channels;
  if (blockAlign < unit || blockAlign % unit !== 0) {
    throw new Refusal(
      `says that its blocks of IMA ADPCM have ${blockAlign} bytes, expected a multiple of ${unit}`,
    );
  }
  const expected = (blockAlign / unit - 1) * 8 + 1;
  if (stated !== undefined && stated !== expected) {
    throw new Refusal(
      `says that its blocks of ${blockAlign} bytes hold ${stated} samples, expected ${expected}`,
    );
  }
}
