import wavefile from 'wavefile';

import type { Sound } from '../../../tasks/contract/index.js';

/**
 * A sound as a data URI of a WAV file of 16 bits, which every browser plays: two bytes a sample, and a third on top.
 *
 * @example
 * soundUri({ samples: new Float32Array(16_000), rate: 16_000 }); // 43 kB: 'data:audio/wav;base64,UklGR…'
 */
export function soundUri({ samples, rate }: Sound): string {
  const wave = new wavefile.WaveFile();
  wave.fromScratch(
    1,
    rate,
    '16',
    Int16Array.from(samples, (sample) => Math.round(Math.min(1, Math.max(-1, sample)) * 0x7fff)),
  );
  return `data:audio/wav;base64,${Buffer.from(wave.toBuffer()).toString('base64')}`;
}
