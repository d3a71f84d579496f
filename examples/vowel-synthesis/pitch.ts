/** Hz, between which voices are looked for. */
const LOWEST = 60;
const HIGHEST = 300;

/** A shorter period is taken where it repeats the sound nearly as well as the best: two periods always do. */
const NEARLY = 0.9;

/**
 * The pitch of a steady voice in Hz: where its autocorrelation is highest (Rabiner 1977).
 *
 * @param rate samples a second
 */
export function pitchOf(samples: ArrayLike<number>, rate: number): number {
  const shortest = Math.floor(rate / HIGHEST);
  const longest = Math.min(Math.ceil(rate / LOWEST), Math.floor(samples.length / 2));
  const likeness = Array.from({ length: longest + 2 }, (_, lag) =>
    lag < shortest - 1 ? -1 : correlation(samples, lag),
  );
  const best = Math.max(...likeness.slice(shortest, longest + 1));
  for (let lag = shortest; lag <= longest; lag++) {
    const [before, here, after] = [likeness[lag - 1]!, likeness[lag]!, likeness[lag + 1]!];
    // The top of the parabola through the three.
    if (here >= NEARLY * best && here >= before && here >= after)
      return rate / (lag + (before - after) / (2 * (before - 2 * here + after) || 1));
  }
  throw new Error('the sound has no pitch');
}

/** How alike a sound is to itself so many samples later, from -1 to 1. */
function correlation(samples: ArrayLike<number>, lag: number): number {
  let [product, one, other] = [0, 0, 0];
  for (let at = 0; at + lag < samples.length; at++) {
    product += samples[at]! * samples[at + lag]!;
    one += samples[at]! ** 2;
    other += samples[at + lag]! ** 2;
  }
  return product / Math.sqrt(one * other || 1);
}
