import wavefile from 'wavefile';

import { UserError } from '../contract/index.js';
import { SAMPLE_RATE } from './clip.js';
import { resample } from '../kit/resample.js';

/** A sound as it was read, and what was done to it on the way. */
export interface WavSound {
  /** Mono at 16 kHz, each sample in [-1, 1]. */
  readonly samples: Float32Array;
  /** What was converted, in words, for example `resampled from 44100 Hz`; empty where nothing was. */
  readonly notes: readonly string[];
}

/** Rates that a recording of speech may have: from half of a telephone's to a studio's. */
const RATES = { lowest: 4_000, highest: 384_000 } as const;

/** More channels than this is no recording of a word but a damaged header. */
const MOST_CHANNELS = 32;

/** A longer recording is no word, and would not fit into memory beside thousands of others. */
const LONGEST_SECONDS = 3_600;

/** Integers, floating point, A-law, µ-law, IMA ADPCM, and the extended header for the first two (RFC 2361). */
const CODINGS: ReadonlySet<number> = new Set([1, 3, 6, 7, 17, 0xfffe]);

/** Half of the range of an integer sample, by the bits that its file says it has. */
const INTEGER_SCALE: Readonly<Record<string, number>> = {
  '8': 2 ** 7,
  '16': 2 ** 15,
  '24': 2 ** 23,
  '32': 2 ** 31,
};

/** Compressed forms that are decoded to 16 bits first. */
const COMPRESSED = { '4': 'fromIMAADPCM', '8a': 'fromALaw', '8m': 'fromMuLaw' } as const;

/**
 * Reads a WAV file of the kinds that are met in practice: 8, 16, 24 or 32 bits, 32- or 64-bit floating point, A-law,
 * µ-law or IMA ADPCM; any number of channels, mixed down; any rate, resampled to 16 kHz. A file that was cut off is
 * read as far as it goes. Whatever was changed stands in the notes.
 *
 * @param bytes the whole file
 * @param name how an error names the file
 * @throws UserError for a file that is no WAV file, holds no sound, or whose header cannot be true
 * @example
 * const { samples, notes } = readWav(await readFile('seven.wav'), 'seven.wav');
 */
export function readWav(bytes: Uint8Array, name: string): WavSound {
  const file = decode(bytes, name);
  const channels = mixable(file, name);
  const { rate } = file;
  const notes: string[] = [];
  if (file.missingBytes > 0) notes.push('cut off; read as far as it goes');
  if (file.bits !== '16') notes.push(`converted from ${describeBits(file.bits)}`);
  if (channels.length > 1) notes.push(`mixed down from ${channels.length} channels`);
  if (rate !== SAMPLE_RATE) notes.push(`resampled from ${rate} Hz`);

  const scale = INTEGER_SCALE[file.bits] ?? 1;
  // 8-bit files are unsigned, all others signed.
  const zero = file.bits === '8' ? scale : 0;
  const mono = Float32Array.from(channels[0]!, (_, at) => {
    const sum = channels.reduce((total, channel) => total + channel[at]! - zero, 0);
    return limit(sum / channels.length / scale);
  });
  return { samples: rate === SAMPLE_RATE ? mono : resample(mono, rate, SAMPLE_RATE).map(limit), notes };
}

/** Floating-point files may hold anything; what is no number is silence. */
const limit = (value: number): number => (Number.isNaN(value) ? 0 : Math.min(1, Math.max(-1, value)));

/** What the library found in the file. */
interface Decoded {
  readonly rate: number;
  readonly channelCount: number;
  /** The code of the coding in the header: see {@link CODINGS}. */
  readonly coding: number;
  readonly bits: string;
  readonly missingBytes: number;
  readonly channels: readonly Float64Array[];
}

/** The parts of the library's object that its own types leave open. */
interface Header {
  readonly fmt: { readonly audioFormat: number; readonly sampleRate: number; readonly numChannels: number };
  readonly data: { readonly chunkSize: number; readonly samples: Uint8Array };
}

function decode(bytes: Uint8Array, name: string): Decoded {
  if (bytes.length === 0) throw new UserError(`${name} is empty: 0 bytes; record or copy it again`);
  try {
    const wave = new wavefile.WaveFile();
    // The library writes into what it reads.
    wave.fromBuffer(bytes.slice());
    const header = wave as unknown as Header;
    const missingBytes = header.data.chunkSize - header.data.samples.length;
    const { audioFormat, sampleRate, numChannels } = header.fmt;
    if (wave.bitDepth in COMPRESSED) wave[COMPRESSED[wave.bitDepth as keyof typeof COMPRESSED]]();
    const samples = numChannels > MOST_CHANNELS ? [] : (wave.getSamples(false) as unknown);
    return {
      rate: sampleRate,
      channelCount: numChannels,
      coding: audioFormat,
      bits: wave.bitDepth,
      missingBytes,
      channels: Array.isArray(samples) ? (samples as Float64Array[]) : [samples as Float64Array],
    };
  } catch (cause) {
    throw new UserError(
      `${name} is no readable WAV file (${cause instanceof Error ? cause.message : 'damaged'}); replace or remove it`,
      { cause },
    );
  }
}

/** The channels of a file whose header can be true, all of one length. */
function mixable(file: Decoded, name: string): readonly Float64Array[] {
  const { rate, channelCount, coding, bits, channels } = file;
  const refuse = (what: string): never => {
    throw new UserError(`${name} ${what}; replace or remove it`);
  };
  if (channelCount < 1 || channelCount > MOST_CHANNELS) refuse(`says that it has ${channelCount} channels`);
  if (!(rate >= RATES.lowest && rate <= RATES.highest)) {
    refuse(`says that its rate is ${rate} Hz, expected ${RATES.lowest} to ${RATES.highest}`);
  }
  if (!CODINGS.has(coding))
    refuse(`is coded as ${coding}, expected plain samples, A-law, µ-law or IMA ADPCM`);
  if (!(bits in INTEGER_SCALE) && bits !== '32f' && bits !== '64') {
    refuse(`has samples of "${bits}" bits, expected 8, 16, 24, 32 or floating point`);
  }
  const length = Math.min(...channels.map((channel) => channel.length));
  if (length < 1) refuse('holds no sound: its header is followed by 0 samples');
  if (length > rate * LONGEST_SECONDS)
    refuse(`is ${Math.round(length / rate)} seconds long, no recording of a word`);
  return channels.map((channel) => channel.subarray(0, length));
}

function describeBits(bits: string): string {
  if (bits === '32f' || bits === '64') return 'floating point';
  return `${bits} bits`;
}
