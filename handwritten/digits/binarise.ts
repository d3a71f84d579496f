import { PIXELS, IMAGE_SIDE, type DigitImage } from '../../tasks/digits/image.js';

/** Rounds of the threshold search; it settles within a handful on any image. */
const MAX_ROUNDS = 10;

/**
 * Smallest patch, in pixels, that counts as ink: a dot of a normal pen covers about nine, and a broken-off piece of a
 * stroke more than that, so whatever is smaller is a speck.
 */
const SPECK = 6;

/**
 * The grey value that parts ink from paper: the middle between the mean grey of what lies above it and of what lies
 * below it (T. W. Ridler and S. Calvard, "Picture thresholding using an iterative selection method", 1978).
 *
 * @returns a grey value in (0, 255]; an image of one single grey has no ink, and gets that grey plus one
 * @example
 * inkThreshold(image); // about 100 for black ink on white paper
 */
export function inkThreshold(image: DigitImage): number {
  let darkest = 0;
  let lightest = 255;
  for (let at = 0; at < PIXELS; at++) {
    const grey = image[at]!;
    if (grey > darkest) darkest = grey;
    if (grey < lightest) lightest = grey;
  }
  if (darkest === lightest) return darkest + 1;
  let threshold = (darkest + lightest) / 2;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    let inkSum = 0;
    let inkCount = 0;
    let paperSum = 0;
    for (let at = 0; at < PIXELS; at++) {
      const grey = image[at]!;
      if (grey >= threshold) {
        inkSum += grey;
        inkCount++;
      } else {
        paperSum += grey;
      }
    }
    if (inkCount === 0 || inkCount === PIXELS) return threshold;
    const next = (inkSum / inkCount + paperSum / (PIXELS - inkCount)) / 2;
    if (Math.abs(next - threshold) < 1) return next;
    threshold = next;
  }
  return threshold;
}

/**
 * Copies an image without its specks: patches of ink (joined along edges or corners) of fewer than six pixels become
 * paper. The largest patch always stays.
 *
 * @param image the image, unchanged
 * @param threshold as {@link inkThreshold} gives it
 * @param cleaned where the copy goes
 * @param stack scratch memory of at least {@link PIXELS} numbers
 * @param patchOf scratch memory of at least {@link PIXELS} numbers
 * @returns the number of pixels of ink that are left
 */
export function removeSpecks(
  image: DigitImage,
  threshold: number,
  cleaned: Uint8Array,
  stack: Int32Array,
  patchOf: Int32Array,
): number {
  cleaned.set(image);
  patchOf.fill(0);
  const sizes: number[] = [0];
  for (let start = 0; start < PIXELS; start++) {
    if (image[start]! < threshold || patchOf[start] !== 0) continue;
    sizes.push(floodPatch(image, threshold, start, sizes.length, stack, patchOf));
  }
  const largest = Math.max(...sizes);
  let ink = 0;
  for (let at = 0; at < PIXELS; at++) {
    const size = sizes[patchOf[at]!]!;
    if (size === 0) continue;
    if (size < SPECK && size < largest) cleaned[at] = 0;
    else ink++;
  }
  return ink;
}

function floodPatch(
  image: DigitImage,
  threshold: number,
  start: number,
  patch: number,
  stack: Int32Array,
  patchOf: Int32Array,
): number {
  let depth = 0;
  let size = 0;
  stack[depth++] = start;
  patchOf[start] = patch;
  while (depth > 0) {
    const at = stack[--depth]!;
    size++;
    const x = at % IMAGE_SIDE;
    const y = (at - x) / IMAGE_SIDE;
    for (let ny = Math.max(0, y - 1); ny <= Math.min(IMAGE_SIDE - 1, y + 1); ny++) {
      for (let nx = Math.max(0, x - 1); nx <= Math.min(IMAGE_SIDE - 1, x + 1); nx++) {
        const next = ny * IMAGE_SIDE + nx;
        if (patchOf[next] === 0 && image[next]! >= threshold) {
          patchOf[next] = patch;
          stack[depth++] = next;
        }
      }
    }
  }
  return size;
}
