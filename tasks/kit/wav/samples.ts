import type { Coding } from './codings.js';

/** Codings in which every sample stands on its own. */
export type PlainCoding = Exclude<Coding, 'IMA ADPCM'>;

/** Reads one sample, in the range of -1 to 1 that integers are scaled to. */
type SampleReader = (view: DataView, at: number) => number;

/** The reader for samples of a coding. */
export function sampleReader(coding: PlainCoding, bits: number, bigEndian: boolean): SampleReader {
  const little = !bigEndian;
  switch (coding) {
    case 'A-law':
      return (view, at) => A_LAW[view.getUint8(at)]!;
    case 'µ-law':
      return (view, at) => MU_LAW[view.getUint8(at)]!;
    case 'floating point':
      return bits === 64
        ? (view, at) => view.getFloat64(at, little)
        : (view, at) => view.getFloat32(at, little);
    case 'integers':
      return integerReader(bits, little);
  }
}

function integerReader(bits: number, little: boolean): SampleReader {
  // Integers of 8 bits are unsigned, all others signed.
  if (bits === 8) return (view, at) => (view.getUint8(at) - 2 ** 7) / 2 ** 7;
  if (bits === 16) return (view, at) => view.getInt16(at, little) / 2 ** 15;
  if (bits === 32) return (view, at) => view.getInt32(at, little) / 2 ** 31;
  return little
    ? (view, at) => (view.getUint16(at, true) + view.getInt8(at + 2) * 2 ** 16) / 2 ** 23
    : (view, at) => (view.getUint16(at + 1) + view.getInt8(at) * 2 ** 16) / 2 ** 23;
}

/** The 256 samples of A-law (ITU-T G.711): 13 bits, in the upper part of 16. */
const A_LAW = Float32Array.from({ length: 256 }, (_, code) => {
  const turned = code ^ 0x55;
  const segment = (turned >> 4) & 7;
  const step = ((turned & 15) << 4) + 8;
  const size = segment === 0 ? step : (step + 0x100) << (segment - 1);
  return (turned & 0x80 ? size : -size) / 2 ** 15;
});

/** The 256 samples of µ-law (ITU-T G.711): 14 bits, in the upper part of 16. */
const MU_LAW = Float32Array.from({ length: 256 }, (_, code) => {
  const turned = ~code;
  const size = ((((turned & 15) << 3) + 0x84) << ((turned >> 4) & 7)) - 0x84;
  return (turned & 0x80 ? -size : size) / 2 ** 15;
});
