import { encode } from 'fast-png';

/** Pixels as paths of horizontal runs, a path a shade, as `tasks/kit/pixel-drawing.ts` and drawings like it write them. */
const PIXELS =
  /<g stroke="(currentColor|#[0-9a-f]{6})" transform="translate\(0 \.5\)">((?:<path stroke-opacity="[\d.]+" d="[Mh\d ]+"\/>)+)<\/g>/g;
const SHADE = /<path stroke-opacity="([\d.]+)" d="([^"]+)"/g;
const RUN = /M(\d+) (\d+)h(\d+)/g;

/** A run of pixels of one shade. */
interface Run {
  readonly x: number;
  readonly y: number;
  readonly length: number;
  readonly opacity: number;
}

/**
 * Writes the pixels of a drawing as pictures (PNG), a fraction of the bytes of their paths, where that is shorter; all else
 * stays. Ink, which has the colour of the text around it, becomes a mask that this colour is seen through, so that it
 * follows the theme.
 */
export function withPictures(drawing: string): string {
  return drawing.replace(PIXELS, (group: string, colour: string, paths: string) => {
    const runs = [...paths.matchAll(SHADE)].flatMap(([, opacity, runsOfShade]) =>
      [...runsOfShade!.matchAll(RUN)].map(([, x, y, length]): Run => ({
        x: Number(x),
        y: Number(y),
        length: Number(length),
        opacity: Number(opacity),
      })),
    );
    const picture = colour === 'currentColor' ? inkOf(runs) : pictureOf(runs, colour);
    return picture.length < group.length ? picture : group;
  });
}

function inkOf(runs: readonly Run[]): string {
  const { x, y, width, height } = boxOf(runs);
  const place = `x="${x}" y="${y}" width="${width}" height="${height}"`;
  // White lets the ink through, as much as it is opaque. `shared-shapes.ts` gives the mask a name of its own.
  const mask = `<mask>${pictureOf(runs, '#ffffff')}</mask>`;
  return `${mask}<rect ${place} fill="currentColor" mask=""/>`;
}

function boxOf(runs: readonly Run[]) {
  const x = Math.min(...runs.map((run) => run.x));
  const y = Math.min(...runs.map((run) => run.y));
  return {
    x,
    y,
    width: Math.max(...runs.map((run) => run.x + run.length)) - x,
    height: Math.max(...runs.map((run) => run.y + 1)) - y,
  };
}

/** The runs as an image in their place. */
function pictureOf(runs: readonly Run[], colour: string): string {
  const { x, y, width, height } = boxOf(runs);
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const data = new Uint8Array(4 * width * height);
  for (const run of runs)
    for (let column = run.x; column < run.x + run.length; column++)
      data.set([red!, green!, blue!, Math.round(255 * run.opacity)], 4 * ((run.y - y) * width + column - x));
  const png = encode({ width, height, data, channels: 4, depth: 8 }, { zlib: { level: 9 } });
  const uri = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
  return `<image x="${x}" y="${y}" width="${width}" height="${height}" preserveAspectRatio="none" image-rendering="pixelated" href="${uri}"/>`;
}
