import { bilinear, blurLines, gaussian } from '../../tasks/kit/grey-image.js';
import type { Random } from '../../tasks/kit/random.js';

/** How far a training image may be bent. Every draw is uniform between minus and plus its limit. */
export interface Distortion {
  /** Degrees. */
  readonly rotation: number;
  /** Share: 0.1 is a size between 0.9 and 1.1, for height and width apart. */
  readonly scale: number;
  /** Pixels of shift along a row per pixel of height. */
  readonly shear: number;
  /** Pixels. */
  readonly translation: number;
  /** Elastic: how many pixels a place moves at most, about; 0 for none. */
  readonly elastic: number;
  /** Elastic: width of the Gaussian that makes neighbours move together, in pixels. */
  readonly smoothness: number;
}

/**
 * How many displacement fields are drawn beforehand. Each image takes two of them, each either way round, which makes
 * more than a hundred thousand pairs and spares the blurring, by far the costliest part.
 */
const FIELDS = 256;

/**
 * Bends grey images as other hands might have written them: an affine map, and an elastic one in which every pixel is
 * displaced by a smooth random field (Simard, Steinkraus and Platt 2003, "Best Practices for Convolutional Neural
 * Networks Applied to Visual Document Analysis"). The result is read with bilinear interpolation; outside is blank.
 *
 * @param side rows and columns of an image
 * @returns a function that bends an image of `side`·`side` numbers, leaves it alone, and writes the result into another
 * @example
 * const distort = createDistorter(28, { ...NONE, rotation: 15 }, createRandom(1, 'augmentation'));
 * distort(image, result);
 */
export function createDistorter(
  side: number,
  limits: Distortion,
  random: Random,
): (from: Float32Array, into: Float32Array) => void {
  const between = (limit: number): number => (2 * random.uniform() - 1) * limit;
  const still = new Float32Array(side * side);
  const fields =
    limits.elastic > 0 ? Array.from({ length: FIELDS }, () => smoothField(side, limits, random)) : [still];
  const centre = (side - 1) / 2;

  return (from, into) => {
    const angle = (between(limits.rotation) * Math.PI) / 180;
    const tall = 1 + between(limits.scale);
    const wide = 1 + between(limits.scale);
    const shear = between(limits.shear);
    const down = between(limits.translation);
    const right = between(limits.translation);
    const cosine = Math.cos(angle);
    const sine = Math.sin(angle);
    const rowShift = fields[random.integer(fields.length)]!;
    const columnShift = fields[random.integer(fields.length)]!;
    const rowSign = random.integer(2) * 2 - 1;
    const columnSign = random.integer(2) * 2 - 1;

    // Each pixel of the result looks up where in the image it comes from.
    for (let row = 0, at = 0; row < side; row++) {
      for (let column = 0; column < side; column++, at++) {
        const y = row - centre - down;
        const x = column - centre - right;
        into[at] = bilinear(
          from,
          side,
          (cosine * y - sine * x) / tall + centre + rowSign * rowShift[at]!,
          (sine * y + cosine * x + shear * y) / wide + centre + columnSign * columnShift[at]!,
        );
      }
    }
  };
}

/** Independent draws, blurred with a Gaussian along both axes and brought to the wanted size. */
function smoothField(side: number, { elastic, smoothness }: Distortion, random: Random): Float32Array {
  const kernel = gaussian(smoothness);
  const reach = (kernel.length - 1) / 2;
  const noise = Float32Array.from({ length: side * side }, () => 2 * random.uniform() - 1);
  const alongRows = blurLines(noise, side, kernel, 1, side);
  const field = blurLines(alongRows, side, kernel, side, 1);
  // Blurring shrinks the spread of independent draws by a factor that the kernel gives; `elastic` is two deviations.
  let squares = 0;
  for (let at = -reach; at <= reach; at++) squares += kernel[at + reach]! ** 2;
  const deviation = Math.sqrt(1 / 3) * squares;
  for (let at = 0; at < field.length; at++) field[at] = (field[at]! * elastic) / (2 * deviation);
  return field;
}
