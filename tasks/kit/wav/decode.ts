import type { Bytes } from '../regular-file.js';
import { Refusal, viewOf } from './bytes.js';
import type { SoundPlace } from './chunks.js';
import type { Format } from './format.js';
import { addBlock, samplesInBlock } from './ima-adpcm.js';
import { sampleReader, type PlainCoding } from './samples.js';

/** Bytes that are read at a time: a long recording is never in memory as it lies in its file. */
const PIECE = 1 << 18;

/** How many samples of each channel there are; what is cut off within one does not count. */
export function countSamples({ length }: SoundPlace, { coding, blockAlign, channels }: Format): number {
  const blocks = Math.floor(length / blockAlign);
  if (coding !== 'IMA ADPCM') return blocks;
  const inLast = samplesInBlock(length - blocks * blockAlign, channels);
  return blocks * samplesInBlock(blockAlign, channels) + inLast;
}

/**
 * Decodes the sound, mixed down to one channel.
 *
 * @param count as {@link countSamples} gives it
 * @returns `count` samples, each in [-1, 1]; what is no number is silence
 */
export function decodeMono(
  bytes: Bytes,
  sound: SoundPlace,
  count: number,
  format: Format,
  bigEndian: boolean,
): Float32Array {
  const mono = new Float32Array(count);
  const { coding } = format;
  const decodePiece = coding === 'IMA ADPCM' ? blockDecoder(format) : plainDecoder(coding, format, bigEndian);
  const whole = Math.max(1, Math.floor(PIECE / format.blockAlign)) * format.blockAlign;
  let done = 0;
  for (let from = 0; from < sound.length && done < count; from += whole) {
    const wanted = Math.min(whole, sound.length - from);
    const piece = bytes.read(sound.at + from, wanted);
    if (piece.length < wanted) throw new Refusal('became shorter while it was read');
    done = decodePiece(viewOf(piece), mono, done);
  }
  return mono;
}

/** Decodes a piece into the samples from a place on, and says where the next piece goes. */
type PieceDecoder = (piece: DataView, mono: Float32Array, from: number) => number;

function plainDecoder(
  coding: PlainCoding,
  { bits, channels, blockAlign }: Format,
  bigEndian: boolean,
): PieceDecoder {
  const sample = sampleReader(coding, bits, bigEndian);
  const width = bits / 8;
  return (piece, mono, from) => {
    const count = Math.floor(piece.byteLength / blockAlign);
    for (let at = 0; at < count; at++) {
      let sum = 0;
      for (let channel = 0; channel < channels; channel++) {
        sum += sample(piece, at * blockAlign + channel * width);
      }
      mono[from + at] = limit(sum / channels);
    }
    return from + count;
  };
}

function blockDecoder({ channels, blockAlign }: Format): PieceDecoder {
  return (piece, mono, from) => {
    let to = from;
    for (let at = 0; at < piece.byteLength; at += blockAlign) {
      const length = Math.min(blockAlign, piece.byteLength - at);
      const block = new DataView(piece.buffer, piece.byteOffset + at, length);
      const part = mono.subarray(to, to + samplesInBlock(length, channels));
      // What is left of a last block may be less than its header.
      if (part.length === 0) break;
      for (let channel = 0; channel < channels; channel++) addBlock(block, channel, channels, part);
      for (let sample = 0; sample < part.length; sample++) part[sample]! /= channels * 2 ** 15;
      to += part.length;
    }
    return to;
  };
}

/** Floating-point files may hold anything; what is no number is silence. */
export function limit(value: number): number {
  return Number.isNaN(value) ? 0 : Math.min(1, Math.max(-1, value));
}
