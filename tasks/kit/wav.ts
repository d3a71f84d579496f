import { UserError } from '../contract/index.js';
import { oneLine } from './one-line.js';
import { resample } from './resample.js';
import type { Bytes } from './regular-file.js';
import { inMemory, Refusal } from './wav/bytes.js';
import { findSound } from './wav/chunks.js';
import { countSamples, decodeMono, limit } from './wav/decode.js';
import { readFormat, type Format } from './wav/format.js';

/** A sound as it was read, and what was done to it on the way. */
export interface WavSound {
  /** Mono at the rate that was asked for, each sample in [-1, 1]. */
  readonly samples: Float32Array;
  /** What was converted, in words, for example `resampled from 44100 Hz`; empty where nothing was. */
  readonly notes: readonly string[];
}

/** The rate that a sound is read at where none is named: what speech needs. */
const SPEECH_RATE = 16_000;

/** A longer recording is no example, and would not fit into memory beside thousands of others. */
const LONGEST_SECONDS = 3_600;

/** More samples of each channel than an hour at 16 kHz has would take half a gigabyte, whatever their rate. */
const MOST_SAMPLES = 2 ** 26;

/**
 * Reads a WAV file of the kinds that are met in practice: RIFF, RIFX, RF64 or BW64; 8, 16, 24 or 32 bits, 32- or 64-bit
 * floating point, A-law, µ-law or IMA ADPCM, whether the header is plain or extensible; up to 32 channels, mixed down;
 * any rate, resampled to the one wanted. A file that was cut off, or written as a stream without a length, is read as far as it
 * goes. Whatever was changed stands in the notes.
 *
 * What is read is decided by the header alone, and before the sound is touched.
 *
 * @param file the whole file, or what reads from it
 * @param name how an error names the file
 * @param wanted samples a second of what is given
 * @throws UserError for a file that is no WAV file, is coded in another way, holds no sound, or whose header cannot be
 *   true
 * @example
 * const { samples, notes } = readWav(await readFile('seven.wav'), 'seven.wav');
 */
export function readWav(file: Uint8Array | Bytes, name: string, wanted = SPEECH_RATE): WavSound {
  const bytes = file instanceof Uint8Array ? inMemory(file) : file;
  if (bytes.size === 0) throw new UserError(`${oneLine(name)} is empty: 0 bytes; record or copy it again`);
  try {
    return read(bytes, wanted);
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    throw new UserError(`${oneLine(name)} ${cause.message}; replace or remove it`, { cause });
  }
}

function read(bytes: Bytes, wanted: number): WavSound {
  const { bigEndian, format: header, sound } = findSound(bytes);
  const format = readFormat(header, bigEndian);
  const { channels, rate } = format;
  const count = countSamples(sound, format);
  if (count < 1) throw new Refusal('holds no sound: its header is followed by 0 samples');
  if (count > rate * LONGEST_SECONDS) {
    throw new Refusal(`is ${Math.round(count / rate)} seconds long, no recording of a word`);
  }
  if (count > MOST_SAMPLES) {
    throw new Refusal(`has ${count} samples a channel, expected at most ${MOST_SAMPLES}`);
  }
  const notes: string[] = [];
  if (sound.note) notes.push(sound.note);
  const written = describe(format);
  if (written) notes.push(`converted from ${written}`);
  if (channels > 1) notes.push(`mixed down from ${channels} channels`);
  if (rate !== wanted) notes.push(`resampled from ${rate} Hz`);

  const mono = decodeMono(bytes, sound, count, format, bigEndian);
  if (rate === wanted) return { samples: mono, notes };
  const samples = resample(mono, rate, wanted);
  for (let at = 0; at < samples.length; at++) samples[at] = limit(samples[at]!);
  return { samples, notes };
}

/** How the samples were written, in words; undefined for the usual 16 bits. */
function describe({ coding, bits, validBits }: Format): string | undefined {
  if (coding !== 'integers') return coding;
  if (validBits !== bits) return `${validBits} bits in ${bits}`;
  return bits === 16 ? undefined : `${bits} bits`;
}
