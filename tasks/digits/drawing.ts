import type { Drawing } from '../contract/index.js';
import { digitPatches, IMAGE_SIDE, PATCH_SIDE, type Digit, type DigitImage } from './image.js';

/** Colours of an attribution that are told apart by colour-blind readers: blue for, orange against (Okabe and Ito 2008). */
const FOR = '#0072b2';
const AGAINST = '#d55e00';

/** Patches that are enough for the answer. */
const ENOUGH = '#009e73';

/**
 * Draws an image as SVG, pixel by pixel; where given, with an attribution laid over it, and with
 * the patches that are enough laid beneath.
 *
 * @returns an `svg` element with a `viewBox` of 28×28; ink is drawn in `currentColor`, so it follows the page's theme
 */
export function drawDigit(image: DigitImage, overlay: Drawing<Digit> = {}): string {
  const marks = (overlay.enough ?? []).map(patch);
  marks.push(shaded('currentColor', (at) => image[at]! / 255));
  const values = overlay.attribution?.values;
  if (values) {
    const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const shareOf = (at: number, sign: number): number =>
      largest === 0 ? 0 : Math.max(0, (sign * values[at]!) / largest);
    marks.push(
      shaded(FOR, (at) => 0.8 * shareOf(at, 1)),
      shaded(AGAINST, (at) => 0.8 * shareOf(at, -1)),
    );
  }
  const title = [
    'A handwritten digit',
    ...(values ? ['blue pixels spoke for the answer, orange ones against'] : []),
    ...(overlay.enough ? [`the green patches, ${overlay.enough.length}, are enough for the answer`] : []),
  ].join('; ');
  return `<svg viewBox="0 0 ${IMAGE_SIDE} ${IMAGE_SIDE}" role="img" shape-rendering="crispEdges"><title>${title}</title>${marks.join('')}</svg>`;
}

function patch(group: number): string {
  const across = digitPatches.shape[1]!;
  const [x, y] = [(group % across) * PATCH_SIDE, Math.floor(group / across) * PATCH_SIDE];
  return `<rect x="${x}" y="${y}" width="${PATCH_SIDE}" height="${PATCH_SIDE}" fill="${ENOUGH}" opacity="0.4"/>`;
}

/** Shades that pixels are drawn in: more are not told apart, and each takes a path. */
const SHADES = 16;

/**
 * Pixels in shades of a colour, one path a shade, of horizontal runs: a fraction of the bytes that a square a pixel takes.
 *
 * @param opacityOf 0 to 1, by the pixel's place; next to nothing is not drawn
 */
function shaded(colour: string, opacityOf: (at: number) => number): string {
  const runs = new Array<string>(SHADES + 1).fill('');
  const shadeAt = (at: number): number => Math.round(SHADES * opacityOf(at));
  for (let row = 0; row < IMAGE_SIDE; row++)
    for (let column = 0; column < IMAGE_SIDE;) {
      const start = column;
      const shade = shadeAt(row * IMAGE_SIDE + column);
      while (column < IMAGE_SIDE && shadeAt(row * IMAGE_SIDE + column) === shade) column += 1;
      runs[shade]! += `M${start} ${row}h${column - start}`;
    }
  const paths = runs
    .map((run, shade) =>
      shade > 0 && run !== '' ? `<path stroke-opacity="${shade / SHADES}" d="${run}"/>` : '',
    )
    .join('');
  return paths && `<g stroke="${colour}" transform="translate(0 .5)">${paths}</g>`;
}
