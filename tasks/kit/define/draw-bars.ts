import { htmlEscape } from 'escape-goat';

import type { Drawing } from '../../contract/index.js';
import { AGAINST, ENOUGH, FOR } from '../drawing-colours.js';

/** One number of a row, as it is drawn. */
export interface Bar {
  readonly name: string;
  readonly value: number;
  /** The smallest and largest value that is drawn: 0 lies within. */
  readonly low: number;
  readonly high: number;
}

const ROW = 14;
const NAMES = 90;
const BARS = 130;
const VALUES = 40;

/** More are not told apart in a drawing of this size. */
const MOST_DRAWN = 32;

/**
 * Draws numbers as SVG bars with their names, each on the scale of its own range; where given, with what each spoke for or
 * against the answer, and with those marked that are enough for it.
 *
 * @returns an `svg` element in `currentColor`, so that it follows the page's theme
 */
export function drawBars(
  bars: readonly Bar[],
  { attribution, enough }: Pick<Drawing<unknown>, 'attribution' | 'enough'> = {},
): string {
  const values = attribution?.values;
  const largest = values?.reduce((most, value) => Math.max(most, Math.abs(value)), 0) ?? 0;
  const drawn = bars.slice(0, MOST_DRAWN);
  const rows = drawn.map(({ name, value, low, high }, at) => {
    const y = at * ROW;
    const scale = high > low ? BARS / (high - low) : 0;
    const [from, to] = [Math.min(0, value), Math.max(0, value)];
    const said = values && largest > 0 ? values[at]! / largest : 0;
    return [
      enough?.includes(at)
        ? `<rect x="0" y="${y}" width="${NAMES + BARS + VALUES}" height="${ROW}" fill="${ENOUGH}" opacity="0.25"/>`
        : '',
      `<text x="${NAMES - 4}" y="${y + 10}" font-size="10" text-anchor="end" fill="currentColor">${htmlEscape(name)}</text>`,
      `<rect x="${short(NAMES + (from - low) * scale)}" y="${y + 3}" width="${short(Math.max(0.5, (to - from) * scale))}" height="8" fill="${said > 0 ? FOR : said < 0 ? AGAINST : 'currentColor'}" opacity="${said === 0 ? 0.6 : short(0.3 + 0.7 * Math.abs(said))}"/>`,
      `<text x="${NAMES + BARS + 4}" y="${y + 10}" font-size="10" fill="currentColor">${short(value)}</text>`,
    ].join('');
  });
  const title = [
    bars.map(({ name, value }) => `${name} ${short(value)}`).join(', '),
    ...(values ? ['purple bars spoke for the answer, yellow ones against'] : []),
    ...(enough ? [`the green rows, ${enough.length}, are enough for the answer`] : []),
  ].join('; ');
  return `<svg viewBox="0 0 ${NAMES + BARS + VALUES} ${drawn.length * ROW}" role="img"><title>${htmlEscape(title)}</title>${rows.join('')}</svg>`;
}

const short = (value: number): string => String(Number(value.toPrecision(4)));
