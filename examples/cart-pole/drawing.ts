import type { Attribution, Drawing } from 'rules-vs-weights';

import { LIMITS, type Push, type State } from './physics.js';

/** Metres to either side that are drawn, and pixels a metre. */
const WIDE = 2.8;
const SCALE = 50;
const GROUND = 78;
const MIDDLE = WIDE * SCALE;

const x = (metres: number): string => ((metres + WIDE) * SCALE).toFixed(1);

/** The cart on its track with the pole, from the side; an arrow for a push, bars for what spoke for it and against it. */
export function drawState(state: State, { answer, attribution }: Drawing<Push> = {}): string {
  const { position, angle } = state;
  const top = GROUND - 12;
  const tip = { x: x(position + Math.sin(angle)), y: (top - SCALE * Math.cos(angle)).toFixed(1) };
  const height = attribution ? 90 + ROW * NAMES.length : 90;
  return (
    `<svg viewBox="0 0 ${2 * MIDDLE} ${height}" role="img"><title>${title(state, answer)}</title>` +
    `<path d="M${x(-LIMITS.position)} ${GROUND - 6}V${GROUND + 4}H${x(LIMITS.position)}V${GROUND - 6}" fill="none" stroke="currentColor" opacity="0.5"/>` +
    `<path d="M${x(0)} ${GROUND + 4}v6" stroke="currentColor" opacity="0.5"/>` +
    `<rect x="${x(position - 0.3)}" y="${top}" width="${0.6 * SCALE}" height="12" fill="none" stroke="currentColor" stroke-width="2"/>` +
    `<line x1="${x(position)}" y1="${top}" x2="${tip.x}" y2="${tip.y}" stroke="currentColor" stroke-width="4" stroke-linecap="round"/>` +
    `${answer ? arrow(position, answer) : ''}${attribution ? bars(attribution) : ''}</svg>`
  );
}

function title({ position, angle }: State, answer: Push | undefined): string {
  const degrees = ((Math.abs(angle) * 180) / Math.PI).toFixed(1);
  return `cart ${Math.abs(position).toFixed(2)} m ${position < 0 ? 'left' : 'right'} of the middle, pole ${degrees} degrees to the ${angle < 0 ? 'left' : 'right'}${answer ? `, pushed ${answer}` : ''}`;
}

function arrow(position: number, answer: Push): string {
  const sign = answer === 'left' ? -1 : 1;
  return `<path d="M${x(position - sign * 0.9)} ${GROUND - 6}H${x(position - sign * 0.4)}m${-5 * sign} -4l${5 * sign} 4l${-5 * sign} 4" fill="none" stroke="currentColor" stroke-width="2"/>`;
}

const NAMES = ['position', 'velocity', 'angle', 'turning'];
const ROW = 26;
const LONGEST = 80;
/** From here bars go to the right for the push, to the left against it; names stand before them. */
const AXIS = 195;

/** A bar a number of the state, to the right where it spoke for the push. */
function bars({ values }: Attribution): string {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), Number.MIN_VALUE);
  return NAMES.map((name, at) => {
    const value = values[at] ?? 0;
    const length = (LONGEST * Math.abs(value)) / largest;
    const y = 92 + ROW * at;
    return (
      `<text x="2" y="${y + 17}" font-size="22" fill="currentColor">${name}</text>` +
      `<rect x="${(value < 0 ? AXIS - length : AXIS).toFixed(1)}" y="${y}" width="${length.toFixed(1)}" height="18" fill="${value < 0 ? '#c9ad00' : '#a3459b'}"/>`
    );
  }).join('');
}
