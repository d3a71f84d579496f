import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import wavefile from 'wavefile';

import { UserError } from '../contract/index.js';
import { readWav } from './wav.js';

const RATE = 16_000;

/** A tone of 400 Hz at half amplitude, as a file of the given kind. */
function toneFile(bits: string, { rate = RATE, channels = 1, seconds = 0.1 } = {}): Uint8Array {
  const scale = { '8': 127, '16': 2 ** 15, '24': 2 ** 23, '32': 2 ** 31 }[bits] ?? 1;
  const zero = bits === '8' ? 128 : 0;
  const tone = Array.from(
    { length: Math.round(rate * seconds) },
    (_, at) => 0.5 * scale * Math.sin((2 * Math.PI * 400 * at) / rate) + zero,
  );
  const wave = new wavefile.WaveFile();
  wave.fromScratch(
    channels,
    rate,
    bits,
    Array.from({ length: channels }, () => tone),
  );
  return wave.toBuffer();
}

const expectTone = (samples: Float32Array, tolerance: number): void => {
  const middle = samples.subarray(200, samples.length - 200);
  middle.forEach((sample, at) => {
    const wanted = 0.5 * Math.sin((2 * Math.PI * 400 * (at + 200)) / RATE);
    if (Math.abs(sample - wanted) > tolerance) expect(sample).toBeCloseTo(wanted, 5);
  });
};

