/** Shades that pixels are drawn in: more are not told apart, and each takes a path. */
const SHADES = 16;

/**
 * Pixels in shades of a colour as SVG, one path a shade, of horizontal runs: a fraction of the bytes that a square a pixel
 * takes.
 *
 * @param size columns and rows, one unit a pixel
 * @param opacityOf 0 to 1, by the pixel's place, row by row; next to nothing is not drawn
 */
export function shadedPixels(
  { width, height }: { readonly width: number; readonly height: number },
  colour: string,
  opacityOf: (at: number) => number,
): string {
  const runs = new Array<string>(SHADES + 1).fill('');
  const shadeAt = (at: number): number => Math.round(SHADES * opacityOf(at));
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width;) {
      const start = column;
      const shade = shadeAt(row * width + column);
      while (column < width && shadeAt(row * width + column) === shade) column += 1;
      runs[shade]! += `M${start} ${row}h${column - start}`;
    }
  const paths = runs
    .map((run, shade) =>
      shade > 0 && run !== '' ? `<path stroke-opacity="${shade / SHADES}" d="${run}"/>` : '',
    )
    .join('');
  return paths && `<g stroke="${colour}" transform="translate(0 .5)">${paths}</g>`;
}
