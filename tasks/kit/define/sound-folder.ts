import { UserError, type FeatureView } from '../../contract/index.js';
import { ENOUGH } from '../drawing-colours.js';
import { fitSound } from '../fit-sound.js';
import { gridGroups } from '../grid-groups.js';
import { attributionBars, SOUND_WIDTH, waveform } from '../sound-drawing.js';
import { folderDataSet, listClassFiles, type ClassFolders } from './class-folders.js';
import type { TaskData } from './task-data.js';

/** Recordings in class folders, and what a program is given of them. */
export interface SoundFolders extends ClassFolders {
  /** Samples a second: every recording is resampled to it. */
  readonly rate: number;
  /** How long every sound is: shorter recordings get silence around them, longer ones lose their ends. */
  readonly seconds: number;
}

/** Stretches that a sound is kept or replaced by. */
const STRETCHES = 20;

const HEIGHT = 24;

/**
 * A data set of WAV recordings in class folders, each made mono, of one rate and of one length. A program is given the
 * samples, each in [-1, 1].
 *
 * @throws UserError where there is no such folder, and with the names of recordings that are damaged
 * @example
 * soundFolder({ folder: new URL('./bells/', import.meta.url), rate: 16_000, seconds: 1, licence: 'CC0-1.0' });
 */
export function soundFolder(definition: SoundFolders): TaskData<Float32Array, string> {
  const { rate, seconds } = definition;
  const length = Math.round(rate * seconds);
  if (!(Number.isInteger(rate) && rate > 0 && length >= STRETCHES))
    throw new UserError(
      `soundFolder: rate is ${rate} and seconds ${seconds}; expected whole samples a second, and a length above 0, such as rate: 16_000, seconds: 1`,
    );
  const features: FeatureView<Float32Array> = {
    shape: [length],
    axes: ['sample'],
    meaning: `sound pressure, ${rate} times a second, -1 to 1`,
    toVector: (sound) => sound.slice(),
    fromVector: (vector) => vector.map((sample) => Math.min(1, Math.max(-1, sample))),
  };
  const stretch = Math.ceil(length / STRETCHES);
  let classes: readonly string[] | undefined;
  return {
    dataSet: folderDataSet(definition, '.wav', 'recordings', async (bytes, path) => {
      const { readWav } = await import('../wav.js');
      const input = fitSound(readWav(bytes, path, rate).samples, length);
      return { input, content: new Uint8Array(input.buffer) };
    }),
    about: `A program is given ${seconds === 1 ? 'a second' : `${seconds} seconds`} of sound, ${rate} samples a second.`,
    features,
    groups: gridGroups(features, {
      size: [stretch],
      meaning: `a stretch of ${stretch} samples`,
      blank: new Float32Array(length),
    }),
    get classes() {
      return (classes ??= [...new Set(listClassFiles(definition, '.wav').map(({ truth }) => truth))].sort());
    },
    draw: (sound, { attribution, enough = [] } = {}) => {
      const width = (SOUND_WIDTH * stretch) / length;
      const marks = [
        ...enough.map(
          (group) =>
            `<rect x="${group * width}" y="0" width="${width}" height="${HEIGHT}" fill="${ENOUGH}" opacity="0.35"/>`,
        ),
        ...(attribution ? [attributionBars(attribution.values, HEIGHT)] : []),
        waveform(sound, HEIGHT),
      ];
      const title = [
        'A sound as its waveform',
        ...(attribution ? ['purple moments spoke for the answer, yellow ones against'] : []),
        ...(enough.length > 0 ? ['the green stretches are enough for the answer'] : []),
      ].join('; ');
      return `<svg viewBox="0 0 ${SOUND_WIDTH} ${HEIGHT}" role="img"><title>${title}</title>${marks.join('')}</svg>`;
    },
    sound: (samples) => ({ samples, rate }),
  };
}
