import type { Clip } from '../../../tasks/keyword-spotting/clip.js';
import type { Formants } from './formants.js';
import { backgroundSpectrum, bandLevel, DIGITAL_SILENCE, spectra } from './spectrum.js';
import { followFormants } from './tract.js';
import { voicing } from './voicing.js';

/** What a phonetician reads off one frame of 25 ms. Levels are in dB below the loudest frame of the clip that is no click. */
export interface Frame {
  readonly level: number;
  /** 100 to 900 Hz: the voice and the first formant. */
  readonly low: number;
  /** 900 to 2500 Hz: the second formant. */
  readonly middle: number;
  /** 2500 to 4000 Hz: the higher formants, and the lower part of hissing. */
  readonly high: number;
  /** 1800 to 4000 Hz: loud in front vowels, faint in back ones. */
  readonly front: number;
  /** 4000 to 7500 Hz: hissing; absent from telephone-band recordings. */
  readonly top: number;
  /** 0 (noise) to 1 (periodic). */
  readonly voicing: number;
  /** In hertz, 0 where there is none. */
  readonly pitch: number;
  readonly voiced: boolean;
  readonly sounding: boolean;
  /** False where the recording itself is empty, as in padding. */
  readonly live: boolean;
  /** In hertz as a man's vocal tract would have them; only where the frame is voiced. */
  readonly formants: Formants | undefined;
}

/** A clip as it was heard. */
export interface Hearing {
  readonly frames: readonly Frame[];
  /** Level of the loudest frame that is no click, in dB of full scale. */
  readonly loudest: number;
  /** Level of the quietest tenth of the live frames, in dB below the loudest frame. */
  readonly background: number;
  /** What the quietest quarter of the live frames have above 2.5 kHz. */
  readonly quiet: { readonly high: number; readonly top: number };
  /** Median pitch of the voiced frames in hertz, 0 where there are none. */
  readonly pitch: number;
  /** How much shorter than a man's the vocal tract seems to be: 1 to 1.2. */
  readonly tractScale: number;
  /** True where there is nothing above 4 kHz: a telephone-band recording. */
  readonly narrowBand: boolean;
}

/** Half of the frame repeats itself: the customary bound between voice and noise. */
const VOICED = 0.5;

/** What a creaky voice still has. */
const CREAKY = 0.3;

/** A creaky voice repeats itself badly, and then its pitch is often an octave off: such frames do not tell the pitch. */
const CLEARLY_VOICED = 0.8;

/**
 * Listens to a clip: spectra, loudness, voice, formants.
 *
 * @example
 * hear(clip).frames[50]?.formants; // [520, 1480] in the middle of a neutral vowel
 */
export function hear(clip: Clip): Hearing {
  const power = spectra(clip);
  const repetition = voicing(clip);
  const absolute = power.map((frame) => bandLevel(frame, 80, 8000));
  const loudest = loudestSound(absolute);
  const live = absolute.filter((level) => level > DIGITAL_SILENCE).sort((a, b) => a - b);
  const background = live.length === 0 ? 0 : live[Math.floor(live.length / 10)]! - loudest;
  const threshold = soundThreshold(background, live.length / absolute.length);
  const raw = power.map((spectrum, index) => {
    const level = absolute[index]! - loudest;
    const bands = {
      low: bandLevel(spectrum, 100, 900) - loudest,
      middle: bandLevel(spectrum, 900, 2500) - loudest,
      high: bandLevel(spectrum, 2500, 4000) - loudest,
      front: bandLevel(spectrum, 1800, 4000) - loudest,
      top: bandLevel(spectrum, 4000, 7500) - loudest,
    };
    const { strength, pitch } = repetition[index]!;
    const isLive = absolute[index]! > DIGITAL_SILENCE;
    const sounding = level > threshold && isLive;
    // A voice lives low: where hissing is 10 dB louder than all below 900 Hz, periodicity is an accident. A creaky
    // voice repeats itself badly, but a frame as loud as a vowel that is strongest below 900 Hz is nothing else.
    const hissing = Math.max(bands.high, bands.top);
    const periodic = strength >= VOICED && bands.low > hissing - 10;
    const creaky = strength >= CREAKY && level > -15 && bands.low > hissing + 3;
    const voiced = sounding && (periodic || creaky);
    return { level, ...bands, voicing: strength, pitch: voiced ? pitch : 0, voiced, sounding, live: isLive };
  });
  const voicedFrames = raw.filter(({ voiced }) => voiced);
  const clear = voicedFrames.filter(({ voicing: strength }) => strength >= CLEARLY_VOICED);
  const pitch = median((clear.length >= 5 ? clear : voicedFrames).map((frame) => frame.pitch));
  const { formants, tractScale } = followFormants(
    power,
    raw.map(({ voiced }) => voiced),
    backgroundSpectrum(power, absolute),
    pitch,
  );
  const frames = raw.map((frame, index) => ({ ...frame, formants: formants[index] }));
  const quiet = { high: quietQuarter(frames, 'high'), top: quietQuarter(frames, 'top') };
  return { frames, loudest, background, quiet, pitch, tractScale, narrowBand: isNarrowBand(frames, quiet) };
}

/** Frames that the shortest vowels fill, with 50 ms; a click of 5 ms fills three. */
const LASTING = 4;

/** A frame that is so much louder than all that lasts is a click or a knock, in dB: vowels vary by 3 within as many frames. */
const CLICK = 6;

/** The level of the loudest frame that is no click, which may be far louder than the word beside it. */
function loudestSound(levels: readonly number[]): number {
  const loudest = Math.max(...levels);
  const lasting = Math.max(
    ...levels.slice(LASTING - 1).map((_, start) => Math.min(...levels.slice(start, start + LASTING))),
  );
  return loudest > lasting + CLICK ? lasting : loudest;
}

/**
 * The level above which a frame holds sound, in dB below the loudest: 6 dB (twice the pressure) above the background,
 * and not more than 45 dB down, the span of speech. Where less than nine tenths of the clip are recorded sound it was
 * trimmed to the word, and its quietest tenth may be speech as well: so what is within 25 dB counts as sound there.
 */
function soundThreshold(background: number, liveShare: number): number {
  const highest = liveShare < 0.9 ? -25 : -6;
  return Math.max(-45, Math.min(highest, background + 6));
}

/** Telephone bands end at 4 kHz: even the background, and the sharpest hiss, then have far less above it. */
function isNarrowBand(frames: readonly Frame[], quiet: Hearing['quiet']): boolean {
  const sharpest = (band: 'high' | 'top'): number =>
    Math.max(-100, ...frames.filter(({ sounding }) => sounding).map((frame) => frame[band]));
  return quiet.top < quiet.high - 10 && sharpest('top') < sharpest('high') - 10;
}

function quietQuarter(frames: readonly Frame[], band: 'high' | 'top'): number {
  const levels = frames.filter(({ live }) => live).map((frame) => frame[band]);
  return levels.sort((a, b) => a - b)[Math.floor(levels.length / 4)] ?? -100;
}

/** The middle value of a list, 0 for an empty one. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
