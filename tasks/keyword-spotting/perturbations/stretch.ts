/** Samples of a window: 32 ms, which hold a low voice's period three times. */
const WINDOW = 512;

/** Windows overlap by half. */
const HOP = WINDOW / 2;

/** How far a window may be moved to fit what came before: 10 ms either way, a period of a low voice. */
const REACH = 160;

/** Every second sample tells enough of how alike two stretches are. */
const STEP = 2;

/** Windows of this form add up to one where they overlap by half. */
const HANN = Float64Array.from(
  { length: WINDOW },
  (_, at) => 0.5 - 0.5 * Math.cos((2 * Math.PI * at) / WINDOW),
);

/**
 * Makes a sound at 16 kHz longer or shorter in the same voice: windows of it are laid over each other at another distance,
 * each moved to where it goes on as the one before did (Verhelst and Roelands 1993, "An overlap-add technique based on waveform
 * similarity (WSOLA) for high quality time-scale modification of speech").
 *
 * @param factor of the length, above 0: 2 is half as fast
 * @returns `round(sound.length * factor)` samples
 */
export function stretch(sound: Float32Array, factor: number): Float32Array {
  // Silence around it: no window has to be asked whether it reaches beyond.
  const padded = new Float32Array(sound.length + 2 * MARGIN);
  padded.set(sound, MARGIN);
  const result = new Float32Array(Math.round(sound.length * factor));
  let last = MARGIN - HOP;
  for (let to = -HOP; to < result.length; to += HOP) {
    // What would follow if nothing were stretched is what the window should look like.
    const near = MARGIN + Math.round(to / factor);
    const from = to === -HOP ? last : mostAlike(padded, near, last + HOP);
    for (let at = Math.max(0, -to); at < Math.min(WINDOW, result.length - to); at++)
      result[to + at] = result[to + at]! + HANN[at]! * padded[from + at]!;
    last = from;
  }
  return result;
}

/** Farther than any window reaches beyond the sound. */
const MARGIN = WINDOW + HOP + REACH;

/** The place around `near` where the sound is most like that at `wanted`; the nearest of equals. */
function mostAlike(padded: Float32Array, near: number, wanted: number): number {
  let best = near;
  let most = -Infinity;
  for (let away = 0; away <= 2 * REACH; away += STEP) {
    // From the middle outwards: 0, -2, 2, -4, 4 …
    const place = near + (away % (2 * STEP) === 0 ? away / 2 : -(away + STEP) / 2);
    let alike = 0;
    for (let at = 0; at < WINDOW; at += STEP) alike += padded[place + at]! * padded[wanted + at]!;
    if (alike > most) [best, most] = [place, alike];
  }
  return best;
}
