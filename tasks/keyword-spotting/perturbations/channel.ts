import { echo, highPass, lowPass, scaleToPeak } from '../effects.js';
import { clipPerturbation } from './clip-change.js';

/** The same sound, softer. */
export const gain = clipPerturbation<number>({
  id: 'gain',
  title: 'Gain',
  meaning: 'softer',
  source: 'a speaker who steps back: twice the distance is 6 dB; nothing is lost, since samples are floats',
  levels: [
    ['by 10 dB', 10],
    ['by 20 dB', 20],
    ['by 30 dB', 30],
  ],
  change: (clip, decibels) => clip.map((sample) => sample * 10 ** (-decibels / 20)),
});

/** A room around the speaker. */
export const room = clipPerturbation<{ readonly decay: number; readonly share: number }>({
  id: 'echo',
  title: 'Echo',
  meaning: 'in a room: the sound comes back, ever weaker',
  source:
    'Schroeder (1962), "Natural sounding artificial reverberation": a furnished room, a bare one, a hall',
  levels: [
    ['60 dB down after 0.3 s', { decay: 0.3, share: 0.4 }],
    ['60 dB down after 0.6 s', { decay: 0.6, share: 0.5 }],
    ['60 dB down after 1 s', { decay: 1, share: 0.6 }],
  ],
  change: (clip, { decay, share }) => echo(clip, decay, share),
});

/** What a telephone cuts off below. */
const LOWEST = 300;

/** What a narrow channel lets through. */
export const bandLimit = clipPerturbation<number>({
  id: 'band-limit',
  title: 'Band limit',
  meaning: `nothing below ${LOWEST} Hz, and nothing above a frequency`,
  source:
    'the band of a telephone, then less; of syllables without a meaning two thirds are still heard below 1,900 Hz (French and Steinberg 1947, "Factors governing the intelligibility of speech sounds"), and more of known words',
  levels: [
    ['up to 3,400 Hz', 3400],
    ['up to 2,500 Hz', 2500],
    ['up to 2,000 Hz', 2000],
  ],
  change: (clip, highest) => highPass(lowPass(clip, highest), LOWEST),
});

/** Peaks cut off, and the rest as loud as before. */
export const clipping = clipPerturbation<number>({
  id: 'clipping',
  title: 'Clipping',
  meaning: 'peaks cut off at a share of the greatest, then as loud as before',
  source:
    'Licklider and Pollack (1948), "Effects of differentiation, integration, and infinite peak clipping upon the intelligibility of speech": even all cut off, most words are heard',
  levels: [
    ['at 50 %', 0.5],
    ['at 20 %', 0.2],
    ['at 5 %', 0.05],
  ],
  change: (clip, share) => {
    const peak = clip.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    const limit = share * peak;
    return scaleToPeak(
      clip.map((sample) => Math.min(limit, Math.max(-limit, sample))),
      peak,
    );
  },
});
