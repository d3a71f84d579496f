import type { Clip } from '../../tasks/keyword-spotting/clip.js';
import { ENOUGH } from '../../tasks/kit/drawing-colours.js';
import { SOUND_WIDTH, waveform } from '../../tasks/kit/sound-drawing.js';
import { hear } from './perception/hearing.js';
import { segments, STEP_MS, type Segment } from './perception/sounds.js';

const WAVE_HEIGHT = 24;
const HEIGHT = 32;

/** Units of the drawing a millisecond: it is a second wide. */
const UNITS_A_MS = SOUND_WIDTH / 1000;

/** A shorter stretch has no room for its name, in milliseconds. */
const NAMED_FROM = 90;

/**
 * Draws a clip as the rules hear it: which stretch of it is a vowel, a hiss, a breath and so on.
 *
 * @returns an `svg` element of the waveform with the stretches beneath it, silence left blank
 */
export function drawHeard(clip: Clip): string {
  const heard = segments(hear(clip)).filter(({ sound }) => sound !== 'silence');
  const title = `One second of sound, as the rules hear it: ${heard.map(({ sound }) => sound).join(', ') || 'silence'}`;
  return `<svg viewBox="0 0 ${SOUND_WIDTH} ${HEIGHT}" role="img"><title>${title}</title>${heard.map(stretch).join('')}${waveform(clip, WAVE_HEIGHT)}</svg>`;
}

function stretch({ sound, start, end }: Segment): string {
  const [x, width] = [start * STEP_MS * UNITS_A_MS, (end - start) * STEP_MS * UNITS_A_MS];
  const name =
    (end - start) * STEP_MS < NAMED_FROM
      ? ''
      : `<text x="${x + width / 2}" y="${HEIGHT - 2}" font-size="4.5" text-anchor="middle" fill="currentColor">${sound}</text>`;
  return `<rect x="${x}" y="0" width="${width}" height="${WAVE_HEIGHT}" fill="${ENOUGH}" opacity="${sound === 'vowel' ? 0.4 : 0.2}"/>${name}`;
}
