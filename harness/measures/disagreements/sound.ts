import wavefile from 'wavefile';

import type { Sound } from '../../../tasks/contract/index.js';

/**
 * A sound as a data URI of a WAV file of 16 bits, which every browser plays: two bytes a sample, and a third on top.
 *
 * @example
 * soundUri({ samples: new Float32Array(16_000), rate: 16_000 }); // 43 kB: 'data:audio/wav;base64,UklGR…'
 */
export function soundUri(sound: Sound): string {
  return uriOf(waveOf(sound));
}

/**
 * The same of 8 bits by μ-law (ITU-T G.711), as telephones send them: a byte a sample, and loud and soft sounds alike keep 38 dB
 * above what is lost.
 *
 * @example
 * smallSoundUri({ samples: new Float32Array(8000), rate: 8000 }); // 11 kB
 */
export function smallSoundUri(sound: Sound): string {
  const wave = waveOf(sound);
  wave.toMuLaw();
  return uriOf(wave);
}

function waveOf({ samples, rate }: Sound): wavefile.WaveFile {
  const wave = new wavefile.WaveFile();
  wave.fromScratch(
    1,
    rate,
    '16',
    Int16Array.from(samples, (sample) => Math.round(Math.min(1, Math.max(-1, sample)) * 0x7fff)),
  );
  return wave;
}

const uriOf = (wave: wavefile.WaveFile): string =>
  `data:audio/wav;base64,${Buffer.from(wave.toBuffer()).toString('base64')}`;
