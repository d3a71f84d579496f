import type { Drawing } from 'rules-vs-weights';

import { LIMITS, type Push, type State } from './physics.js';

/** Metres to either side that are drawn, and pixels a metre. */
const WIDE = 2.8;
const SCALE = 50;
const GROUND = 78;

/** The cart on its track with the pole, from the side; an arrow for a push. */
export function drawState({ position, angle }: State, { answer }: Drawing<Push> = {}): string {
  const x = (metres: number): string => ((metres + WIDE) * SCALE).toFixed(1);
  const [left, right] = [x(-LIMITS.position), x(LIMITS.position)];
  const top = GROUND - 12;
  const tip = { x: x(position + Math.sin(angle)), y: (top - SCALE * Math.cos(angle)).toFixed(1) };
  const words = `cart ${Math.abs(position).toFixed(2)} m ${position < 0 ? 'left' : 'right'} of the middle, pole ${((Math.abs(angle) * 180) / Math.PI).toFixed(1)} degrees to the ${angle < 0 ? 'left' : 'right'}${answer === undefined ? '' : `, pushed ${answer}`}`;
  const sign = answer === 'left' ? -1 : 1;
  const arrow =
    answer === undefined
      ? ''
      : `<path d="M${x(position - sign * 0.9)} ${GROUND - 6}H${x(position - sign * 0.4)}m${-5 * sign} -4l${5 * sign} 4l${-5 * sign} 4" fill="none" stroke="currentColor" stroke-width="2"/>`;
  return (
    `<svg viewBox="0 0 ${2 * WIDE * SCALE} 90" role="img"><title>${words}</title>` +
    `<path d="M${left} ${GROUND - 6}V${GROUND + 4}H${right}V${GROUND - 6}" fill="none" stroke="currentColor" opacity="0.5"/>` +
    `<path d="M${x(0)} ${GROUND + 4}v6" stroke="currentColor" opacity="0.5"/>` +
    `<rect x="${x(position - 0.3)}" y="${top}" width="${0.6 * SCALE}" height="12" fill="none" stroke="currentColor" stroke-width="2"/>` +
    `<line x1="${x(position)}" y1="${top}" x2="${tip.x}" y2="${tip.y}" stroke="currentColor" stroke-width="4" stroke-linecap="round"/>${arrow}</svg>`
  );
}
