import type { Drawing } from '../contract/index.js';
import { ENOUGH } from '../kit/drawing-colours.js';
import { attributionBars, SOUND_WIDTH, waveform } from '../kit/sound-drawing.js';
import { describeWord, type Clip, type Word } from './clip.js';
import { bandFrequency, BANDS, FRAMES, logMel } from './log-mel.js';
import { BAND_ENDS, STRETCHES } from './sound-cells.js';

/** The drawing: one unit is 10 ms across; the waveform above, the bands of frequency below. */
const WIDTH = SOUND_WIDTH;
const WAVE_HEIGHT = 24;
const GAP = 2;
const HEIGHT = WAVE_HEIGHT + GAP + BANDS;

/** Windows that are drawn as one: 20 ms still show every sound, and keep the drawing small. */
const FRAMES_A_COLUMN = 2;

/** Shades of the bands: their share of the ink. */
const SHADES = [0.25, 0.5, 0.75, 1];

/** The shades stand for this range below the loudest band of the clip, in decibels. */
const RANGE = 48;

/**
 * Draws a clip as SVG: its waveform, and below it which frequencies are loud when (time to the right, low frequencies
 * at the bottom). An attribution is drawn as bars behind the waveform, one a 10 ms.
 *
 * @returns an `svg` element of at most 15 kB, in `currentColor`, so that it follows the page's theme
 */
export function drawClip(clip: Clip, overlay: Drawing<Word> = {}): string {
  const values = overlay.attribution?.values;
  const title = [
    'One second of sound: its waveform, and below it its frequencies over time',
    ...(overlay.answer === undefined ? [] : [`heard as ${describeWord(overlay.answer)}`]),
    ...(values ? ['purple moments spoke for the answer, yellow ones against'] : []),
    ...(overlay.enough ? ['the green cells are enough for the answer'] : []),
  ].join('; ');
  const marks = [
    ...(values ? [attributionBars(values, WAVE_HEIGHT)] : []),
    ...(overlay.enough ?? []).map(cell),
    waveform(clip, WAVE_HEIGHT),
    bands(clip),
  ];
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img"><title>${title}</title>${marks.join('')}</svg>`;
}

/** A tenth of a second in a band, behind the bands of the drawing, which are equally wide to the ear. */
function cell(group: number): string {
  const [stretch, band] = [Math.floor(group / BAND_ENDS.length), group % BAND_ENDS.length];
  const drawnBelow = (hertz: number): number =>
    Array.from({ length: BANDS }, (_, at) => bandFrequency(at)).filter((middle) => middle <= hertz).length;
  const [low, high] = [band === 0 ? 0 : drawnBelow(BAND_ENDS[band - 1]!), drawnBelow(BAND_ENDS[band]!)];
  const width = WIDTH / STRETCHES;
  return `<rect x="${stretch * width}" y="${HEIGHT - high}" width="${width}" height="${high - low}" fill="${ENOUGH}" opacity="0.35"/>`;
}

/** Bands of frequency in a few shades: one path a shade, of horizontal runs. */
function bands(clip: Clip): string {
  const levels = logMel(clip);
  const loudest = levels.reduce((most, level) => Math.max(most, level), -100);
  const columns = Math.ceil(FRAMES / FRAMES_A_COLUMN);
  const shadeAt = (column: number, band: number): number => {
    const first = levels[column * FRAMES_A_COLUMN * BANDS + band]!;
    const second = levels[(column * FRAMES_A_COLUMN + 1) * BANDS + band]!;
    // Silence stays white: its loudest band is no louder than the floor.
    if (loudest <= -95) return 0;
    return Math.ceil(SHADES.length * Math.max(0, 1 - (loudest - Math.max(first, second)) / RANGE));
  };
  const runs = SHADES.map(() => '');
  for (let band = 0; band < BANDS; band++) {
    for (let column = 0; column < columns;) {
      const shade = shadeAt(column, band);
      const start = column;
      while (column < columns && shadeAt(column, band) === shade) column++;
      if (shade > 0) {
        runs[shade - 1]! +=
          `M${start * FRAMES_A_COLUMN} ${HEIGHT - band - 1}h${(column - start) * FRAMES_A_COLUMN}`;
      }
    }
  }
  const paths = runs.map((run, at) => (run ? `<path stroke-opacity="${SHADES[at]!}" d="${run}"/>` : ''));
  return `<g stroke="currentColor" transform="translate(0 .5)">${paths.join('')}</g>`;
}
