import { decode, encode } from 'fast-png';

/** As many colours as a byte a pixel tells apart. */
const COLOURS = 256;

type Colour = readonly [red: number, green: number, blue: number];

/**
 * A picture of a screen as a PNG file of a third of its bytes: with its 256 most frequent colours, and the nearest of them in
 * the place of rarer ones, which are shades at the edges of letters.
 *
 * @param png without transparency
 */
export function smallPng(png: Uint8Array): Uint8Array {
  const { width, height, data, channels } = decode(png);
  const counts = new Map<number, number>();
  const keys = Array.from({ length: width * height }, (_, at) => {
    const [red, green, blue] = data.subarray(channels * at, channels * at + 3);
    return (red! << 16) | (green! << 8) | blue!;
  });
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const frequent = [...counts].sort(([, one], [, other]) => other - one).map(([key]) => colourOf(key));
  const palette = frequent.slice(0, COLOURS);
  const places = new Map([...counts.keys()].map((key) => [key, nearest(palette, colourOf(key))]));
  return encode(
    {
      width,
      height,
      channels: 1,
      depth: 8,
      data: Uint8Array.from(keys, (key) => places.get(key)!),
      palette: palette.map((colour) => [...colour]),
    },
    { zlib: { level: 9 } },
  );
}

const colourOf = (key: number): Colour => [key >> 16, (key >> 8) & 255, key & 255];

function nearest(palette: readonly Colour[], colour: Colour): number {
  const distances = palette.map((one) =>
    one.reduce((sum, part, channel) => sum + (part - colour[channel]!) ** 2, 0),
  );
  return distances.indexOf(Math.min(...distances));
}
