import wavefile from 'wavefile';
import { describe, expect, it } from 'vitest';

import { smallSoundUri, soundUri } from './sound.js';

describe('soundUri', () => {
  it('is a WAV file with the same samples, cut off at full scale', () => {
    const uri = soundUri({ samples: Float32Array.of(0, 0.5, -1, 2), rate: 8_000 });
    expect(uri).toMatch(/^data:audio\/wav;base64,[A-Za-z0-9+/]+=*$/);
    const wave = new wavefile.WaveFile();
    wave.fromBuffer(Buffer.from(uri.slice(uri.indexOf(',') + 1), 'base64'));
    expect(wave.fmt).toMatchObject({ numChannels: 1, sampleRate: 8_000, bitsPerSample: 16 });
    expect([...wave.getSamples(false, Int16Array)]).toEqual([0, 16_384, -32_767, 32_767]);
  });

  it('takes 43 kB a second', () => {
    expect(soundUri({ samples: new Float32Array(16_000), rate: 16_000 }).length).toBeLessThan(43_000);
  });
});

describe('smallSoundUri', () => {
  const samples = Float32Array.from({ length: 8000 }, (_, at) => Math.sin(at / 5));

  it('takes a byte a sample', () => {
    expect(smallSoundUri({ samples, rate: 8000 }).length).toBeLessThan(11_000);
  });

  it.each([1, 0.03])('keeps a tone of an amplitude of %s', (amplitude) => {
    const tone = samples.map((sample) => amplitude * sample);
    const uri = smallSoundUri({ samples: tone, rate: 8000 });
    const wave = new wavefile.WaveFile();
    wave.fromBuffer(Buffer.from(uri.slice(uri.indexOf(',') + 1), 'base64'));
    expect(wave.fmt).toMatchObject({ audioFormat: 7, numChannels: 1, sampleRate: 8000, bitsPerSample: 8 });
    wave.fromMuLaw();
    const heard = wave.getSamples(false, Int16Array) as unknown as Int16Array;
    const [power, lost] = tone.reduce(
      ([sum, error], sample, at) => [sum + sample ** 2, error + (sample - heard[at]! / 0x7fff) ** 2],
      [0, 0],
    );
    expect(10 * Math.log10(power / lost)).toBeGreaterThan(30);
  });
});
