import wavefile from 'wavefile';
import { expect, it } from 'vitest';

import { soundHtml } from './sound.js';

const tone = Int16Array.from({ length: 8000 }, (_, at) => 9000 * Math.sin(at / 5));

function played(sound: string): string {
  return /src="([^"]+)"/.exec(soundHtml(sound, 'a tone').text)![1]!;
}

it('plays 16 bits a sample as 8, at the same rate, and the same to hear', () => {
  const wave = new wavefile.WaveFile();
  wave.fromScratch(1, 16_000, '16', tone);
  const before = wave.toDataURI();
  const after = played(before);
  expect(after.length).toBeLessThan(0.51 * before.length);
  const heard = new wavefile.WaveFile();
  heard.fromDataURI(after);
  expect(heard.fmt).toMatchObject({ audioFormat: 7, sampleRate: 16_000, bitsPerSample: 8 });
  heard.fromMuLaw();
  const samples = heard.getSamples(false, Int16Array) as unknown as Int16Array;
  const power = tone.reduce((sum, sample) => sum + sample ** 2, 0);
  const lost = tone.reduce((sum, sample, at) => sum + (sample - samples[at]!) ** 2, 0);
  expect(10 * Math.log10(power / lost)).toBeGreaterThan(30);
});

it('leaves what is small already, and what it cannot read, as it is', () => {
  const wave = new wavefile.WaveFile();
  wave.fromScratch(1, 8000, '16', tone);
  wave.toMuLaw();
  for (const sound of [wave.toDataURI(), 'data:audio/wav;base64,AAAA']) expect(played(sound)).toBe(sound);
});
