import { UserError } from '../contract/index.js';
import type { Picture } from './define/picture.js';
import { oneLine, reasonOf } from './one-line.js';

/** The refusal of a file that is no PNG image. */
export const notPng = (path: string, why = 'it does not begin as one'): UserError =>
  new UserError(`${oneLine(path)} is no PNG image (${why}); save it as PNG, or remove it`);

/**
 * Reads an image of 8 or 16 bits a channel, or with a palette.
 *
 * @param path how an error names the file
 * @throws UserError for what is no PNG image, has fewer bits, or can be seen through
 */
export async function readPng(bytes: Uint8Array, path: string): Promise<Picture> {
  const { convertIndexedToRgb, decode } = await import('fast-png');
  let decoded: ReturnType<typeof decode>;
  try {
    decoded = decode(bytes);
  } catch (cause) {
    throw notPng(path, reasonOf(cause));
  }
  const { width, height, depth, palette } = decoded;
  if (!palette && depth < 8)
    throw new UserError(
      `${oneLine(path)} has ${depth} bits a pixel; expected 8 or 16: save it again as such`,
    );
  const values = palette ? convertIndexedToRgb(decoded) : decoded.data;
  const perPixel = values.length / (width * height);
  const colours = perPixel < 3 ? 1 : 3;
  const most = depth === 16 ? 65_535 : 255;
  const pixels = new Uint8Array(width * height * colours);
  for (let pixel = 0; pixel < width * height; pixel++) {
    if (perPixel > colours && values[pixel * perPixel + colours] !== most)
      throw new UserError(`${oneLine(path)} can be seen through; save it without transparency`);
    for (let channel = 0; channel < colours; channel++)
      pixels[pixel * colours + channel] = Math.round((255 * values[pixel * perPixel + channel]!) / most);
  }
  return { width, height, channels: colours, pixels };
}
