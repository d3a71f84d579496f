import type { Random } from '../../kit/random.js';
import { IMAGE_SIDE } from '../image.js';
import { BY_EYE, inkPerturbation } from './ink.js';

/** Paper and ink are both darker. */
export const brightness = inkPerturbation<number>({
  id: 'brightness',
  title: 'Brightness',
  meaning: 'the same added to every pixel: paper turns grey, and grey ink full',
  source: BY_EYE,
  levels: [
    ['10 % of full ink', 0.1],
    ['30 %', 0.3],
    ['50 %', 0.5],
  ],
  change: (ink, added) => ink.map((grey) => grey + added),
});

/** Clouds of grey, in which the ink is as much fainter as they are thick. */
export const fog = inkPerturbation<{ readonly thickness: number; readonly decay: number }>({
  id: 'fog',
  title: 'Fog',
  meaning: 'clouds over everything, with as much less ink',
  source: BY_EYE,
  levels: [
    ['as thick as the ink', { thickness: 1, decay: 2 }],
    ['1½ times as thick', { thickness: 1.5, decay: 2 }],
    ['twice as thick', { thickness: 2, decay: 1.7 }],
  ],
  change: (ink, { thickness, decay }, random) => {
    const clouds = plasma(decay, random);
    const most = ink.reduce((darkest, grey) => Math.max(darkest, grey), 0);
    return ink.map((grey, at) => {
      const cloud = clouds[Math.floor(at / IMAGE_SIDE) * PLASMA_SIDE + (at % IMAGE_SIDE)]!;
      return ((grey + thickness * cloud) * most) / (most + thickness);
    });
  },
});

/** A power of two, next above an image's side. */
const PLASMA_SIDE = 32;

/**
 * A cloud by midpoint displacement (Fournier, Fussell and Carpenter 1982): halfway between known heights the mean of the
 * four around, and a chance that is `decay` times smaller at every step. It joins on at its edges.
 *
 * @returns 32×32 numbers from 0 to 1
 */
function plasma(decay: number, random: Random): Float32Array {
  const heights = new Float32Array(PLASMA_SIDE ** 2);
  const wrapped = (at: number): number => (at + PLASMA_SIDE) % PLASMA_SIDE;
  const height = (row: number, column: number): number =>
    heights[wrapped(row) * PLASMA_SIDE + wrapped(column)]!;
  for (let step = PLASMA_SIDE, chance = 1; step >= 2; step /= 2, chance /= decay) {
    const half = step / 2;
    const fill = (row: number, column: number, around: readonly (readonly [number, number])[]): void => {
      const sum = around.reduce((total, [down, right]) => total + height(row + down, column + right), 0);
      heights[row * PLASMA_SIDE + column] = sum / around.length + random.between(-chance, chance);
    };
    for (let row = half; row < PLASMA_SIDE; row += step)
      for (let column = half; column < PLASMA_SIDE; column += step)
        fill(row, column, [
          [-half, -half],
          [-half, half],
          [half, -half],
          [half, half],
        ]);
    for (let row = 0; row < PLASMA_SIDE; row += half)
      for (let column = row % step === 0 ? half : 0; column < PLASMA_SIDE; column += step)
        fill(row, column, [
          [-half, 0],
          [half, 0],
          [0, -half],
          [0, half],
        ]);
  }
  const low = heights.reduce((least, one) => Math.min(least, one), Infinity);
  const high = heights.reduce((most, one) => Math.max(most, one), -Infinity);
  return heights.map((one) => (one - low) / (high - low));
}
