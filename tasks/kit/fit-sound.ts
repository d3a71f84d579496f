/**
 * Makes a sound of a length from one of any length, with the middle of its energy as near to the middle as it goes.
 *
 * - A shorter sound is kept whole, with silence before and behind it.
 * - A longer sound loses its ends: what stays is the stretch around the centre of its energy.
 * - A sound of exactly the length stays as it is.
 *
 * Samples beyond [-1, 1] are clipped.
 *
 * @param length samples of the sound that is wanted
 */
export function fitSound(samples: Float32Array, length: number): Float32Array {
  const spare = samples.length - length;
  const wanted = Math.round(centreOfEnergy(samples) - length / 2);
  const start = Math.min(Math.max(wanted, Math.min(0, spare)), Math.max(0, spare));
  return cutSound(samples, start, length);
}

/**
 * The stretch of a sound that begins at `start`; where the sound has nothing, silence.
 *
 * @param start sample of the sound that the stretch begins with; negative for silence first
 */
export function cutSound(samples: Float32Array, start: number, length: number): Float32Array {
  const stretch = new Float32Array(length);
  const from = Math.max(0, start);
  const to = Math.min(samples.length, start + length);
  for (let at = from; at < to; at++) stretch[at - start] = Math.min(1, Math.max(-1, samples[at]!));
  return stretch;
}

/** Where half the energy of a sound lies on average, in samples; the middle where there is none. */
export function centreOfEnergy(samples: Float32Array): number {
  let energy = 0;
  let moment = 0;
  samples.forEach((sample, at) => {
    energy += sample * sample;
    moment += sample * sample * at;
  });
  return energy > 0 ? moment / energy : samples.length / 2;
}
