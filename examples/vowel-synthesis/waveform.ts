/** Samples a second of what programs make: nothing above 5 kHz is judged. */
export const RATE = 12_000;

/** Samples of a quarter of a second. */
export const LENGTH = RATE / 4;

/** {@link LENGTH} samples as a WAV file holds them: whole numbers of 16 bits. */
export type Waveform = readonly number[];

/** The loudest sample, of 32,767. */
const PEAK = 20_000;

/** Samples over which a sound swells and fades, so that it does not click: ten milliseconds. */
const FADE = RATE / 100;

/** Makes a waveform of samples of any level. Both programs end with it. */
export function toWaveform(samples: ArrayLike<number>): Waveform {
  let loudest = 0;
  for (let at = 0; at < LENGTH; at++) loudest = Math.max(loudest, Math.abs(samples[at]!));
  const level = loudest > 0 ? PEAK / loudest : 0;
  return Array.from({ length: LENGTH }, (_, at) => {
    const swell = Math.min(1, (at + 1) / FADE, (LENGTH - at) / FADE);
    return Math.round(samples[at]! * level * swell);
  });
}
