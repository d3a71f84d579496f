import type { Drawing } from '../contract/index.js';
import { AGAINST, ENOUGH, FOR } from '../kit/drawing-colours.js';
import { shadedPixels } from '../kit/pixel-drawing.js';
import { digitPatches, IMAGE_SIDE, PATCH_SIDE, type Digit, type DigitImage } from './image.js';

const SIZE = { width: IMAGE_SIDE, height: IMAGE_SIDE };

/**
 * Draws an image as SVG, pixel by pixel; where given, with an attribution laid over it, and with
 * the patches that are enough laid beneath.
 *
 * @returns an `svg` element with a `viewBox` of 28×28; ink is drawn in `currentColor`, so it follows the page's theme
 */
export function drawDigit(image: DigitImage, overlay: Drawing<Digit> = {}): string {
  const marks = (overlay.enough ?? []).map(patch);
  marks.push(shadedPixels(SIZE, 'currentColor', (at) => image[at]! / 255));
  const values = overlay.attribution?.values;
  if (values) {
    const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const shareOf = (at: number, sign: number): number =>
      largest === 0 ? 0 : Math.max(0, (sign * values[at]!) / largest);
    marks.push(
      shadedPixels(SIZE, FOR, (at) => 0.8 * shareOf(at, 1)),
      shadedPixels(SIZE, AGAINST, (at) => 0.8 * shareOf(at, -1)),
    );
  }
  const title = [
    'A handwritten digit',
    ...(values ? ['purple pixels spoke for the answer, yellow ones against'] : []),
    ...(overlay.enough ? [`the green patches, ${overlay.enough.length}, are enough for the answer`] : []),
  ].join('; ');
  return `<svg viewBox="0 0 ${IMAGE_SIDE} ${IMAGE_SIDE}" role="img" shape-rendering="crispEdges"><title>${title}</title>${marks.join('')}</svg>`;
}

function patch(group: number): string {
  const across = digitPatches.shape[1]!;
  const [x, y] = [(group % across) * PATCH_SIDE, Math.floor(group / across) * PATCH_SIDE];
  return `<rect x="${x}" y="${y}" width="${PATCH_SIDE}" height="${PATCH_SIDE}" fill="${ENOUGH}" opacity="0.4"/>`;
}
