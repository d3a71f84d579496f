import type { Random } from '../../kit/random.js';
import { BY_EYE, inkPerturbation } from './ink.js';

/** The grain of an image that few photons made: the fewer, the coarser. */
export const shotNoise = inkPerturbation<number>({
  id: 'shot-noise',
  title: 'Shot noise',
  meaning: 'grain in the ink, as of few photons',
  source: BY_EYE,
  levels: [
    ['25 photons in full ink', 25],
    ['8 photons', 8],
    ['3 photons', 3],
  ],
  change: (ink, photons, random) => ink.map((grey) => poisson(grey * photons, random) / photons),
});

/** Pixels that are full ink or none, whatever they were: salt and pepper. */
export const impulseNoise = inkPerturbation<number>({
  id: 'impulse-noise',
  title: 'Impulse noise',
  meaning: 'single pixels turned to full ink or to paper',
  source: BY_EYE,
  levels: [
    ['5 % of the pixels', 0.05],
    ['12 %', 0.12],
    ['20 %', 0.2],
  ],
  change: (ink, share, random) =>
    ink.map((grey) => (random.chance(share) ? (random.chance(0.5) ? 1 : 0) : grey)),
});

/** A Poisson number by multiplying uniform ones (Knuth 1969); for means of a few dozens at most. */
function poisson(mean: number, random: Random): number {
  const end = Math.exp(-mean);
  let count = 0;
  for (let product = random.uniform(); product > end; product *= random.uniform()) count += 1;
  return count;
}
