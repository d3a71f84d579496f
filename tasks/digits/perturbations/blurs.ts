import { bilinear, blur, gaussian } from '../../kit/grey-image.js';
import { IMAGE_SIDE } from '../image.js';
import { BY_EYE, inkPerturbation } from './ink.js';

/** Seen through frosted glass: blurred, some pixels swapped with one beside them, blurred again. */
export const glassBlur = inkPerturbation<{ readonly width: number; readonly share: number }>({
  id: 'glass-blur',
  title: 'Glass blur',
  meaning: 'blurred, with pixels swapped with their neighbours',
  source: BY_EYE,
  levels: [
    ['a fifth of the pixels', { width: 0.4, share: 0.2 }],
    ['two fifths', { width: 0.5, share: 0.4 }],
    ['three fifths', { width: 0.6, share: 0.6 }],
  ],
  change: (ink, { width, share }, random) => {
    const glass = blur(ink, IMAGE_SIDE, width);
    const beside = () => random.integer(3) - 1;
    for (let row = 1; row < IMAGE_SIDE - 1; row++)
      for (let column = 1; column < IMAGE_SIDE - 1; column++) {
        if (!random.chance(share)) continue;
        const here = row * IMAGE_SIDE + column;
        const there = here + beside() * IMAGE_SIDE + beside();
        [glass[here], glass[there]] = [glass[there]!, glass[here]!];
      }
    return blur(glass, IMAGE_SIDE, width);
  },
});

/** The camera moved in one direction while it looked; what it saw first weighs most. */
export const motionBlur = inkPerturbation<number>({
  id: 'motion-blur',
  title: 'Motion blur',
  meaning: 'smeared in one direction, up to 45° from the level',
  source: BY_EYE,
  levels: [
    ['over about 2 pixels', 1],
    ['about 4 pixels', 2],
    ['about 6 pixels', 3],
  ],
  change: (ink, width, random) => {
    const angle = random.between(-Math.PI / 4, Math.PI / 4) + (random.chance(0.5) ? Math.PI : 0);
    const [down, right] = [Math.sin(angle), Math.cos(angle)];
    // One side of a Gaussian, its middle included.
    const both = gaussian(width);
    const weights = both.slice((both.length - 1) / 2);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return ink.map((_, at) => {
      const [row, column] = [Math.floor(at / IMAGE_SIDE), at % IMAGE_SIDE];
      return weights.reduce(
        (sum, weight, step) =>
          sum + (weight / total) * bilinear(ink, IMAGE_SIDE, row - step * down, column - step * right),
        0,
      );
    });
  },
});
