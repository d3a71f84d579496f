import { IMAGE_SIDE, PIXELS, type Digit, type DigitImage } from './image.js';

/** The image with rows and columns exchanged. */
export function transposed(image: DigitImage): DigitImage {
  return Uint8Array.from({ length: PIXELS }, (_, at) => {
    const [row, column] = [Math.floor(at / IMAGE_SIDE), at % IMAGE_SIDE];
    return image[column * IMAGE_SIDE + row]!;
  });
}

/** Ones that are looked at: more say nothing more. */
const MOST_ONES = 500;

/**
 * Whether images lie on their side, told by their ones: of all digits, a one is the tallest and narrowest, in everybody's hand.
 *
 * @returns undefined where there is no one among them
 */
export function liesOnItsSide(
  images: readonly { readonly input: DigitImage; readonly truth: Digit }[],
): boolean | undefined {
  const ones = images.filter(({ truth }) => truth === 1).slice(0, MOST_ONES);
  if (ones.length === 0) return undefined;
  const lying = ones.filter(({ input }) => {
    const { across, down } = spread(input);
    return across > down;
  }).length;
  return lying > ones.length / 2;
}

/** How far the ink is spread across and down, as variances in pixels. */
function spread(image: DigitImage): { readonly across: number; readonly down: number } {
  let [ink, x, y, xx, yy] = [0, 0, 0, 0, 0];
  image.forEach((grey, at) => {
    const [row, column] = [Math.floor(at / IMAGE_SIDE), at % IMAGE_SIDE];
    ink += grey;
    x += grey * column;
    y += grey * row;
    xx += grey * column * column;
    yy += grey * row * row;
  });
  return { across: xx / ink - (x / ink) ** 2, down: yy / ink - (y / ink) ** 2 };
}
