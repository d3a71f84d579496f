import type { Drawing } from '../../contract/index.js';
import { AGAINST, ENOUGH, FOR } from '../drawing-colours.js';
import { shadedPixels } from '../pixel-drawing.js';
import type { Picture } from './picture.js';

/**
 * Draws an image as SVG in its own colours, each channel in 16 steps, as horizontal runs of one colour; where given, with
 * what spoke for and against the answer laid over it, and with frames around the patches that are enough.
 *
 * @param patch pixels of a patch along each side
 */
export function drawPicture(
  picture: Picture,
  patch: number,
  { attribution, enough }: Pick<Drawing<unknown>, 'attribution' | 'enough'> = {},
): string {
  const { width, height, channels } = picture;
  const marks = [colouredRuns(picture)];
  const values = attribution?.values;
  if (values) {
    // What the channels of a pixel said together.
    const sums = Float32Array.from({ length: width * height }, (_, pixel) =>
      values.subarray(pixel * channels, (pixel + 1) * channels).reduce((sum, value) => sum + value, 0),
    );
    const largest = sums.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const shareOf = (at: number, sign: number): number =>
      largest === 0 ? 0 : Math.max(0, (sign * sums[at]!) / largest);
    marks.push(
      shadedPixels(picture, FOR, (at) => 0.8 * shareOf(at, 1)),
      shadedPixels(picture, AGAINST, (at) => 0.8 * shareOf(at, -1)),
    );
  }
  const across = Math.ceil(width / patch);
  for (const group of enough ?? [])
    marks.push(
      `<rect x="${(group % across) * patch}" y="${Math.floor(group / across) * patch}" width="${patch}" height="${patch}" fill="none" stroke="${ENOUGH}" stroke-width="0.5"/>`,
    );
  const title = [
    `An image of ${width}×${height} pixels`,
    ...(values ? ['purple pixels spoke for the answer, yellow ones against'] : []),
    ...(enough ? [`the green frames, ${enough.length}, are enough for the answer`] : []),
  ].join('; ');
  return `<svg viewBox="0 0 ${width} ${height}" role="img" shape-rendering="crispEdges"><title>${title}</title>${marks.join('')}</svg>`;
}

function colouredRuns({ width, height, channels, pixels }: Picture): string {
  const colourAt = (pixel: number): string => {
    const digit = (channel: number): string =>
      Math.round(pixels[pixel * channels + (channels === 1 ? 0 : channel)]! / 17).toString(16);
    return `#${digit(0)}${digit(1)}${digit(2)}`;
  };
  const runs = new Map<string, string>();
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width;) {
      const start = column;
      const colour = colourAt(row * width + column);
      while (column < width && colourAt(row * width + column) === colour) column += 1;
      runs.set(colour, `${runs.get(colour) ?? ''}M${start} ${row}h${column - start}`);
    }
  const paths = [...runs].map(([colour, run]) => `<path stroke="${colour}" d="${run}"/>`);
  return `<g transform="translate(0 .5)">${paths.join('')}</g>`;
}
