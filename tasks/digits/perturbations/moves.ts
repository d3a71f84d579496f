import { bilinear } from '../../kit/grey-image.js';
import type { Random } from '../../kit/random.js';
import { IMAGE_SIDE } from '../image.js';
import { BY_EYE, inkPerturbation } from './ink.js';

const CENTRE = (IMAGE_SIDE - 1) / 2;

/** Reads an image elsewhere: where a place of the result, seen from the middle, comes from. */
function moved(
  ink: Float32Array,
  from: (down: number, right: number) => readonly [down: number, right: number],
): Float32Array {
  return ink.map((_, at) => {
    const [down, right] = from(Math.floor(at / IMAGE_SIDE) - CENTRE, (at % IMAGE_SIDE) - CENTRE);
    return bilinear(ink, IMAGE_SIDE, down + CENTRE, right + CENTRE);
  });
}

/** Either way round. */
const sign = (random: Random): number => (random.chance(0.5) ? 1 : -1);

/** Slanted, its middle where it was. */
export const shear = inkPerturbation<number>({
  id: 'shear',
  title: 'Shear',
  meaning: 'slanted to the left or to the right',
  source: BY_EYE,
  levels: [
    ['0.2 pixels a row', 0.2],
    ['0.4 pixels', 0.4],
    ['0.6 pixels', 0.6],
  ],
  change: (ink, size, random) => {
    const slant = size * sign(random);
    return moved(ink, (down, right) => [down, right + slant * down]);
  },
});

/** Smaller, its middle where it was. */
export const scale = inkPerturbation<number>({
  id: 'scale',
  title: 'Scale',
  meaning: 'made smaller around the middle',
  source: BY_EYE,
  levels: [
    ['to 80 %', 0.8],
    ['to 65 %', 0.65],
    ['to 50 %', 0.5],
  ],
  change: (ink, size) => moved(ink, (down, right) => [down / size, right / size]),
});

/** Turned around its middle. */
export const rotate = inkPerturbation<number>({
  id: 'rotate',
  title: 'Rotate',
  meaning: 'turned around the middle, either way',
  source: BY_EYE,
  levels: [
    ['by 12°', 12],
    ['by 23°', 23],
    ['by 34°', 34],
  ],
  change: (ink, degrees, random) => {
    const angle = ((degrees * Math.PI) / 180) * sign(random);
    const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
    return moved(ink, (down, right) => [cosine * down - sine * right, sine * down + cosine * right]);
  },
});

/** Towards one of the four corners, by whole pixels. */
export const translate = inkPerturbation<number>({
  id: 'translate',
  title: 'Translate',
  meaning: 'moved towards a corner, down or up and to the left or right at once',
  source: BY_EYE,
  levels: [
    ['by 1 pixel each', 1],
    ['by 3 pixels', 3],
    ['by 5 pixels', 5],
  ],
  change: (ink, pixels, random) => {
    const [lower, further] = [pixels * sign(random), pixels * sign(random)];
    return moved(ink, (down, right) => [down - lower, right - further]);
  },
});
