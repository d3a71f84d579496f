/** Zero crossings of the filter on either side: 24 make its slope 0.2 of the Nyquist rate wide. */
const ZERO_CROSSINGS = 24;

/** Steps of the filter's table between two zero crossings; values between them are interpolated. */
const STEPS = 256;

/** Shape of the Kaiser window: 8 puts its side lobes 80 dB down. */
const KAISER_BETA = 8;

/** The cut-off, as a share of the lower Nyquist rate: room for the filter's slope. */
const CUTOFF = 0.95;

/**
 * Changes the rate of a sound by a windowed sinc filter of any ratio (J. O. Smith and P. Gossett, A flexible
 * sampling-rate conversion method, 1984).
 *
 * The libraries for this on the registry were measured and either lose a quarter of the amplitude at 3 kHz or start
 * asynchronously; this also has to run in a page, for speed and pitch perturbations.
 *
 * @param samples a sound at the rate `from`
 * @param from samples a second, positive
 * @param to samples a second wanted, positive
 * @returns `round(samples.length * to / from)` samples; the same samples, copied, where the rates are equal
 * @example
 * resample(new Float32Array(8000), 8000, 16000).length; // 16000
 */
export function resample(samples: Float32Array, from: number, to: number): Float32Array {
  if (from === to) return samples.slice();
  const step = from / to;
  // Towards a lower rate the filter is as much wider as the rate is lower, so that nothing folds back.
  const cutoff = CUTOFF * Math.min(1, to / from);
  const reach = ZERO_CROSSINGS / cutoff;
  const result = new Float32Array(Math.round((samples.length * to) / from));
  if (Number.isInteger(step * MOST_PHASES)) return byPhases(samples, result, step, cutoff);
  for (let at = 0; at < result.length; at++) {
    const centre = at * step;
    const first = Math.max(0, Math.ceil(centre - reach));
    const last = Math.min(samples.length - 1, Math.floor(centre + reach));
    let sum = 0;
    for (let tap = first; tap <= last; tap++) {
      const place = Math.abs(tap - centre) * cutoff * STEPS;
      const below = Math.floor(place);
      const low = FILTER[below]!;
      sum += samples[tap]! * (low + (FILTER[below + 1]! - low) * (place - below));
    }
    result[at] = sum * cutoff;
  }
  return result;
}

/** Between rates such as 8 and 16 kHz new samples lie at a few places between the old ones, up to so many. */
const MOST_PHASES = 8;

/** The same to the bit, with what the samples weigh worked out once for every place: half the time. */
function byPhases(samples: Float32Array, result: Float32Array, step: number, cutoff: number): Float32Array {
  const known = new Map<number, Weights>();
  for (let at = 0; at < result.length; at++) {
    const centre = at * step;
    const whole = Math.floor(centre);
    const place = centre - whole;
    let found = known.get(place);
    if (!found) known.set(place, (found = weightsAt(place, cutoff)));
    const begin = whole + found.first;
    const last = Math.min(found.weights.length, samples.length - begin);
    let sum = 0;
    for (let tap = Math.max(0, -begin); tap < last; tap++) sum += samples[begin + tap]! * found.weights[tap]!;
    result[at] = sum * cutoff;
  }
  return result;
}

/** What the samples around a place weigh, from the first of them on, counted from the sample before the place. */
interface Weights {
  readonly first: number;
  readonly weights: Float64Array;
}

/** The filter around a place between two samples, from 0 to 1. */
function weightsAt(place: number, cutoff: number): Weights {
  const reach = ZERO_CROSSINGS / cutoff;
  const first = Math.ceil(place - reach);
  const weights = Float64Array.from({ length: Math.floor(place + reach) - first + 1 }, (_, tap) => {
    const distance = Math.abs(first + tap - place) * cutoff * STEPS;
    const below = Math.floor(distance);
    const low = FILTER[below]!;
    return low + (FILTER[below + 1]! - low) * (distance - below);
  });
  return { first, weights };
}

/** One side of the filter, with a zero behind its end for the interpolation. */
const FILTER = Float64Array.from({ length: ZERO_CROSSINGS * STEPS + 2 }, (_, at) => {
  const place = at / STEPS;
  if (place >= ZERO_CROSSINGS) return 0;
  const sinc = at === 0 ? 1 : Math.sin(Math.PI * place) / (Math.PI * place);
  return (sinc * bessel(KAISER_BETA * Math.sqrt(1 - (place / ZERO_CROSSINGS) ** 2))) / bessel(KAISER_BETA);
});

/** Modified Bessel function of order zero, by its series. */
function bessel(x: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; term > sum * 1e-12; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}
