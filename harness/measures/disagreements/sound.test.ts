import wavefile from 'wavefile';
import { describe, expect, it } from 'vitest';

import { soundUri } from './sound.js';

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