describe('readWav', () => {
  it.each(['8', '16', '24', '32', '32f', '64'])('reads %s bits', (bits) => {
    const { samples, notes } = readWav(toneFile(bits), 'tone.wav');
    expect(samples).toHaveLength(1600);
    expectTone(samples, bits === '8' ? 0.01 : 0.0001);
    expect(notes).toHaveLength(bits === '16' ? 0 : 1);
  });

  it.each([8000, 11025, 22050, 44100, 48000])('resamples %i Hz and says so', (rate) => {
    const { samples, notes } = readWav(toneFile('16', { rate }), 'tone.wav');
    expect(Math.abs(samples.length - 1600)).toBeLessThanOrEqual(1);
    expectTone(samples, 0.005);
    expect(notes).toEqual([`resampled from ${rate} Hz`]);
  });

  it('mixes stereo down and says so', () => {
    const { samples, notes } = readWav(toneFile('16', { channels: 2 }), 'tone.wav');
    expectTone(samples, 0.0001);
    expect(notes).toEqual(['mixed down from 2 channels']);
  });

  it.each(['toALaw', 'toMuLaw'] as const)('decodes %s', (convert) => {
    const wave = new wavefile.WaveFile(toneFile('16'));
    wave[convert]();
    expectTone(readWav(wave.toBuffer(), 'tone.wav').samples, 0.03);
  });

  it('reads a cut file as far as it goes, and says so', () => {
    const { samples, notes } = readWav(toneFile('16').subarray(0, 1044), 'tone.wav');
    expect(samples).toHaveLength(500);
    expect(notes).toEqual(['cut off; read as far as it goes']);
  });

  it('takes what is no number in a floating-point file for silence', () => {
    const file = toneFile('32f');
    new DataView(file.buffer).setFloat32(file.length - 4, NaN, true);
    new DataView(file.buffer).setFloat32(file.length - 8, Infinity, true);
    const { samples } = readWav(file, 'tone.wav');
    expect(samples.at(-1)).toBe(0);
    expect(samples.at(-2)).toBe(1);
  });

  it('does not change what it is given', () => {
    const file = toneFile('24', { rate: 8000, channels: 2 });
    const before = file.slice();
    readWav(file, 'tone.wav');
    expect(file).toEqual(before);
  });

  const changed = (change: (view: DataView) => void): Uint8Array => {
    const file = toneFile('16');
    change(new DataView(file.buffer));
    return file;
  };

  it.each([
    ['nothing at all', new Uint8Array(), /empty: 0 bytes/],
    ['a header alone', toneFile('16').subarray(0, 44), /holds no sound/],
    ['half a header', toneFile('16').subarray(0, 30), /no readable WAV file/],
    [
      'another kind of file',
      new TextEncoder().encode('ID3 this is not sound at all, whatever its name is'),
      /no readable/,
    ],
    ['no channels', changed((view) => view.setUint16(22, 0, true)), /0 channels/],
    ['a rate of zero', changed((view) => view.setUint32(24, 0, true)), /rate is 0 Hz/],
    ['13 bits', changed((view) => view.setUint16(34, 13, true)), /13/],
    ['a format of another codec', changed((view) => view.setUint16(20, 85, true)), /coded as 85/],
  ])('refuses %s by name', (_, bytes, message) => {
    expect(() => readWav(bytes, 'seven/bad.wav')).toThrow(UserError);
    expect(() => readWav(bytes, 'seven/bad.wav')).toThrow(/^seven\/bad\.wav /);
    expect(() => readWav(bytes, 'seven/bad.wav')).toThrow(message);
  });

  it.each([0, 0xffff_ffff])(
    'reads to the end where the header states %i as the length, and says so',
    (length) => {
      const file = toneFile('16');
      new DataView(file.buffer).setUint32(40, length, true);
      const { samples, notes } = readWav(file, 'tone.wav');
      expect(samples).toHaveLength(1600);
      expectTone(samples, 0.0001);
      expect(notes).toEqual(['without a length in the header; read to the end']);
    },
  );

  it.each([
    ['32f', 'floating point'],
    ['64', 'floating point'],
    ['8a', 'A-law'],
    ['8m', 'µ-law'],
    ['24', '24 bits'],
  ])('says what it was converted from: %s', (bits, coding) => {
    const wave = new wavefile.WaveFile(toneFile(bits.startsWith('8') ? '16' : bits));
    if (bits === '8a') wave.toALaw();
    if (bits === '8m') wave.toMuLaw();
    expect(readWav(wave.toBuffer(), 'tone.wav').notes).toContain(`converted from ${coding}`);
  });

  it('reads what is there of a last block of IMA ADPCM, however little it is', () => {
    // The library writes this coding at 8 kHz alone; what is resampled would differ where it ends.
    const wave = new wavefile.WaveFile(toneFile('16', { rate: 8000 }));
    wave.toIMAADPCM();
    const file = wave.toBuffer();
    new DataView(file.buffer).setUint32(24, RATE, true);
    const { samples: whole, notes: codings } = readWav(file, 'tone.wav');
    expect(codings).toEqual(['converted from IMA ADPCM']);
    for (const cut of [1, 200, 252, 253, 255]) {
      const { samples, notes } = readWav(file.subarray(0, file.length - cut), 'tone.wav');
      expect(samples.length).toBeLessThan(whole.length);
      expect(samples).toEqual(whole.subarray(0, samples.length));
      expect(notes[0]).toBe('cut off; read as far as it goes');
    }
  });

  it.each([
    [2 * 3600 * 16_000, 16_000, 'is 7200 seconds long'],
    [2 ** 26 + 1, 48_000, 'has 67108865 samples a channel'],
  ])('refuses %i samples at %i Hz by the header, and reads no more of them', (count, rate, message) => {
    const header = changed((view) => {
      view.setUint32(24, rate, true);
      view.setUint32(40, count * 2, true);
    });
    let reached = 0;
    const read = (at: number, length: number): Uint8Array => {
      reached = Math.max(reached, at >= 44 + count * 2 ? 0 : at + length);
      return header.subarray(at, Math.min(44, at + length));
    };
    expect(() => readWav({ size: 44 + count * 2, read }, 'long.wav')).toThrow(message);
    expect(reached).toBeLessThan(100);
  });

  it('reads a file piece by piece', () => {
    const file = toneFile('24', { channels: 2, seconds: 6 });
    let largest = 0;
    const read = (at: number, length: number): Uint8Array => {
      largest = Math.max(largest, length);
      return file.subarray(at, at + length);
    };
    expect(readWav({ size: file.length, read }, 'long.wav')).toEqual(readWav(file, 'long.wav'));
    expect(largest).toBeLessThan(file.length / 2);
  });

  it('refuses a file that becomes shorter while it is read', () => {
    const file = toneFile('16');
    const read = (at: number, length: number) => file.subarray(at, Math.min(1000, at + length));
    expect(() => readWav({ size: file.length, read }, 'tone.wav')).toThrow(/became shorter/);
  });

  it('refuses chunks without end', () => {
    const junk = new TextEncoder().encode('JUNK\0\0\0\0'.repeat(1001));
    const file = Uint8Array.from([
      ...toneFile('16').subarray(0, 12),
      ...junk,
      ...toneFile('16').subarray(12),
    ]);
    expect(() => readWav(file, 'tone.wav')).toThrow(/more than 1000 chunks/);
  });

  it('names a file on one line, whatever its name is and its bytes are', () => {
    for (const bytes of [
      new Uint8Array(),
      new TextEncoder().encode('\n\n\r\n'),
      toneFile('16').subarray(0, 44),
    ]) {
      expect(() => readWav(bytes, 'seven/a\nb\u2028\u001b[2J.wav')).toThrow(
        /^seven\/a\\nb\\u\{2028\}\\u\{1b\}\[2J\.wav [^\n\r]*$/,
      );
    }
  });

  it('never does anything but read or refuse, whatever the bytes', () => {
    const whole = toneFile('16', { seconds: 0.02 });
    const damaged = fc
      .array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 255 })), { maxLength: 8 })
      .chain((edits) =>
        fc.integer({ min: 0, max: whole.length }).map((length) => {
          const file = whole.slice(0, length);
          for (const [at, value] of edits) if (at < file.length) file[at] = value;
          return file;
        }),
      );
    fc.assert(
      fc.property(fc.oneof(damaged, fc.uint8Array({ maxLength: 200 })), (bytes) => {
        try {
          const { samples } = readWav(bytes, 'fuzz.wav');
          expect(samples.every((sample) => sample >= -1 && sample <= 1)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
      { numRuns: 500 },
    );
  });
});
