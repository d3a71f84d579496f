import type { Drawing } from '../contract/index.js';
import { digitPatches, IMAGE_SIDE, PATCH_SIDE, type Digit, type DigitImage } from './image.js';

/** Colours of an attribution that are told apart by colour-blind readers: blue for, orange against (Okabe and Ito 2008). */
const FOR = '#0072b2';
const AGAINST = '#d55e00';

/** Patches that are enough for the answer. */
const ENOUGH = '#009e73';

/**
 * Draws an image as SVG, one rectangle a pixel that is not paper; where given, with an attribution laid over it, and with
 * the patches that are enough laid beneath.
 *
 * @returns an `svg` element with a `viewBox` of 28×28; ink is drawn in `currentColor`, so it follows the page's theme
 */
export function drawDigit(image: DigitImage, overlay: Drawing<Digit> = {}): string {
  const marks = (overlay.enough ?? []).map(patch);
  image.forEach((grey, at) => {
    if (grey > 0) marks.push(square(at, 'currentColor', grey / 255));
  });
  const values = overlay.attribution?.values;
  if (values) {
    const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    values.forEach((value, at) => {
      const share = largest === 0 ? 0 : Math.abs(value) / largest;
      if (share > 0.05) marks.push(square(at, value > 0 ? FOR : AGAINST, share * 0.8));
    });
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

function square(at: number, fill: string, opacity: number): string {
  const x = at % IMAGE_SIDE;
  const y = (at - x) / IMAGE_SIDE;
  return `<rect x="${x}" y="${y}" width="1" height="1" fill="${fill}" opacity="${Number(opacity.toFixed(2))}"/>`;
}
