import type { Drawing } from '../contract/index.js';
import { IMAGE_SIDE, type Digit, type DigitImage } from './image.js';

/** Colours of an attribution that are told apart by colour-blind readers: blue for, orange against (Okabe and Ito 2008). */
const FOR = '#0072b2';
const AGAINST = '#d55e00';

/**
 * Draws an image as SVG, one rectangle a pixel that is not paper, with an attribution laid over it where given.
 *
 * @returns an `svg` element with a `viewBox` of 28×28; ink is drawn in `currentColor`, so it follows the page's theme
 */
export function drawDigit(image: DigitImage, overlay: Drawing<Digit> = {}): string {
  const marks: string[] = [];
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
  const title = values
    ? 'A handwritten digit; blue pixels spoke for the answer, orange ones against'
    : 'A handwritten digit';
  return `<svg viewBox="0 0 ${IMAGE_SIDE} ${IMAGE_SIDE}" role="img" shape-rendering="crispEdges"><title>${title}</title>${marks.join('')}</svg>`;
}

function square(at: number, fill: string, opacity: number): string {
  const x = at % IMAGE_SIDE;
  const y = (at - x) / IMAGE_SIDE;
  return `<rect x="${x}" y="${y}" width="1" height="1" fill="${fill}" opacity="${Number(opacity.toFixed(2))}"/>`;
}
